// A scan is read, confirmed and compared: what is stored, what is told, who may, and what a difference needs to close.
import "@/lib/vault/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma, reader } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { getCustomerFile } from "@/lib/customers/file";
import { addKycDocument } from "@/lib/kyc/documents";
import { uploadOne } from "@/lib/media/testing";
import { valuesOf } from "@/lib/mrz/values";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { closeDifference, countOpenDifferences, getReading } from "./differences";
import { endReader } from "./process";
import { confirmReading, type FreshReading, makeReading } from "./readings";
import { drawSpecimen, type Specimen } from "./testing/draw-specimen";

let officer: Actor;
let customer: { bankId: string; customerId: string };
let specimen: Specimen;
let scan: { bankId: string; customerId: string; id: string };
let documentId: string;

beforeAll(async () => {
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  specimen = await drawSpecimen(1, { form: "TD3" });
  const { surname, given } = specimen.printed;
  customer = await makeCustomer(officer, bankId, { legalName: `${given} ${surname}` });
  documentId = uuidv7();
  await perform(addKycDocument, officer, {
    ...{ ...customer, id: documentId, type: "passport", number: specimen.content.number },
    ...{ issueDate: null, issuePlace: null, expiryDate: new Date("2031-01-01T00:00:00Z") },
  });
  const file = { name: "passport.jpg", type: "image/jpeg", bytes: specimen.jpeg };
  const id = await uploadOne(officer, { ...customer, relatesToKycDocumentId: documentId }, file);
  scan = { ...customer, id };
}, 120_000);
afterAll(endReader);

interface Read {
  reading: FreshReading;
  sealed: string;
}
const read = async (actor = officer): Promise<Read> => {
  const { reading, sealed } = await perform(makeReading, actor, scan);
  if (!reading) throw new Error("Nothing was read.");
  return { reading, sealed };
};
/** What the form sends when nothing is corrected. */
const typedOf = ({ reading, sealed }: Read) => {
  const { mayBeCut: _, ...values } = valuesOf(reading.zone, officer.now);
  return { ...values, reading: sealed };
};
const stateOf = (field: string, actor = officer) =>
  perform(getReading, actor, scan).then(({ differences }) => differences.find((one) => one.field === field));

test("reading stores nothing; it is told each time, and only who may see scans may read them", async () => {
  const { reading } = await read();
  expect(reading.zone.lines).toEqual(specimen.lines);
  expect(reading.areas.number?.length).toBeGreaterThan(0);
  expect(await prisma().mrzReading.count({ where: customer })).toBe(0);
  await read();
  const told = (await eventsOf(customer.customerId)).filter(({ action }) => action === "reading.make");
  expect(told.map(({ outcome, subjectId }) => [outcome, subjectId])).toEqual(
    Array(2).fill(["viewed", scan.id]),
  );
  const manager = await makeActor("Relationship manager", customer.bankId);
  expect(await refusalOf(perform(makeReading, manager, scan))).toMatchObject({ code: "forbidden" });
  const stranger = await makeActor("KYC officer", await makeBank());
  expect(await refusalOf(perform(makeReading, stranger, scan))).toMatchObject({ code: "not_found" });
}, 120_000);

test("what is confirmed is what was read, with what the officer typed otherwise kept beside it", async () => {
  const typed = { ...typedOf(await read()), given: "BOB" };
  const manager = await makeActor("Relationship manager", customer.bankId);
  expect(
    await refusalOf(perform(confirmReading, manager, { ...scan, ...typed, baseVersion: 0 })),
  ).toMatchObject({ code: "forbidden" });
  await perform(confirmReading, officer, { ...scan, ...typed, baseVersion: 0 });
  const { confirmed } = await perform(getReading, officer, scan);
  expect(confirmed).toMatchObject({
    ...{ version: 1, form: "TD3", lines: specimen.lines, number: specimen.content.number },
    ...{ given: "BOB", corrected: { given: "BOB OTIS" }, recordedByName: officer.name },
  });
  const told = (await eventsOf(customer.customerId)).find(
    ({ action, outcome }) => action === "reading.confirm" && outcome === "done",
  );
  expect(told).toMatchObject({ outcome: "done", subjectId: scan.id, after: { corrected: ["given"] } });
  expect(JSON.stringify(told?.after)).not.toContain(specimen.content.number);
  // A second officer who saw it unconfirmed does not overwrite the first.
  const second = await makeActor("KYC officer", customer.bankId);
  const own = typedOf(await read(second));
  expect(await refusalOf(perform(confirmReading, second, { ...scan, ...own, baseVersion: 0 }))).toMatchObject(
    { code: "conflict", facts: { theirs: { version: 1, by: officer.name } } },
  );
  await perform(confirmReading, second, { ...scan, ...own, baseVersion: 1 });
  expect((await perform(getReading, officer, scan)).confirmed).toMatchObject({ version: 2, corrected: {} });
}, 120_000);

test("a difference is counted, closed with a reason, and open again when a side changes", async () => {
  const open = async () => await countOpenDifferences(reader(), customer);
  expect((await stateOf("expiry"))?.verdict).toBe("differs");
  expect(await open()).toEqual([{ mediumId: scan.id, documentId, count: 1 }]);
  const { alerts } = await perform(getCustomerFile, officer, customer);
  expect(alerts.map(({ title, target }) => [title, target.kind])).toContainEqual([
    ...["Passport: 1 difference open", "medium"],
  ]);
  const shown = { readValue: (await stateOf("expiry"))?.read, recordedValue: "2031-01-01" };
  const close = { ...scan, field: "expiry", ...shown, reason: "Typed from the residence permit" };
  expect(await refusalOf(perform(closeDifference, officer, { ...close, reason: " " }))).toMatchObject({
    code: "invalid",
  });
  expect(
    await refusalOf(perform(closeDifference, officer, { ...close, recordedValue: "2030-01-01" })),
  ).toMatchObject({ code: "conflict" });
  expect(await refusalOf(perform(closeDifference, officer, { ...close, field: "surname" }))).toMatchObject({
    code: "conflict",
  });
  await perform(closeDifference, officer, close);
  expect((await stateOf("expiry"))?.closing?.reason).toBe("Typed from the residence permit");
  expect(await open()).toEqual([]);
  await perform(addKycDocument, later(officer, 5), {
    ...{ ...customer, id: documentId, type: "passport", number: specimen.content.number },
    ...{ issueDate: null, issuePlace: null, expiryDate: new Date("2031-02-01T00:00:00Z") },
  });
  expect((await stateOf("expiry"))?.closing).toBeNull();
  expect(await open()).toEqual([{ mediumId: scan.id, documentId, count: 1 }]);
}, 120_000);

test("who may not see the customer or the document is shown no differences of theirs", async () => {
  const viewer = await makeActor(["CanGetAnyKycMedia"], customer.bankId);
  expect((await stateOf("expiry", viewer))?.verdict).toBe("nothing");
  expect((await stateOf("surname", viewer))?.recorded).toBe("");
});
