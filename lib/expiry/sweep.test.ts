// Tests the reminders on a real PostgreSQL: each rung once, whoever asks, in the bank's own day, for what still counts.
import { expect, test } from "vitest";
import { dossierItself } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { documentTypeKey } from "@/lib/kyc/document-types";
import { addKycDocument } from "@/lib/kyc/documents";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { listExpiring } from "./listing";
import { remindOfExpiry } from "./remind";
import { BACKLOG_AT_ONCE } from "./rules";
import { sweepExpiry } from "./sweep";
import { entitle } from "./testing";

const at = (text: string) => new Date(text);
const day = (text: string) => at(`${text}T00:00:00Z`);

async function world(timeZone = "Europe/Berlin") {
  const bankId = await makeBank({ timeZone });
  const officer = await makeActor("KYC officer", bankId, { now: day("2025-01-01") });
  await entitle(officer, bankId);
  const customer = await makeCustomer(officer, bankId, { createdAt: day("2025-01-01") });
  const passport = {
    ...{ ...customer, id: "passport", type: "passport", number: "L898902C3" },
    ...{ issueDate: null, issuePlace: "Berlin", expiryDate: day("2027-06-30") },
  };
  await perform(addKycDocument, officer, passport);
  return { bankId, officer, customer, passport };
}

interface Row {
  rung: number;
  assignedTo: string | null;
  because: string | null;
}
const tasksOf = (customerId: string) => prisma().$queryRaw<Row[]>`
  SELECT rung, assigned_to AS "assignedTo", closed_because AS because FROM task
  WHERE customer_id = ${customerId} ORDER BY created_at, document_id`;
const linesOf = async (customerId: string) =>
  (await eventsOf(customerId)).filter(({ action }) => action === "document.remind");

test("each rung makes one task and one line, and takes the place of the one before", async () => {
  const { officer, customer } = await world();
  const days = [
    "2027-03-31",
    "2027-04-01",
    "2027-04-02",
    "2027-05-01",
    "2027-05-31",
    "2027-06-23",
    "2027-06-30",
    "2027-09-01",
  ];
  const seen: number[] = [];
  for (const date of days) {
    await sweepExpiry(at(`${date}T12:00:00Z`));
    await sweepExpiry(at(`${date}T12:30:00Z`));
    seen.push((await linesOf(customer.customerId)).length);
  }
  expect(seen).toEqual([0, 1, 1, 2, 3, 4, 5, 5]);
  const mine = { assignedTo: officer.personId };
  expect(await tasksOf(customer.customerId)).toEqual([
    { ...mine, rung: 90, because: "overtaken" },
    { ...mine, rung: 60, because: "overtaken" },
    { ...mine, rung: 30, because: "overtaken" },
    { ...mine, rung: 7, because: "overtaken" },
    { ...mine, rung: 0, because: null },
  ]);
  const [first] = await linesOf(customer.customerId);
  expect(first).toMatchObject({
    personId: null,
    personName: "Dossier",
    subjectId: "passport",
    after: { type: "passport", number: "L898902C3", rung: 90, assignedTo: "Aiko Mori" },
  });
});

test("rounds at the same time, as of two instances, tell it once", async () => {
  const { customer } = await world();
  const now = at("2027-06-01T12:00:00Z");
  await Promise.all([1, 2, 3, 4].map(() => sweepExpiry(now)));
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 30 }]);
  expect(await linesOf(customer.customerId)).toHaveLength(1);
  const again = { ...customer, id: "passport" };
  const made = await Promise.all(
    [1, 2, 3, 4].map(() => perform(remindOfExpiry, dossierItself(at("2027-06-25T12:00:00Z")), again)),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await linesOf(customer.customerId)).toHaveLength(2);
});

