// Tests the audit on a real PostgreSQL: own banks only, the filters, pages, look-ups, and a CSV without formulas.
import { expect, test } from "vitest";
import { endSession, startSession } from "@/lib/auth/sessions";
import { type Actor, stranger } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { addKycCheck, listKycChecks } from "@/lib/kyc/checks";
import { addTaxResidence } from "@/lib/tax-residences/tax-residences";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { listAuditEvents, listLookups } from "./audit";
import { listAuditChoices } from "./choices";
import { exportAuditCsv, exportLookupsCsv } from "./export";

type File = { bankId: string; customerId: string };
const addCheck = (actor: Actor, file: File, id: string, comments = "") =>
  perform(addKycCheck, actor, { ...file, id, date: null, satisfied: true, comments });

async function world(now = new Date("2026-11-05T12:00:00Z")) {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId, { now });
  const auditor = await makeActor("Auditor", bankId, { now });
  const file = await makeCustomer(officer, bankId, { customerNumber: "5987953" });
  return { bankId, officer, auditor, file };
}
const actions = async (auditor: Actor, filter: object = {}) =>
  (await perform(listAuditEvents, auditor, { ...filter })).rows.map(({ subjectId }) => subjectId);

test("shows what was done and refused, with before and after, and no tax number in full", async () => {
  const { bankId, officer, auditor, file } = await world();
  await addCheck(officer, file, "pep");
  await perform(addTaxResidence, later(officer, 1), { ...file, domain: "DE", taxNumber: "36574261809" });
  const manager = await makeActor("Relationship manager", bankId, { now: later(officer, 2).now });
  await refusalOf(addCheck(manager, file, "forged"));
  const { rows, next } = await perform(listAuditEvents, auditor, {});
  expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["check.add", "refused"],
    ["tax.add", "done"],
    ["check.add", "done"],
  ]);
  expect(rows[0]).toMatchObject({
    roleName: "CanAddKycCheck",
    detail: expect.stringContaining("CanAddKycCheck"),
  });
  expect(rows[2]).toMatchObject({ customerNumber: "5987953", before: null, after: { satisfied: true } });
  expect([next, JSON.stringify(rows).includes("36574261809")]).toEqual([null, false]);
});

test("another bank's events stay there, whoever asks and however", async () => {
  const { bankId, officer, auditor, file } = await world();
  const elsewhere = await world();
  await addCheck(officer, file, "here");
  await addCheck(elsewhere.officer, elsewhere.file, "there");
  expect(await actions(auditor)).toEqual(["here"]);
  expect(await actions(auditor, { customer: elsewhere.file.customerId })).toEqual([]);
  const asked = await refusalOf(perform(listAuditEvents, auditor, { bankId: elsewhere.bankId }));
  expect(asked.facts.subject).toBe("bank");
  const both = { ...auditor, held: new Set([...auditor.held, ...elsewhere.auditor.held]) };
  expect(await actions(both, { outcome: "done" })).toEqual(["there", "here"]);
  expect(await actions(both, { bankId })).toEqual(["here"]);
  expect((await refusalOf(perform(listAuditEvents, officer, {}))).facts.role).toBe("CanReadAudit");
});

