// A database without a free connection: who calls is told to come back, in OBP's form, and not that his token is wrong.
import { expect, test } from "vitest";
import { sql, transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { makeClient } from "@/lib/testing/obp-client";
import { makeBank } from "@/lib/testing/world";

test("503 and Retry-After when every connection is taken for longer than a caller should wait", async () => {
  const client = await makeClient([`CanGetCustomer@${await makeBank()}`]);
  const held = Array.from({ length: env().DATABASE_POOL }, () =>
    transaction((tx) => tx.query(sql`SELECT 1 AS held FROM pg_sleep(7)`)),
  );
  await new Promise((go) => setTimeout(go, 500));
  const reply = await client.send("GET", "/obp/v5.1.0/users/current");
  await Promise.all(held);
  expect([reply.status, reply.headers.get("retry-after"), reply.json]).toEqual([
    503,
    "2",
    {
      code: 503,
      message:
        "OBP-50005: An unspecified or internal error occurred. Dossier is very busy just now, and nothing was stored. Please try again in a moment.",
    },
  ]);
  expect((await client.send("GET", "/obp/v5.1.0/users/current")).status).toBe(200);
}, 30_000);
