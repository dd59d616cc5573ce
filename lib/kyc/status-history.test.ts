// Tests KYC statuses on a real PostgreSQL: append-only, no repetition, the reason an OK needs.
import { expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { eventsOf, later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { addKycCheck } from "./checks";
import { addKycDocument } from "./documents";
import { addKycStatus, listKycStatuses } from "./status-history";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function world(timeZone = "Europe/Berlin", now = new Date("2026-11-05T09:00:00Z")) {
  const bankId = await makeBank({ timeZone });
  const officer = await makeActor("KYC officer", bankId, { now });
  const customer = await makeCustomer(officer, bankId, {
    customerNumber: "5987953",
    createdAt: day("2020-01-01"),
  });
  const wire = { ...customer, customerNumber: "1", ok: true, date: day("2026-01-01") };
  return { bankId, officer, customer, wire };
}

test("statuses are all kept, the newest by date first, each on record", async () => {
  const { officer, customer, wire } = await world();
  await perform(addKycStatus, officer, wire);
  await perform(addKycStatus, later(officer, 1), {
    ...wire,
    ok: false,
    date: day("2026-02-01"),
    reason: "Hit",
  });
  await perform(addKycStatus, later(officer, 2), { ...wire, date: day("2025-01-01") });
  const statuses = await perform(listKycStatuses, officer, customer);
  expect(statuses.map(({ date, ok }) => [date?.getUTCFullYear(), ok])).toEqual([
    [2026, false],
    [2026, true],
    [2025, true],
  ]);
  expect(statuses[0]).toMatchObject({ reason: "Hit", recordedByName: "Aiko Mori", customerNumber: "1" });
  const [, event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({
    action: "status.add",
    subjectId: statuses[0]?.id,
    roleName: "CanAddKycStatus",
  });
  expect(event?.after).toMatchObject({ ok: false, reason: "Hit", date: "2026-02-01T00:00:00.000Z" });
});

test("the latest status again adds none, also at once and though it has a reason", async () => {
  const { officer, customer, wire } = await world();
  await perform(addKycStatus, officer, { ...wire, reason: "Seen" });
  await Promise.all([1, 2].map((second) => perform(addKycStatus, later(officer, second), wire)));
  expect(await perform(listKycStatuses, officer, customer)).toHaveLength(1);
  expect(await eventsOf(customer.customerId)).toHaveLength(1);
  await perform(addKycStatus, later(officer, 3), { ...wire, ok: false });
  await perform(addKycStatus, later(officer, 4), wire);
  expect((await perform(listKycStatuses, officer, customer)).map(({ ok }) => ok)).toEqual([
    true,
    false,
    true,
  ]);
});

test("a double click on the form makes one; another customer's id is left alone", async () => {
  const { bankId, officer, customer, wire } = await world();
  const typed = { ...wire, id: "status-1", ok: false, mustExplain: true, date: day("2026-11-05") };
  await Promise.all([1, 2].map((second) => perform(addKycStatus, later(officer, second), typed)));
  expect(await perform(listKycStatuses, officer, customer)).toHaveLength(1);
  const neighbour = await makeCustomer(officer, bankId);
  await perform(addKycStatus, officer, { ...typed, ...neighbour });
  const [own] = await perform(listKycStatuses, officer, neighbour);
  expect(own?.id).not.toBe("status-1");
});

test("an OK that the file does not explain needs a reason, on the form only", async () => {
  const { officer, customer, wire } = await world();
  const typed = { ...wire, customerNumber: undefined, mustExplain: true };
  const refused = await refusalOf(perform(addKycStatus, officer, typed));
  expect(Object.keys(refused.facts.fields ?? {})).toEqual(["reason"]);
  const papers = { ...customer, type: "passport", issueDate: null };
  await perform(addKycDocument, officer, { ...papers, id: "p", expiryDate: day("2026-11-05") });
  await perform(addKycCheck, officer, { ...customer, id: "c", date: null, satisfied: true });
  const expired = await refusalOf(perform(addKycStatus, officer, typed));
  expect(expired.message).toContain("No valid identity document");
  await perform(addKycDocument, officer, { ...papers, id: "p", expiryDate: day("2026-11-06") });
  await perform(addKycStatus, officer, typed);
  const [status] = await perform(listKycStatuses, officer, customer);
  expect(status).toMatchObject({ ok: true, customerNumber: "5987953", reason: null });
});

test("a reason given, or not OK, passes without papers", async () => {
  const { officer, customer, wire } = await world();
  await perform(addKycStatus, officer, { ...wire, mustExplain: true, reason: "Known for 20 years" });
  await perform(addKycStatus, officer, { ...wire, mustExplain: true, ok: false, date: day("2026-03-01") });
  expect(await perform(listKycStatuses, officer, customer)).toHaveLength(2);
});

test("of today means from now on: it counts at once where today has not begun at Greenwich, and after what came before", async () => {
  const { officer, customer, wire } = await world("Asia/Tokyo", new Date("2026-11-04T20:00:00Z"));
  await perform(addKycStatus, officer, { ...wire, ok: true, date: new Date("2026-11-04T19:00:00Z") });
  await perform(addKycStatus, officer, { ...wire, ok: false, mustExplain: true, date: day("2026-11-05") });
  const [latest] = await perform(listKycStatuses, officer, customer);
  expect(latest).toMatchObject({ ok: false, date: officer.now });
});

test("nobody writes without the role or at another bank, and nothing is ever changed", async () => {
  const { bankId, officer, customer, wire } = await world();
  const manager = await makeActor("Relationship manager", bankId);
  expect((await refusalOf(perform(addKycStatus, manager, wire))).facts.role).toBe("CanAddKycStatus");
  expect(await perform(listKycStatuses, manager, customer)).toEqual([]);
  const other = await makeActor("KYC officer", await makeBank());
  expect((await refusalOf(perform(addKycStatus, other, wire))).code).toBe("not_found");
  expect((await refusalOf(perform(listKycStatuses, other, customer))).facts.subject).toBe("customer");
  await perform(addKycStatus, officer, wire);
  await expect(prisma().kycStatus.deleteMany({ where: { bankId } })).rejects.toThrow();
});
