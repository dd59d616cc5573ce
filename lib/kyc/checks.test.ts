// Tests KYC checks on a real PostgreSQL: versions, the audit, claims apart from credentials, two writers, refusals.
import { expect, test } from "vitest";
import { heldKey } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf, through } from "@/lib/testing/world";
import { addKycCheck, getKycCheckHistory, listKycChecks } from "./checks";

async function world() {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId, { customerNumber: "5987953" });
  const form = {
    ...customer,
    id: "check-1",
    how: "PEP_SEARCH",
    date: new Date("2026-11-05T00:00:00Z"),
    satisfied: true,
    comments: "No hit",
  };
  const wire = { ...form, customerNumber: "1", staffUserId: "staff-9", staffName: "Simon" };
  return { bankId, officer, customer, form, wire };
}

test("a form's check is signed by whoever is signed in, for the customer's own number", async () => {
  const { officer, customer, form } = await world();
  await perform(addKycCheck, officer, { ...form, baseVersion: 0 });
  const [check] = await perform(listKycChecks, officer, customer);
  expect(check).toMatchObject({
    id: "check-1",
    version: 1,
    customerNumber: "5987953",
    staffUserId: officer.personId,
    staffName: "Aiko Mori",
    how: "PEP_SEARCH",
    date: form.date,
    satisfied: true,
    comments: "No hit",
    recordedByName: "Aiko Mori",
    recordedViaName: null,
  });
  const [event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({ action: "check.add", outcome: "done", subjectId: "check-1", before: null });
  expect(event?.after).toEqual({
    customerNumber: "5987953",
    staffUserId: officer.personId,
    staffName: "Aiko Mori",
    how: "PEP_SEARCH",
    date: "2026-11-05T00:00:00.000Z",
    satisfied: true,
    comments: "No hit",
  });
});

test("the wire's claims are kept as sent, nulls too, apart from the credential that wrote them", async () => {
  const { officer, customer, wire } = await world();
  const program = await through(officer);
  await perform(addKycCheck, program, { ...wire, comments: null, date: null, customerNumber: null });
  const [check] = await perform(listKycChecks, officer, customer);
  expect(check).toMatchObject({ staffName: "Simon", customerNumber: null, comments: null, date: null });
  expect(check).toMatchObject({ recordedByName: "Aiko Mori", recordedViaName: "Onboarding app" });
  const [event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({
    personName: "Aiko Mori",
    consumerName: "Onboarding app",
    via: "direct-login",
  });
});

test("an id that exists gets a new version; the history keeps both, and lists show the newest first", async () => {
  const { officer, customer, wire } = await world();
  await perform(addKycCheck, officer, wire);
  await perform(addKycCheck, later(officer, 1), { ...wire, id: "check-2" });
  await perform(addKycCheck, later(officer, 2), { ...wire, satisfied: false });
  const checks = await perform(listKycChecks, officer, customer);
  expect(checks.map(({ id, version }) => [id, version])).toEqual([
    ["check-1", 2],
    ["check-2", 1],
  ]);
  const history = await perform(getKycCheckHistory, officer, { ...customer, id: "check-1" });
  expect(history.map(({ version, satisfied }) => [version, satisfied])).toEqual([
    [2, false],
    [1, true],
  ]);
  expect(history[0]?.createdAt).toEqual(officer.now);
  const last = (await eventsOf(customer.customerId)).at(-1);
  expect(last).toMatchObject({ before: { satisfied: true }, after: { satisfied: false } });
});

test("two writers of one new id follow one another: two versions, one current", async () => {
  const { officer, customer, wire } = await world();
  await Promise.all([
    perform(addKycCheck, officer, { ...wire, comments: "first" }),
    perform(addKycCheck, officer, { ...wire, comments: "second" }),
  ]);
  const history = await perform(getKycCheckHistory, officer, { ...customer, id: "check-1" });
  expect(history.map(({ version }) => version)).toEqual([2, 1]);
  expect(history.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
  expect(new Set(history.map(({ comments }) => comments))).toEqual(new Set(["first", "second"]));
  expect(await eventsOf(customer.customerId)).toHaveLength(2);
});

test("a double click makes one version and one event", async () => {
  const { officer, customer, form } = await world();
  const sent = { ...form, baseVersion: 0 };
  await Promise.all([1, 2, 3].map(() => perform(addKycCheck, officer, sent)));
  expect(await perform(getKycCheckHistory, officer, { ...customer, id: "check-1" })).toHaveLength(1);
  expect(await eventsOf(customer.customerId)).toHaveLength(1);
});

test("a second editor is told what was saved meanwhile, and nothing is overwritten", async () => {
  const { bankId, officer, customer, form } = await world();
  const colleague = await makeActor("KYC officer", bankId, { name: "Ito Mei" });
  await perform(addKycCheck, officer, { ...form, baseVersion: 0 });
  await perform(addKycCheck, colleague, { ...form, comments: "Ito's", baseVersion: 1 });
  const refused = await refusalOf(
    perform(addKycCheck, officer, { ...form, comments: "mine", baseVersion: 1 }),
  );
  expect(refused.code).toBe("conflict");
  expect(refused.facts.theirs).toMatchObject({ version: 2, by: "Ito Mei", fields: { comments: "Ito's" } });
  const [check] = await perform(listKycChecks, officer, customer);
  expect(check?.comments).toBe("Ito's");
});

test("nobody writes without the role, at another bank, or under another bank's name", async () => {
  const { bankId, officer, form } = await world();
  const manager = await makeActor("Relationship manager", bankId);
  const forbidden = await refusalOf(perform(addKycCheck, manager, form));
  expect(forbidden).toMatchObject({ code: "forbidden", facts: { role: "CanAddKycCheck", bankId } });
  const otherBank = await makeBank();
  const other = await makeActor("KYC officer", otherBank);
  expect((await refusalOf(perform(addKycCheck, other, form))).facts.subject).toBe("bank");
  const smuggled = await refusalOf(perform(addKycCheck, other, { ...form, bankId: otherBank }));
  expect(smuggled.facts.subject).toBe("customer");
  expect(await prisma().kycCheck.count({ where: { bankId } })).toBe(0);
  const refused = await prisma().auditEvent.count({
    where: { action: "check.add", outcome: "refused", bankId },
  });
  expect(refused).toBe(2);
  expect(officer.personId).not.toBe(other.personId);
});

test("reads need the role at the customer's bank or at system level, with and without the bank", async () => {
  const { bankId, officer, customer, wire } = await world();
  await perform(addKycCheck, officer, wire);
  const { customerId } = customer;
  expect(await perform(listKycChecks, officer, { customerId })).toHaveLength(1);
  const everywhere = await makeActor([], bankId, { held: new Set([heldKey("CanGetAnyKycChecks")]) });
  expect(await perform(listKycChecks, everywhere, { customerId })).toHaveLength(1);
  const other = await makeActor("KYC officer", await makeBank());
  for (const raw of [{ customerId }, customer])
    expect((await refusalOf(perform(listKycChecks, other, raw))).facts.subject).toBe("customer");
  const nobody = await makeActor(["CanGetCustomer"], bankId);
  expect((await refusalOf(perform(listKycChecks, nobody, customer))).code).toBe("forbidden");
  const unknown = await refusalOf(perform(getKycCheckHistory, officer, { ...customer, id: "check-9" }));
  expect(unknown.facts.subject).toBe("check");
});

test("the same id at two customers is two checks", async () => {
  const { bankId, officer, customer, wire } = await world();
  const neighbour = await makeCustomer(officer, bankId);
  await perform(addKycCheck, officer, wire);
  await perform(addKycCheck, officer, { ...wire, ...neighbour, satisfied: false });
  const [own] = await perform(listKycChecks, officer, customer);
  expect(own).toMatchObject({ version: 1, satisfied: true });
});

test.each([
  ["comments", "x".repeat(2001)],
  ["comments", "a\u0000b"],
  ["how", "x".repeat(33)],
  ["staffName", "x".repeat(65)],
  ["customerNumber", "x".repeat(51)],
  ["id", "x".repeat(45)],
  ["satisfied", "true"],
  ["date", new Date("never")],
])("refuses %s that the wire does not know, beside the field", async (field, value) => {
  const { officer, customer, wire } = await world();
  const refused = await refusalOf(perform(addKycCheck, officer, { ...wire, [field]: value }));
  expect([refused.code, Object.keys(refused.facts.fields ?? {})]).toEqual(["invalid", [field]]);
  expect(await perform(listKycChecks, officer, customer)).toEqual([]);
});