test("filters by person, customer, action, outcome and the bank's own day", async () => {
  const { bankId, auditor, file } = await world();
  const ito = await makeActor("KYC officer", bankId, {
    name: "Ito Mei",
    now: new Date("2026-11-05T23:30:00Z"),
  });
  const mori = await makeActor("KYC officer", bankId, { now: new Date("2026-11-05T22:30:00Z") });
  const neighbour = await makeCustomer(mori, bankId, { customerNumber: "42" });
  await addCheck(ito, file, "a");
  await addCheck(mori, neighbour, "b");
  expect(await actions(auditor, { person: "ito m" })).toEqual(["a"]);
  expect(await actions(auditor, { person: `${mori.personId}@GH.example` })).toEqual(["b"]);
  expect(await actions(auditor, { person: "%" })).toEqual([]);
  expect(await actions(auditor, { customer: "42" })).toEqual(["b"]);
  expect(await actions(auditor, { customer: file.customerId })).toEqual(["a"]);
  expect(await actions(auditor, { action: "check" })).toEqual(["a", "b"]);
  expect(await actions(auditor, { action: "check.add", outcome: "refused" })).toEqual([]);
  expect(await actions(auditor, { day: "2026-11-05" })).toEqual(["b"]);
  expect(await actions(auditor, { day: "2026-11-06", person: "" })).toEqual(["a"]);
  expect((await refusalOf(perform(listAuditEvents, auditor, { day: "2026-02-30" }))).code).toBe("invalid");
});

test("pages end where the next begins", async () => {
  const { officer, auditor, file } = await world();
  for (let n = 0; n < 60; n += 1) await addCheck(officer, file, `check-${n}`);
  const first = await perform(listAuditEvents, auditor, {});
  const second = await perform(listAuditEvents, auditor, { after: first.next ?? "" });
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect([first.rows.length, second.rows.length, second.next, new Set(ids).size]).toEqual([50, 10, null, 60]);
  await addCheck(later(officer, 1), file, "late");
  const back = await perform(listAuditEvents, auditor, { before: second.previous ?? "" });
  expect(back.rows).toEqual(first.rows);
  const newest = await perform(listAuditEvents, auditor, { before: back.previous ?? "" });
  expect(newest.rows.map(({ subjectId }) => subjectId)).toEqual(["late"]);
  expect([first.previous, newest.previous, newest.next]).toEqual([null, null, expect.any(String)]);
});

test("look-ups: whose words, read how, over which of the reader's banks", async () => {
  const { bankId, officer, auditor } = await world();
  const elsewhere = await makeBank();
  const search = (text: string, bankIds: string[], askedAt: Date) =>
    prisma().customerSearch.create({
      data: {
        id: uuidv7(),
        personId: officer.personId ?? "",
        text,
        readAs: "phone",
        bankIds,
        askedAt,
        settledAt: askedAt,
      },
    });
  await search("381", [elsewhere, bankId], new Date("2026-11-05T22:30:00Z"));
  await search("tripman", [bankId], new Date("2026-11-05T23:30:00Z"));
  await search("theirs", [elsewhere], officer.now);
  const { rows } = await perform(listLookups, auditor, {});
  expect(rows.map(({ text, bankIds, personName }) => [text, bankIds, personName])).toEqual([
    ["tripman", [bankId], "Aiko Mori"],
    ["381", [bankId], "Aiko Mori"],
  ]);
  const onDay = await perform(listLookups, auditor, { day: "2026-11-06", person: "aiko" });
  expect(onDay.rows.map(({ text }) => text)).toEqual(["tripman"]);
  expect((await refusalOf(perform(listLookups, officer, {}))).code).toBe("forbidden");
});

test("exports what the list shows as CSV, defuses formulas, and is on record itself", async () => {
  const { bankId, auditor, file } = await world();
  const names = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", 'Quote " and, comma'];
  for (const name of names) await addCheck(await makeActor("KYC officer", bankId, { name }), file, uuidv7());
  const { chunks } = await perform(exportAuditCsv, auditor, { action: "check" });
  let text = "";
  for await (const chunk of chunks) text += chunk;
  const lines = text.split("\r\n");
  expect(lines[0]).toMatch(/^"at","action","outcome","bankId",/);
  for (const name of names.slice(0, 6)) expect(text).toContain(`,"'${name}",`);
  expect(text).toContain('"Quote "" and, comma"');
  const [own] = await prisma().auditEvent.findMany({ where: { action: "audit.export", bankId } });
  expect(own).toMatchObject({ outcome: "viewed", personId: auditor.personId, after: { action: "check" } });
  expect((await eventsOf(file.customerId)).length).toBe(names.length);
});

