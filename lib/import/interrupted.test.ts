// Imports beside others and cut off, on a real PostgreSQL: never a number twice, and --resume ends what was begun.
import { execFile } from "node:child_process";
import { appendFileSync } from "node:fs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { dropImport } from "@/lib/import/imports";
import { findCutOff, readImport } from "@/lib/import/listing";
import { goOn } from "@/lib/import/run";
import type { Watch } from "@/lib/import/stage";
import { customers, filesOf, makeAdministrator, never, numbersAt, put, start } from "@/lib/import/testing";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

// Each import starts threads that first read their TypeScript.
vi.setConfig({ testTimeout: 90_000 });

let bankId: string;
let root: Actor;

beforeEach(async () => {
  bankId = await makeBank({ country: "GB" });
  root = await makeAdministrator(bankId);
});

describe("two at once", () => {
  test("of the same numbers: one is written whole, the other refused whole", async () => {
    const [one, two] = [put(customers(1_000)), put(customers(1_000))];
    const ids = [
      await start(root, bankId, { customers: one }),
      await start(root, bankId, { customers: two }),
    ];
    await Promise.all([
      goOn(ids[0] as string, root, { customers: one }, never, true),
      goOn(ids[1] as string, root, { customers: two }, never, true),
    ]);
    const states = await Promise.all(
      ids.map(async (importId) => (await perform(readImport, root, { importId })).state),
    );
    expect(states.sort()).toEqual(["done", "refused"]);
    expect(new Set(await numbersAt(bankId)).size).toBe(1_000);
    expect((await numbersAt(bankId)).length).toBe(1_000);
  });

  test("a number that an officer takes while rows are written is left out, and told", async () => {
    const officer = await makeActor("KYC officer", bankId);
    const paths = { customers: put(customers(12_000)) };
    const importId = await start(root, bankId, paths);
    let taken: Promise<unknown> | undefined;
    const tell: Watch["tell"] = ({ step }) => {
      const last = { bankId, customerNumber: "11999", legalName: "Adam", mobilePhoneNumber: "1" };
      if (step === "load") taken ??= perform(createCustomer, officer, last);
    };
    await goOn(importId, root, paths, { ...never, tell }, true);
    await taken;
    const done = await perform(readImport, root, { importId });
    const all = await numbersAt(bankId);
    expect([all.length, new Set(all).size]).toEqual([12_000, 12_000]);
    expect(done).toMatchObject({
      state: "done",
      badRows: 1,
      bad: [{ line: 12_000, field: "customer_number" }],
    });
  });

  test("the same import by two processes is one's work alone", async () => {
    const paths = { customers: put(customers(2_000)) };
    const importId = await start(root, bankId, paths);
    const both = await Promise.allSettled([1, 2].map(() => goOn(importId, root, paths, never, true)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await numbersAt(bankId)).length).toBe(2_000);
  });
});

describe("while it is read", () => {
  test("it is not cut off, however long it says nothing, and cannot be given up under its program", async () => {
    const paths = { customers: put(customers(2_000)) };
    const importId = await start(root, bankId, paths);
    const look = async () => {
      await prisma()
        .$executeRaw`UPDATE customer_import SET seen_at = now() - interval '1 hour' WHERE id = ${importId}`;
      const { isCutOff } = await perform(readImport, root, { importId });
      return { isCutOff, drop: await refusalOf(perform(dropImport, root, { importId })) };
    };
    let looked: ReturnType<typeof look> | undefined;
    const stop = new AbortController();
    // Looked at before the first part is awaited, and stopped after it.
    const tell: Watch["tell"] = ({ rows: read }) => {
      looked ??= look();
      if (read > 0) stop.abort();
    };
    const going = goOn(importId, root, paths, { ...never, signal: stop.signal, tell }, true);
    await expect(going).rejects.toThrow();
    expect(await looked).toMatchObject({ isCutOff: false, drop: { code: "conflict" } });
    await prisma()
      .$executeRaw`UPDATE customer_import SET seen_at = now() - interval '1 hour' WHERE id = ${importId}`;
    expect((await perform(readImport, root, { importId })).isCutOff).toBe(true);
    await perform(dropImport, root, { importId });
  });
});

test("rows that cannot be taken are counted once, also when a crash has them read twice", async () => {
  const paths = { customers: put(["1,,1,", "2,,1,"]), addresses: put(["1,No 1"], "customer_number,line_1") };
  const importId = await start(root, bankId, paths);
  const stop = new AbortController();
  const tell: Watch["tell"] = ({ kind }) => void (kind === "addresses" && stop.abort());
  await expect(goOn(importId, root, paths, { ...never, signal: stop.signal, tell }, true)).rejects.toThrow();
  expect(await perform(readImport, root, { importId })).toMatchObject({ state: "reading", badRows: 2 });
  // No customer waits, as after a crash.
  await goOn(importId, root, paths, never, true);
  const { badRows, bad } = await perform(readImport, root, { importId });
  expect(bad.map(({ kind, line }) => [kind, line])).toEqual([
    ["customers", 2],
    ["customers", 3],
    ["addresses", 2],
  ]);
  expect(badRows).toBe(3);
});

