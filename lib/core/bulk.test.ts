// Work in bulk on a real PostgreSQL: what fails half way leaves nothing, and a connection that can go on.
import { expect, test } from "vitest";
import { openBulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";

async function* brokenOff() {
  yield Buffer.from("1\n");
  throw new Error("The source broke off.");
}
async function* wrong() {
  for (let at = 0; at < 200; at += 1) {
    yield Buffer.from("no number\n".repeat(10_000));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

test("a COPY whose source fails, or whose rows are wrong, is ended: the same connection works on", async () => {
  const bulk = await openBulk();
  try {
    await bulk.define("CREATE TEMPORARY TABLE bulk_test (n integer)");
    await expect(bulk.transaction(() => bulk.copy("bulk_test", ["n"], brokenOff()))).rejects.toThrow(
      "The source broke off.",
    );
    await expect(bulk.copy("bulk_test", ["n"], wrong())).rejects.toMatchObject({ code: "22P02" });
    expect(await bulk.query(sql`SELECT n FROM bulk_test`)).toEqual([]);
  } finally {
    await bulk.end();
  }
});