test("signing in and out stands with the auditors of the banks where one holds or held a role", async () => {
  const { bankId, officer, auditor } = await world();
  const elsewhere = await world();
  const granted = { bankId, roleName: "CanGetCustomer", createdAt: officer.now };
  const grant = (personId: string, ended: { endedAt?: Date; endedBy?: string } = {}) =>
    prisma().entitlement.create({ data: { id: uuidv7(), personId, ...granted, ...ended } });
  const gone = await makeActor("KYC officer", bankId, { name: "Gone Long" });
  await grant(officer.personId ?? "");
  await grant(gone.personId ?? "", { endedAt: officer.now, endedBy: officer.personId ?? "" });
  const nobody = stranger({ now: officer.now });
  const refused = (subjectId?: string, seconds = 0) =>
    writeApart(later(nobody, seconds), { action: "session.start", outcome: "refused", subjectId });
  await refused(officer.personId ?? "");
  await refused(gone.personId ?? "", 1);
  await refused(undefined, 2);
  await refused(elsewhere.officer.personId ?? "", 3);
  const facts = { personId: officer.personId, sessionVersion: 1, keepBrowser: false };
  const { id } = await perform(startSession, later(officer, 4), facts);
  await perform(endSession, later(officer, 5), { id });
  await refusalOf(perform(listAuditEvents, later(officer, 6), {}));
  const { rows } = await perform(listAuditEvents, auditor, {});
  expect(rows.map(({ action, outcome, signInName }) => [action, outcome, signInName])).toEqual([
    ["audit.list", "refused", null],
    ["session.end", "done", null],
    ["session.start", "done", "Aiko Mori"],
    ["session.start", "refused", "Gone Long"],
    ["session.start", "refused", "Aiko Mori"],
  ]);
  const ofGone = await perform(listAuditEvents, auditor, { person: gone.personId, day: "2026-11-05" });
  expect(ofGone.rows).toMatchObject([{ personId: null, subjectId: gone.personId }]);
  expect((await perform(listAuditEvents, elsewhere.auditor, {})).rows).toEqual([]);
});

test("offers the people and actions that appear at the reader's banks, and no others", async () => {
  const { bankId, officer, auditor, file } = await world();
  const elsewhere = await world();
  await addCheck(officer, file, "pep");
  await perform(addTaxResidence, officer, { ...file, domain: "DE", taxNumber: "36574261809" });
  await perform(listKycChecks, elsewhere.officer, elsewhere.file);
  await perform(exportAuditCsv, elsewhere.auditor, {});
  const choices = await perform(listAuditChoices, auditor, {});
  expect(choices.banks).toEqual([bankId]);
  expect(choices.people.map(({ id }) => id)).toEqual([officer.personId]);
  expect(choices.actions).toEqual(["check.add", "session.end", "session.start", "tax.add"]);
  expect((await refusalOf(perform(listAuditChoices, officer, {}))).facts.role).toBe("CanReadAudit");
});

test("exports look-ups too, with only the reader's banks", async () => {
  const { bankId, officer, auditor } = await world();
  const at = officer.now;
  const search = { personId: officer.personId ?? "", text: "=tripman", readAs: "name", askedAt: at };
  const bankIds = [await makeBank(), bankId];
  await prisma().customerSearch.create({ data: { id: uuidv7(), ...search, bankIds, settledAt: at } });
  const { chunks } = await perform(exportLookupsCsv, auditor, { day: "2026-11-05" });
  let text = "";
  for await (const chunk of chunks) text += chunk;
  expect(text.split("\r\n")[1]).toBe(
    `"2026-11-05T12:00:00.000Z","${officer.personId}","Aiko Mori","'=tripman","name","[""${bankId}""]"`,
  );
  expect(await prisma().auditEvent.count({ where: { action: "lookup.export", bankId } })).toBe(1);
});
