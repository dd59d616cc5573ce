// Imports on a real PostgreSQL: all or none, never a number twice, cut off and gone on with, and who it was on each timeline.
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { dropImport, runImport } from "@/lib/import/imports";
import { badRowsCsv, findCutOff, readImport } from "@/lib/import/listing";
import { goOn } from "@/lib/import/run";
import type { Paths } from "@/lib/import/schema";
import {
  customers,
  filesOf,
  head,
  makeAdministrator,
  never,
  numbersAt,
  put,
  start,
} from "@/lib/import/testing";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";
import { listTimeline } from "@/lib/timeline/timeline";

// Each import starts threads that first read their TypeScript.
vi.setConfig({ testTimeout: 90_000 });

let bankId: string;
let root: Actor;

beforeEach(async () => {
  bankId = await makeBank({ country: "GB" });
  root = await makeAdministrator(bankId);
});

const importAll = async (paths: Paths, more: object = {}) => {
  const importId = await start(root, bankId, paths, more);
  await goOn(importId, root, paths, never, true);
  return await perform(readImport, root, { importId });
};
describe("what is imported", () => {
  test("is recorded as a form would have, by whoever let it in, and every timeline says so", async () => {
    const file = put(['7,"Zoë O’Connor, Dr.",07972 444 876,1980-01-02', ...customers(2, 8)]);
    const addresses = put(
      ["7,No 1 the Road,Berlin,DE,mailing;home"],
      "customer_number,line_1,city,country_code,tags",
    );
    const taxes = put(["7,DE,36574261809"], "customer_number,domain,tax_number");
    const attributes = put(["9,SEGMENT,STRING,retail"], "customer_number,name,type,value");
    const done = await importAll({ customers: file, addresses, "tax-residences": taxes, attributes });
    expect(done).toMatchObject({ state: "done", badRows: 0, loadedByName: "Ruth Okonedo" });
    expect(done.files.map(({ rows, loadedRows }) => [rows, loadedRows])).toEqual([
      [3, 3],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const made = await prisma().customerVersion.findFirstOrThrow({ where: { bankId, customerNumber: "7" } });
    expect(made).toMatchObject({
      ...{
        version: 1,
        legalName: "Zoë O’Connor, Dr.",
        phoneE164: "+447972444876",
        phoneNational: "7972444876",
      },
      ...{ recordedBy: root.personId, recordedAt: done.loadedAt, dependants: 0, dobOfDependants: [] },
    });
    const { customerId } = made;
    expect(await prisma().address.findMany({ where: { customerId } })).toMatchObject([
      { line1: "No 1 the Road", tags: ["mailing", "home"], version: 1, recordedBy: root.personId },
    ]);
    const officer = await makeActor("KYC officer", bankId);
    const { events, counts } = await perform(listTimeline, officer, { bankId, customerId });
    expect(counts).toEqual({ customer: 1 });
    expect(events).toMatchObject([
      {
        action: "import.run",
        kind: "customer",
        personName: "Ruth Okonedo",
        at: done.loadedAt,
        subjectId: done.importId,
      },
    ]);
    expect(events[0]?.after).toMatchObject({ customers: expect.stringContaining(path.basename(file)) });
    expect((await perform(listTimeline, officer, { bankId, customerId, kind: "address" })).events).toEqual(
      [],
    );
  });

  test("is let in once: asked again, elsewhere, it is said what became of it", async () => {
    const { importId } = await importAll({ customers: put(customers(1)) });
    expect((await refusalOf(perform(runImport, root, { importId }))).message).toBe(
      "This import is “Imported”: it cannot be let in.",
    );
  });

  test("belongs to one bank: another's officer finds nothing, and its import shows on no foreign timeline", async () => {
    await importAll({ customers: put(customers(1)) });
    const [made] = await prisma().customerVersion.findMany({ where: { bankId } });
    const other = await makeBank();
    const elsewhere = await makeActor("KYC officer", other);
    const asked = { bankId, customerId: made?.customerId };
    expect((await refusalOf(perform(listTimeline, elsewhere, asked))).code).toBe("not_found");
    const own = { bankId: other, legalName: "Eve", mobilePhoneNumber: "1" };
    const { customer } = await perform(createCustomer, elsewhere, own);
    const { events } = await perform(listTimeline, elsewhere, {
      bankId: other,
      customerId: customer.customerId,
    });
    expect(events.map(({ action }) => action)).toEqual(["customer.create"]);
  });
});

describe("what is refused", () => {
  test("one bad row, and nothing is written; each is told by line, column and reason", async () => {
    const officer = await makeActor("KYC officer", bankId);
    const taken = { bankId, customerNumber: "3", legalName: "Adam", mobilePhoneNumber: "1" };
    await perform(createCustomer, officer, taken);
    const file = put([...customers(3), "5,Eve,+447972444876,1980-02-30", "1,Twice,1,", "6,,1,"]);
    const addresses = put(["99,No 1"], "customer_number,line_1");
    const done = await importAll({ customers: file, addresses });
    expect(done.state).toBe("refused");
    expect(done.bad).toEqual([
      {
        kind: "customers",
        line: 4,
        field: "customer_number",
        reason: "A customer of this bank has this number already.",
      },
      { kind: "customers", line: 5, field: "date_of_birth", reason: expect.stringContaining("date") },
      {
        kind: "customers",
        line: 6,
        field: "customer_number",
        reason: "Line 2 has this customer number already.",
      },
      { kind: "customers", line: 7, field: "legal_name", reason: "This cannot be empty." },
      {
        kind: "addresses",
        line: 2,
        field: "customer_number",
        reason: "No customer of this import has this number.",
      },
    ]);
    expect(await numbersAt(bankId)).toEqual([3]);
    const { chunks } = await perform(badRowsCsv, root, { importId: done.importId });
    let csv = "";
    for await (const chunk of chunks) csv += chunk;
    expect(csv.split("\r\n")[1]).toBe(
      '"customers","4","customer_number","A customer of this bank has this number already."',
    );
    expect((await refusalOf(perform(runImport, root, { importId: done.importId }))).code).toBe("conflict");
  });

  test("a dry run writes nothing and leaves no table behind", async () => {
    const paths = { customers: put(customers(5)) };
    const done = await importAll(paths, { isDryRun: true });
    expect(await perform(findCutOff, root, { bankId, files: filesOf(paths) })).toBeNull();
    expect(done).toMatchObject({ state: "checked", badRows: 0 });
    expect(await numbersAt(bankId)).toEqual([]);
    expect((await refusalOf(perform(runImport, root, { importId: done.importId }))).code).toBe("conflict");
    const left = await prisma().$queryRaw`SELECT tablename FROM pg_tables WHERE tablename LIKE 'import_%'`;
    expect(left).toEqual([]);
  });

  test("a file with a column too many, or without one it needs, is refused by its name", async () => {
    for (const [first, words] of [
      ["customer_number,legal_name", "mobile_phone_number"],
      [`${head},shoe_size`, "shoe_size"],
    ]) {
      const paths = { customers: put(["1,Eve"], first) };
      const importId = await start(root, bankId, paths);
      expect((await goOn(importId, root, paths, never, true)).state).toBe("refused");
      const { bad, finishedAt } = await perform(readImport, root, { importId });
      expect(bad).toMatchObject([
        { kind: "customers", line: 1, reason: expect.stringContaining(words ?? "") },
      ]);
      expect(finishedAt).not.toBeNull();
    }
  });

  test("a file without a row below its first line is refused, and nothing waits", async () => {
    for (const rows of [[], ["", ""]]) {
      const done = await importAll({ customers: put(rows) });
      expect(done.state).toBe("refused");
      expect(done.bad).toMatchObject([{ line: 1, reason: "This file has no rows below its first line." }]);
    }
    const addresses = put([], "customer_number,line_1");
    expect((await importAll({ customers: put(customers(1)), addresses })).state).toBe("done");
    expect(await prisma().$queryRaw`SELECT tablename FROM pg_tables WHERE tablename LIKE 'import_%'`).toEqual(
      [],
    );
  });

  test("a second file that cannot be read leaves none of the first one's rows waiting", async () => {
    const paths = { customers: put(customers(5)), addresses: put(["1,No 1"], "customer_number,street") };
    const importId = await start(root, bankId, paths);
    expect((await goOn(importId, root, paths, never, true)).state).toBe("refused");
    const { bad } = await perform(readImport, root, { importId });
    expect(bad).toMatchObject([{ kind: "addresses", line: 1 }]);
    const name = `import_%_${importId.replaceAll("-", "")}`;
    expect(await prisma().$queryRaw`SELECT tablename FROM pg_tables WHERE tablename LIKE ${name}`).toEqual(
      [],
    );
  });

  test("nobody imports without the role, into no bank", async () => {
    const officer = await makeActor("KYC officer", bankId);
    const paths = { customers: put(customers(1)) };
    expect((await refusalOf(start(officer, bankId, paths))).facts.role).toBe("CanImportCustomers");
    expect((await refusalOf(start(root, "no.such", paths))).facts.subject).toBe("bank");
    const importId = await start(root, bankId, paths);
    for (const useCase of [readImport, runImport, dropImport, badRowsCsv])
      expect((await refusalOf(perform(useCase as typeof readImport, officer, { importId }))).code).toBe(
        "forbidden",
      );
  });
});
