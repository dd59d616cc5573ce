// Banks on a real database: made once, listed, read, and their day in their own time zone.
import { expect, test } from "vitest";
import { createBank, getBank, listBanks, todayAt } from "@/lib/banks/banks";
import { heldKey, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

const root = async () => ({ ...(await makeActor([], "")), held: new Set([heldKey("CanCreateBank")]) });

test("a new bank can be read by anyone, and its maker may grant roles there", async () => {
  const actor = await root();
  const id = `new.${uuidv7()}`;
  const routing = { scheme: "BIC", address: "GHBKGB2L" };
  const made = await perform(createBank, actor, {
    id,
    bankCode: "gh",
    bankRoutings: [routing],
    timeZone: "Asia/Tokyo",
  });
  const expected = {
    id,
    bankCode: "gh",
    fullName: "gh",
    logo: null,
    bankRoutings: [routing],
    country: "GB",
    timeZone: "Asia/Tokyo",
  };
  expect(made).toMatchObject(expected);
  expect(await perform(getBank, stranger(), { bankId: id })).toEqual(made);
  expect((await perform(listBanks, stranger(), {})).map((bank) => bank.id)).toContain(id);
  const [grant] = await prisma().entitlement.findMany({ where: { bankId: id } });
  expect(grant).toMatchObject({
    personId: actor.personId,
    roleName: "CanCreateEntitlementAtOneBank",
    createdBy: null,
  });
  expect(await prisma().auditEvent.findMany({ where: { bankId: id } })).toMatchObject([
    { action: "bank.create", outcome: "done", roleName: "CanCreateBank", after: expected },
  ]);
});

test("of two banks made at once with one id, one is refused", async () => {
  const actor = await root();
  const id = `twice.${uuidv7()}`;
  const made = await Promise.allSettled([1, 2].map(() => perform(createBank, actor, { id, bankCode: "x" })));
  expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await refusalOf(perform(createBank, actor, { id, bankCode: "x" }))).toMatchObject({
    code: "conflict",
    facts: { subject: "bank" },
  });
});

test.each([
  [{ id: "a bank" }, "id"],
  [{ country: "Germany" }, "country"],
  [{ timeZone: "Berlin" }, "timeZone"],
  [{ bankCode: "x".repeat(101) }, "bankCode"],
])("refuses %j", async (facts, field) => {
  const refusal = await refusalOf(perform(createBank, await root(), { bankCode: "x", ...facts }));
  expect(Object.keys(refusal.facts.fields ?? {})).toEqual([field]);
});

test("needs its role, and an unknown bank is not found", async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  expect(await refusalOf(perform(createBank, officer, { bankCode: "x" }))).toMatchObject({
    facts: { role: "CanCreateBank" },
  });
  for (const unknown of ["nowhere", "", "a\u0000b"])
    expect(await refusalOf(perform(getBank, officer, { bankId: unknown }))).toMatchObject({
      facts: { subject: "bank" },
    });
});

test("today is the bank's", () => {
  const now = new Date("2026-11-22T23:30:00Z");
  expect(
    ["Europe/London", "Europe/Berlin", "America/New_York"].map((timeZone) => todayAt({ timeZone }, now)),
  ).toEqual(["2026-11-22", "2026-11-23", "2026-11-22"]);
});
