// One person's dear work waits for itself, and for nobody else's; the database sees no more of it than that.
import { expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { signedIn } from "@/lib/core/permissions";
import { inTurn } from "@/lib/core/turns";
import { defineCommand, perform } from "@/lib/core/use-case";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

const turns = { of: "test", atOnce: 2, tooMany: "Too many sleep already." };

/** Sleeps in the database, and says how many sleep under the same name. */
const sleep = defineCommand({
  name: "test.sleep",
  allow: signedIn(),
  turns,
  input: z.object({ mark: z.string() }),
  run: async (tx, { mark }) => {
    await tx.query(sql`SELECT set_config('application_name', ${mark}, true)`);
    const [row] = await tx.query<{ count: number }>(sql`
      SELECT count(*)::int AS count, pg_sleep(0.15)::text AS slept FROM pg_stat_activity
      WHERE application_name = ${mark} AND state = 'active'`);
    return row?.count ?? 0;
  },
  record: () => null,
});

test("eight at once of one person are two at a time, while another's runs at once", async () => {
  const bankId = await makeBank();
  const [busy, other] = [await makeActor("KYC officer", bankId), await makeActor("KYC officer", bankId)];
  const ended: string[] = [];
  const [counts] = await Promise.all([
    Promise.all(
      Array.from({ length: 8 }, async () => {
        const count = await perform(sleep, busy, { mark: busy.personId ?? "" });
        ended.push("busy");
        return count;
      }),
    ),
    perform(sleep, other, { mark: "other" }).then(() => ended.push("other")),
  ]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  expect(ended.indexOf("other")).toBeLessThanOrEqual(2);
});

test("a turn that fails is given on, and who has a hundred waiting is refused", async () => {
  let open = () => {};
  const door = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fails = async () => {
    await door;
    throw new Error("no");
  };
  const all = Array.from({ length: 102 }, () => inTurn(turns, "p", fails).catch(() => "failed"));
  expect((await refusalOf(inTurn(turns, "p", fails))).code).toBe("too_many");
  open();
  expect(new Set(await Promise.all(all))).toEqual(new Set(["failed"]));
  expect(await inTurn(turns, "p", async () => "again")).toBe("again");
});
