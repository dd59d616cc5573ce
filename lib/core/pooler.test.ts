// Behind PgBouncer in transaction mode (Debian's 1.18, which prepares no statements): everything works, and nothing leaks
// from one transaction into the next.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma, sql, transaction } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { queueJob, startJobs, stopJobs } from "@/lib/core/jobs";
import { bankRoles, eitherRoles, systemRoles } from "@/lib/core/roles";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { searchCustomers } from "@/lib/customers/search";
import { goOn } from "@/lib/import/run";
import { customers, makeAdministrator, never, numbersAt, put, start } from "@/lib/import/testing";
import { allRoutes } from "@/lib/obp/routes";
import { makeClient } from "@/lib/testing/obp-client";
import { makeWorld, prepare } from "@/lib/testing/obp-requests";
import { makeActor, makeBank } from "@/lib/testing/world";
import { connected } from "@/prisma/test-template";
import { startPgbouncer } from "@/scripts/tests/pgbouncer.mjs";

/** Connections from the pooler to the database: fewer than what runs at once below. */
const POOL = 3;
let pooler: Awaited<ReturnType<typeof startPgbouncer>>;
let direct: string;
let [bankId, officer]: [string, Actor | null] = ["", null];
const done: object[] = [];

beforeAll(async () => {
  direct = process.env.DATABASE_URL ?? "";
  pooler = await startPgbouncer(direct, POOL);
  process.env.DATABASE_URL = pooler.url;
  process.env.DATABASE_DIRECT_URL = direct;
  process.env.DATABASE_PREPARE = "0";
  await startJobs([{ queue: "told", everySeconds: 0.5, work: async (data) => void done.push(data) }]);
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
});
afterAll(async () => {
  await stopJobs();
  await prisma().$disconnect();
  await pooler.stop();
});

test("every endpoint that needs a token answers, several at once", async () => {
  const world = await makeWorld();
  const atBank = bankRoles.map((role) => `${role}@${world.bankId}`);
  const client = await makeClient([...atBank, ...[...systemRoles, ...eitherRoles].map((role) => `${role}@`)]);
  const endpoints = allRoutes().filter(({ isAnonymous }) => !isAnonymous);
  const wrong: string[] = [];
  const left = endpoints.values();
  // Twice as many at once as there are connections.
  const callers = Array.from({ length: POOL * 2 }, async () => {
    for (const endpoint of left) {
      const { path, body } = await prepare(endpoint, world);
      const { status, text } = await client.send(endpoint.verb, path, body);
      if (status !== endpoint.success) wrong.push(`${endpoint.id} ${status} ${text.slice(0, 200)}`);
    }
  });
  await Promise.all(callers);
  expect(wrong).toEqual([]);
}, 120_000);

test("searches set what only their transaction has, and find", async () => {
  const actor = officer as Actor;
  const facts = { bankId, customerNumber: "5987953", legalName: "Eveline Tripman" };
  await perform(createCustomer, actor, { ...facts, mobilePhoneNumber: "+44 7972 444 876" });
  const find = async (text: string) =>
    (await perform(searchCustomers, actor, { searchId: uuidv7(), text })).customers[0]?.customerNumber;
  const texts = ["5987953", "+447972444876", "5987953", "+447972444876"];
  expect(await Promise.all(texts.map(find))).toEqual(texts.map(() => "5987953"));
  // A search by name has half a second, which is little on a busy machine.
  await vi.waitFor(async () => expect(await find("Evelin Tripman")).toBe("5987953"), 10_000);
});

test("a job that a transaction queued is done, of one that was rolled back there is none", async () => {
  await transaction((tx) => queueJob(tx, "told", { kept: true }));
  const failed = transaction(async (tx) => {
    await queueJob(tx, "told", { kept: false });
    throw new Error("over");
  });
  await expect(failed).rejects.toThrow("over");
  await vi.waitFor(() => expect(done).toEqual([{ kept: true }]), 10_000);
});

test("an import locks and copies past it", async () => {
  const root = await makeAdministrator(bankId);
  const own = await makeBank({ country: "GB" });
  const paths = { customers: put(customers(50)) };
  await goOn(await start(root, own, paths), root, paths, never, true);
  expect(await numbersAt(own)).toHaveLength(50);
}, 60_000);

test("no connection behind it keeps a setting, a lock or a transaction of anybody's", async () => {
  // What PgBouncer itself carries over from client to client.
  const carried = [
    "client_encoding",
    "DateStyle",
    "TimeZone",
    "standard_conforming_strings",
    "application_name",
  ];
  let inside = 0;
  const together = () => vi.waitFor(() => expect(inside).toBe(POOL), 4_000);
  // As many at once as there are connections: each looks at its own.
  const seen = await Promise.all(
    Array.from({ length: POOL }, () =>
      transaction(async (tx) => {
        inside += 1;
        await together();
        return await tx.query<{ pid: number; kept: string[]; locks: number }>(sql`
          SELECT pg_backend_pid() AS pid, (SELECT count(*)::int FROM pg_locks
              WHERE pid = pg_backend_pid() AND locktype = 'advisory') AS locks,
            ARRAY(SELECT name FROM pg_settings WHERE source = 'session' AND name <> ALL(${carried}::text[])) AS kept`);
      }),
    ),
  );
  const each = seen.flat();
  expect(new Set(each.map(({ pid }) => pid)).size).toBe(POOL);
  expect(each.map(({ kept, locks }) => ({ kept, locks }))).toEqual(each.map(() => ({ kept: [], locks: 0 })));
  const idle = await connected(direct, (client) =>
    client.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
    ),
  );
  expect(idle.rowCount).toBe(0);
});