describe("cut off", () => {
  const program = (...args: string[]) =>
    execFile(process.execPath, ["--import", "tsx", "scripts/import/program.ts", ...args], {
      env: process.env,
    });
  /** All that it said, at its end. */
  const saidBy = async (...args: string[]) => {
    const child = program(...args);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
    await new Promise((resolve) => child.once("close", resolve));
    return said;
  };
  const rows = () => prisma().customer.count({ where: { bankId } });
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test("by kill -9 in the middle of writing, --resume ends it with each customer once", async () => {
    const email = `${root.personId}@gh.example`;
    await prisma().entitlement.create({
      data: {
        id: uuidv7(),
        personId: root.personId ?? "",
        roleName: "CanImportCustomers",
        createdAt: new Date(),
      },
    });
    const file = put(customers(30_000));
    const args = [file, "--bank", bankId, "--by", email];
    const first = program(...args);
    await until(async () => (await rows()) > 0);
    first.kill("SIGKILL");
    const before = await rows();
    expect(before).toBeLessThan(30_000);
    expect(await saidBy(...args)).toContain("--resume goes on with it.");
    expect(await saidBy(file, "--bank", "no.such", "--by", email)).toBe("There is no bank no.such.\n");
    const second = program(...args, "--resume");
    const code = await new Promise((resolve) => second.once("exit", resolve));
    expect(code).toBe(0);
    const all = await numbersAt(bankId);
    expect([all.length, new Set(all).size]).toEqual([30_000, 30_000]);
    const runs = await prisma().auditEvent.findMany({
      where: { bankId, action: { startsWith: "import." } },
      orderBy: { id: "asc" },
    });
    expect(runs.map(({ action }) => action)).toEqual([
      "import.start",
      "import.run",
      "import.start",
      "import.finish",
    ]);
  }, 120_000);

  test("while it reads, it goes on from there, and not with another file of that name", async () => {
    const file = put(customers(2_000));
    const paths = { customers: file };
    const importId = await start(root, bankId, paths);
    const stop = new AbortController();
    const tell: Watch["tell"] = ({ rows: read }) => void (read > 0 && stop.abort());
    await expect(
      goOn(importId, root, paths, { ...never, signal: stop.signal, tell }, true),
    ).rejects.toThrow();
    const files = filesOf(paths);
    expect(await perform(findCutOff, root, { bankId, files })).toEqual(expect.objectContaining({ importId }));
    appendFileSync(file, `${customers(1, 50_000)[0]}\n`);
    await expect(goOn(importId, root, paths, never, true)).rejects.toThrow(
      "is not the file that was begun with",
    );
    expect(await rows()).toBe(0);
  });

  test("by a crash of the database, which forgets the waiting rows, they are read again under the same ids", async () => {
    const paths = { customers: put(customers(12_000)) };
    const importId = await start(root, bankId, paths);
    const stop = new AbortController();
    const tell: Watch["tell"] = ({ step, rows: written }) =>
      void (step === "load" && written > 0 && stop.abort());
    await expect(
      goOn(importId, root, paths, { ...never, signal: stop.signal, tell }, true),
    ).rejects.toThrow();
    const before = await rows();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(12_000);
    await prisma().$executeRawUnsafe(`TRUNCATE import_customers_${importId.replaceAll("-", "")}`);
    await goOn(importId, root, paths, never, true);
    const all = await numbersAt(bankId);
    expect([all.length, new Set(all).size]).toEqual([12_000, 12_000]);
    expect(await perform(readImport, root, { importId })).toMatchObject({ state: "done", badRows: 0 });
  });

  test("by a crash, and again while the waiting rows are read anew: the rest is read too, and nobody is lost", async () => {
    // More than is written in one transaction.
    const paths = { customers: put(customers(150_000)) };
    const importId = await start(root, bankId, paths);
    const stopAt = (at: string, enough: number) => {
      const stop = new AbortController();
      const tell: Watch["tell"] = ({ step, rows: done }) =>
        void (step === at && done > enough && stop.abort());
      return { ...never, pages: 200, signal: stop.signal, tell };
    };
    await expect(goOn(importId, root, paths, stopAt("load", 0), true)).rejects.toThrow();
    await prisma().$executeRawUnsafe(`TRUNCATE import_customers_${importId.replaceAll("-", "")}`);
    await expect(goOn(importId, root, paths, stopAt("read", 0), true)).rejects.toThrow();
    const { files } = await perform(readImport, root, { importId });
    expect(files[0]?.readBytes).toBeLessThan(files[0]?.bytes ?? 0);
    expect((await goOn(importId, root, paths, { ...never, pages: 400 }, true)).state).toBe("done");
    expect(await rows()).toBe(150_000);
  }, 120_000);
});
