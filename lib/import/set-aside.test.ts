// An import of very many customers sets the search's indexes aside, and makes them again: also when it is cut off.
import { beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { openBulk } from "@/lib/core/bulk";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { searchCustomers } from "@/lib/customers/search";
import { readImport } from "@/lib/import/listing";
import { indexWorker } from "@/lib/import/mend";
import { goOn } from "@/lib/import/run";
import type { Watch } from "@/lib/import/stage";
import { customers, makeAdministrator, never, numbersAt, put, start } from "@/lib/import/testing";
import { makeActor, makeBank } from "@/lib/testing/world";

vi.setConfig({ testTimeout: 90_000 });

const many = 10_000;
const paths = { customers: put(customers(12_000)) };
let bankId: string;
let root: Actor;

beforeEach(async () => {
  await prisma().$executeRawUnsafe("TRUNCATE customer CASCADE");
  bankId = await makeBank({ country: "GB" });
  root = await makeAdministrator(bankId);
});

const indexes = () =>
  prisma().$queryRaw<{ name: string; definition: string }[]>`
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE tablename IN ('customer_version', 'customer_name_word') ORDER BY 1`;
const words = async () =>
  (
    await prisma().$queryRaw<
      { word: string }[]
    >`SELECT word FROM customer_name_word WHERE bank_id = ${bankId}`
  ).length;
const aside = async () =>
  (await prisma().$queryRaw<{ name: string }[]>`SELECT name FROM index_set_aside`).length;

/** Looks once, at the first sign of this step. */
function looking(step: string, look: () => Promise<unknown>) {
  let seen: Promise<unknown> | undefined;
  const tell: Watch["tell"] = (progress) => {
    if (progress.step === step && progress.done > 0) seen ??= look();
  };
  return { watch: { ...never, many, tell }, seen: () => seen };
}

/** Ends its connections, as when its process is killed or the database restarts. */
const cut = async () =>
  await prisma().$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'dossier-bulk' AND datname = current_database()`;

test("while its rows are written they stand aside, and are the same as before when it is done", async () => {
  const before = await indexes();
  const { watch, seen } = looking("load", async () => [(await indexes()).length, await aside()]);
  const importId = await start(root, bankId, paths);
  await goOn(importId, root, paths, watch, true);
  expect(await seen()).toEqual([before.length - 9, 9]);
  expect(await indexes()).toEqual(before);
  expect(await aside()).toBe(0);
  expect((await numbersAt(bankId)).length).toBe(12_000);
  // “Person” and as many numbers.
  expect(await words()).toBe(12_001);
});

test("a table that has a tenth as many customers already keeps them, whosever they are", async () => {
  const other = await makeBank({ country: "GB" });
  const first = { customers: put(customers(2_000)) };
  await goOn(await start(await makeAdministrator(other), other, first), root, first, never, true);
  const all = (await indexes()).length;
  const more = { customers: put(customers(11_000, 20_000)) };
  const { watch, seen } = looking("load", async () => (await indexes()).length);
  await goOn(await start(root, bankId, more), root, more, watch, true);
  expect(await seen()).toBe(all);
});

test("while others read for long they stay, and nobody waits for more than a moment", async () => {
  const before = await indexes();
  const other = await openBulk();
  await other.define("BEGIN; SELECT FROM customer_version WHERE bank_id = 'none'");
  const { watch, seen } = looking("load", async () => [(await indexes()).length, await aside()]);
  const done = goOn(await start(root, bankId, paths), root, paths, watch, true).then(() => true);
  let longest = 0;
  while (!(await Promise.race([done, new Promise((go) => setTimeout(go, 200))]))) {
    const began = Date.now();
    await prisma().customerVersion.findFirst({ where: { bankId } });
    longest = Math.max(longest, Date.now() - began);
  }
  await other.end();
  expect(longest).toBeLessThan(4_500);
  expect(await seen()).toEqual([before.length, 0]);
  expect(await indexes()).toEqual(before);
  expect((await numbersAt(bankId)).length).toBe(12_000);
});

test("stopped while they are made, it ends between two of them, and the server makes the others", async () => {
  const before = await indexes();
  const stop = new AbortController();
  const { watch } = looking("index", async () => stop.abort());
  const stopped = { ...watch, signal: stop.signal };
  await expect(goOn(await start(root, bankId, paths), root, paths, stopped, true)).rejects.toThrow();
  const left = await aside();
  expect([left > 0, left < 9]).toEqual([true, true]);
  await indexWorker().work({});
  expect(await indexes()).toEqual(before);
});

test("what a killed import had its indexes gather is as usual again, in place or set aside", async () => {
  const before = await indexes();
  const kill = async (power: Watch) => {
    await prisma().$executeRawUnsafe("TRUNCATE customer CASCADE");
    const watch = { ...power, tell: looking("load", cut).watch.tell };
    await expect(goOn(await start(root, bankId, paths), root, paths, watch, true)).rejects.toThrow();
  };
  await kill(never);
  expect(await indexes()).not.toEqual(before);
  await indexWorker().work({});
  expect(await indexes()).toEqual(before);
  await kill(never);
  await kill({ ...never, many });
  await indexWorker().work({});
  expect(await indexes()).toEqual(before);
});

test.each(["load", "index"])("cut off at “%s”, going on makes them again", async (step) => {
  const before = await indexes();
  const importId = await start(root, bankId, paths);
  const { watch } = looking(step, cut);
  await expect(goOn(importId, root, paths, watch, true)).rejects.toThrow();
  expect(await aside()).toBeGreaterThan(0);
  expect((await goOn(importId, root, paths, { ...never, many }, true)).state).toBe("done");
  expect(await indexes()).toEqual(before);
  expect(new Set(await numbersAt(bankId)).size).toBe(12_000);
  expect(await words()).toBe(12_001);
  expect(await perform(readImport, root, { importId })).toMatchObject({ state: "done", badRows: 0 });
});

test("cut off and left, the server makes them again; an import that still runs is not disturbed", async () => {
  const before = await indexes();
  const { watch } = looking("load", cut);
  await expect(goOn(await start(root, bankId, paths), root, paths, watch, true)).rejects.toThrow();
  const other = await openBulk();
  await other.lock("the indexes of the search");
  await indexWorker().work({});
  expect(await aside()).toBe(9);
  await other.end();
  await indexWorker().work({});
  expect(await indexes()).toEqual(before);
});

test("a search that finds nobody or takes too long without them says why, and customer numbers are found", async () => {
  const officer = await makeActor("KYC officer", bankId);
  const search = (text: string, asIf?: "number") =>
    perform(searchCustomers, officer, { searchId: uuidv7(), text, asIf, bankId });
  await perform(createCustomer, officer, {
    ...{ bankId, customerNumber: "900001", legalName: "Eveline Tripman", mobilePhoneNumber: "1" },
  });
  const { watch } = looking("load", cut);
  await expect(goOn(await start(root, bankId, paths), root, paths, watch, true)).rejects.toThrow();
  const number = (await numbersAt(bankId)).find((one) => one !== 900_001);
  expect(await search("nobody")).toMatchObject({ isTooBroad: false, isImporting: true, customers: [] });
  // Her words are known, those of the imported are not yet: there may be more of her name.
  expect(await search("eveline")).toMatchObject({
    ...{ customers: [{ name: "Eveline Tripman" }], count: null, isImporting: true, isTooBroad: false },
  });
  expect((await search(String(number), "number")).customers.length).toBeGreaterThan(0);
  // Whoever holds this lock makes the search wait, as a walk through millions would.
  const lock = prisma().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("LOCK TABLE kyc_check IN ACCESS EXCLUSIVE MODE");
    await new Promise((done) => setTimeout(done, 1500));
  });
  await new Promise((done) => setTimeout(done, 100));
  const slow = await search(String(number), "number");
  expect(slow).toMatchObject({ isTooBroad: true, isImporting: true, customers: [] });
  await lock;
  await indexWorker().work({});
  expect(await search("person")).toMatchObject({ isTooBroad: false, isImporting: false });
  expect(await search("eveline")).toMatchObject({ count: 1, isImporting: false });
});
