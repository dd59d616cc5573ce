// Tests what expires when on a real PostgreSQL: windows in the bank's days, filters, pages, other banks, and the file.
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { heldKey } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { exportExpiringCsv } from "./export";
import { listExpiring, listExpiringChoices } from "./listing";
import { sweepExpiry } from "./sweep";
import { addDocument, entitle } from "./testing";

const now = new Date("2027-06-10T12:00:00Z");

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId, { now });
  await entitle(officer, bankId);
  const customer = await makeCustomer(officer, bankId, {
    legalName: "=HYPERLINK(1)",
    customerNumber: `${bankId}-1`,
  });
  const ends: [string, string, string][] = [
    ["2027-06-09", "passport", "passport"],
    ["2027-06-10", "card", "ID card"],
    ["2027-07-10", "licence", "driving_licence"],
    ["2027-09-08", "letter", "Börsenbrief"],
    ["2031-01-01", "permit", "residence_permit"],
    // Replaced: the other passport lasts longer.
    ["2020-01-01", "former", "Reisepass"],
  ];
  for (const [day, id, type] of ends)
    await addDocument(officer, customer, day, { id, type, number: "@SUM(1)" });
  return { bankId, officer, customer };
}
const idsOf = ({ rows }: { rows: { documentId: string }[] }) => rows.map(({ documentId }) => documentId);

test.each([
  ["all", ["passport", "card", "licence", "letter", "permit"]],
  ["expired", ["passport", "card"]],
  ["7", []],
  ["30", ["licence"]],
  ["60", ["licence"]],
  ["90", ["licence", "letter"]],
])("the window %s", async (window, ids) => {
  const { officer } = await world();
  const found = await perform(listExpiring, officer, { window });
  expect(idsOf(found)).toEqual(ids);
  if (window === "all") expect(found.rows.map(({ daysLeft }) => daysLeft)).toEqual([-1, 0, 30, 90, 1301]);
});

test("the day is the bank's: in Tokyo it has come while it is yesterday in New York", async () => {
  for (const [timeZone, ids] of [
    ["Asia/Tokyo", ["passport"]],
    ["America/New_York", []],
  ] as const) {
    const bankId = await makeBank({ timeZone });
    const officer = await makeActor("KYC officer", bankId, { now: new Date("2027-06-10T16:00:00Z") });
    await addDocument(officer, await makeCustomer(officer, bankId), "2027-06-11");
    expect(idsOf(await perform(listExpiring, officer, { window: "expired" }))).toEqual(ids);
  }
});

test("by type, by officer and by bank", async () => {
  const { bankId, officer } = await world();
  const ids = async (filter: object) =>
    idsOf(await perform(listExpiring, officer, { window: "all", ...filter }));
  expect(await ids({ type: "identity_card" })).toEqual(["card"]);
  expect(await ids({ type: "other" })).toEqual(["letter"]);
  expect(await ids({ officer: officer.personId ?? "" })).toEqual([]);
  await sweepExpiry(now);
  expect(await ids({ officer: officer.personId ?? "" })).toEqual(["passport", "card", "licence", "letter"]);
  expect(await ids({ officer: "nobody" })).toEqual([]);
  expect(await ids({ bankId })).toHaveLength(5);
  const choices = await perform(listExpiringChoices, officer, {});
  expect(choices).toEqual({ banks: [bankId], officers: [{ id: officer.personId, name: "Aiko Mori" }] });
});

test("page by page over two banks, none twice and none left out", async () => {
  const banks = [await makeBank(), await makeBank()];
  const [first = "", second = ""] = banks;
  const officer = await makeActor("KYC officer", first, { now });
  const both = {
    ...officer,
    held: new Set([...officer.held, ...banks.map((id) => heldKey("CanGetAnyKycDocuments", id))]),
  };
  const writer = { ...officer, held: new Set(banks.map((id) => heldKey("CanAddKycDocument", id))) };
  for (const bankId of banks) {
    const customer = await makeCustomer(officer, bankId);
    for (let n = 0; n < 30; n += 1)
      await addDocument(writer, customer, `2027-07-${10 + (n % 9)}`, { id: `d${n}`, type: `kind ${n}` });
  }
  const page = await perform(listExpiring, both, {});
  const rest = await perform(listExpiring, both, { after: page.next ?? "" });
  expect([page.rows.length, rest.rows.length, rest.next]).toEqual([50, 10, null]);
  const seen = [...page.rows, ...rest.rows];
  expect(new Set(seen.map(({ bankId, documentId }) => bankId + documentId)).size).toBe(60);
  const dates = seen.map(({ expiryDate }) => expiryDate.getTime());
  expect(dates).toEqual(dates.toSorted((a, b) => a - b));
  expect(seen.find(({ bankId }) => bankId === second)?.legalName).toBeNull();
  expect((await perform(listExpiring, both, { after: "'; drop" })).rows).toHaveLength(50);
});

test("another bank is not found, and without the role nothing opens", async () => {
  const { bankId } = await world();
  const other = await makeActor("KYC officer", await makeBank(), { now });
  expect((await perform(listExpiring, other, {})).rows).toEqual([]);
  const refusals = [
    await refusalOf(perform(listExpiring, other, { bankId })),
    await refusalOf(perform(exportExpiringCsv, other, { bankId })),
  ];
  expect(refusals.map(({ facts }) => facts.subject)).toEqual(["bank", "bank"]);
  const blind = await makeActor(["CanGetCustomer"], bankId);
  expect((await refusalOf(perform(listExpiring, blind, {}))).code).toBe("forbidden");
});

test("the file has every row, runs no formula, and is on record", async () => {
  const { bankId, officer } = await world();
  const { chunks } = await perform(exportExpiringCsv, officer, { window: "90" });
  let text = "";
  for await (const chunk of chunks) text += chunk;
  const lines = parse(text, { columns: true }) as Record<string, string>[];
  expect(lines.map(({ expires, documentId }) => [expires, documentId])).toEqual([
    ["2027-07-10", "licence"],
    ["2027-09-08", "letter"],
  ]);
  expect(lines[0]).toMatchObject({ legalName: "'=HYPERLINK(1)", number: "'@SUM(1)" });
  const [event] = await prisma().auditEvent.findMany({
    where: { bankId, action: "document.export-expiring" },
  });
  expect(event).toMatchObject({ outcome: "viewed", personId: officer.personId, after: { window: "90" } });
});