test("after weeks without a round only the rung that is true now is told", async () => {
  const { customer } = await world();
  await sweepExpiry(at("2027-08-15T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 0 }]);
});

test("a bank that takes over old files is not flooded: of what ended long ago so many at a time", async () => {
  const { bankId, officer, customer, passport } = await world();
  const old = BACKLOG_AT_ONCE + 5;
  for (let n = 0; n < old; n += 1) {
    const expiryDate = new Date(day("2020-01-01").getTime() + n * 86_400_000);
    await perform(addKycDocument, officer, { ...passport, id: `old ${n}`, type: `kind ${n}`, expiryDate });
  }
  const recent = { ...passport, id: "recent", type: "visa", expiryDate: day("2027-03-30") };
  await perform(addKycDocument, officer, recent);
  const now = at("2027-04-01T12:00:00Z");
  const open = () =>
    prisma().task.findMany({ where: { bankId, closedAt: null }, orderBy: { expiryDate: "asc" } });
  await sweepExpiry(now);
  await sweepExpiry(now);
  const first = await open();
  expect(first.map(({ documentId }) => documentId)).toEqual([
    ...Array.from({ length: BACKLOG_AT_ONCE }, (_, n) => `old ${n + 5}`),
    "recent",
    "passport",
  ]);
  const seen = await perform(listExpiring, { ...officer, now }, { window: "expired" });
  expect(seen.rows[0]).toMatchObject({ documentId: "old 0", hasTask: false });

  await prisma().task.updateMany({
    where: { id: { in: first.slice(0, 3).map(({ id }) => id) } },
    data: { closedAt: now, closedBecause: "done", closedBy: officer.personId },
  });
  await sweepExpiry(now);
  expect((await open())[0]).toMatchObject({ documentId: "old 2" });
  expect(await linesOf(customer.customerId)).toHaveLength(first.length + 3);
});

test.each([
  ["Pacific/Auckland", "2027-03-31T11:30:00Z", 1],
  ["Europe/Berlin", "2027-03-31T11:30:00Z", 0],
  ["Europe/Berlin", "2027-03-31T22:30:00Z", 1],
  ["America/New_York", "2027-04-01T03:30:00Z", 0],
  ["America/New_York", "2027-04-01T04:30:00Z", 1],
])("the day is the bank's: %s at %s", async (timeZone, now, tasks) => {
  const { customer } = await world(timeZone);
  await sweepExpiry(at(now));
  expect(await tasksOf(customer.customerId)).toHaveLength(tasks);
});

test("a new end closes the older task at once, and has rungs of its own", async () => {
  const { officer, customer, passport } = await world();
  await sweepExpiry(at("2027-06-01T12:00:00Z"));
  const moved = { ...passport, expiryDate: day("2027-07-05") };
  await perform(addKycDocument, { ...officer, now: at("2027-06-02T09:00:00Z") }, moved);
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 30, because: "superseded" }]);
  await sweepExpiry(at("2027-06-06T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toMatchObject([
    { rung: 30, because: "superseded" },
    { rung: 30, because: null },
  ]);
});

test("a newer document of the type, however it is spelt, replaces the old one", async () => {
  const { officer, customer, passport } = await world();
  await sweepExpiry(at("2027-06-01T12:00:00Z"));
  const renewed = { ...passport, id: "renewed", type: "Reise-Pass", expiryDate: day("2037-06-01") };
  await perform(addKycDocument, later(officer, 1), renewed);
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 30, because: "superseded" }]);
  await sweepExpiry(at("2027-07-15T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toHaveLength(1);
});

test("what was written past the use-cases is closed by the round, on record", async () => {
  const { customer } = await world();
  await sweepExpiry(at("2027-06-01T12:00:00Z"));
  await prisma().kycDocument.updateMany({
    where: customer,
    data: { supersededAt: at("2027-06-02T00:00:00Z") },
  });
  await sweepExpiry(at("2027-06-02T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toMatchObject([{ because: "superseded" }]);
  expect((await eventsOf(customer.customerId)).at(-1)).toMatchObject({ action: "task.close-outdated" });
});

test("in charge is the last who wrote at a screen and may still renew it; else nobody", async () => {
  const { bankId, customer, passport } = await world();
  const second = await makeActor("KYC officer", bankId, { name: "Masato Ito", now: day("2025-02-01") });
  const gone = await makeActor("KYC officer", bankId, { name: "Gone", now: day("2025-03-01") });
  const program = await makeActor("KYC officer", bankId, { via: "direct-login", now: day("2025-04-01") });
  await entitle(second, bankId);
  await entitle(gone, bankId, day("2026-01-01"));
  await entitle(program, bankId);
  for (const [index, actor] of [second, gone, program].entries())
    await perform(addKycDocument, actor, { ...passport, issuePlace: `${index}` });
  await sweepExpiry(at("2027-04-05T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 90, assignedTo: second.personId }]);
  await prisma().person.updateMany({
    where: { name: { in: ["Masato Ito", "Aiko Mori"] } },
    data: { isActive: false },
  });
  await sweepExpiry(at("2027-05-05T12:00:00Z"));
  expect(await tasksOf(customer.customerId)).toMatchObject([{ rung: 90 }, { rung: 60, assignedTo: null }]);
});

test("nobody but the clock may tell it", async () => {
  const { officer, customer } = await world();
  const refused = await refusalOf(perform(remindOfExpiry, officer, { ...customer, id: "passport" }));
  expect(refused.code).toBe("forbidden");
});

test.each([
  "passport",
  "Reise-Pass",
  "ID card",
  "National-Identity Card",
  "drivers_license",
  "Utility bill",
  "Börsenbrief 7",
  "REFUGEE travel document",
  "",
  null,
])("the database and the rules name one type for %s", async (type) => {
  const [row] = await prisma().$queryRaw<{ key: string }[]>`SELECT dossier_document_key(${type}) AS key`;
  expect(row?.key).toBe(documentTypeKey(type));
});
