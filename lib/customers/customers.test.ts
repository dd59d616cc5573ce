// Making and correcting customers on a real database: effect, audit, refusals, the other bank, and two at once.
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { changeCustomer, createCustomer } from "@/lib/customers/customers";
import { getCustomer } from "@/lib/customers/overview";
import { eventsOf, later, makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let officer: Actor;
beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
});

const zoe = { legalName: "Zoë van den Bergh", mobilePhoneNumber: "0171 972 0118" };
const create = async (facts: object = {}, actor = officer) =>
  (await perform(createCustomer, actor, { bankId, ...zoe, ...facts })).customer;
const change = (customer: { customerId: string }, facts: object, actor = officer) =>
  perform(changeCustomer, actor, { bankId, customerId: customer.customerId, ...facts });
const versionsOf = (customerId: string) =>
  prisma().customerVersion.findMany({ where: { customerId }, orderBy: { version: "asc" } });

test("a new customer has every field it was given, a number of eight digits, and one audit event", async () => {
  const given = {
    ...zoe,
    email: "zoe@example.com",
    faceImage: { url: "www.openbankproject", date: "1100-01-01T00:00:00Z" },
    dateOfBirth: "1100-01-01",
    relationshipStatus: "single",
    dependants: 1,
    dobOfDependants: ["1100-01-01T00:00:00.000Z"],
    creditRating: { rating: "OBP", source: "OBP" },
    creditLimit: { currency: "EUR", amount: "0" },
    highestEducationAttained: "Master",
    employmentStatus: "worker",
    lastOkDate: "2023-08-14T12:32:51Z",
    title: "Dr.",
    branchId: "DERBY6",
    nameSuffix: "Sr",
    nationalities: ["NL", "PL"],
    placeOfBirth: "Gouda",
    countryOfBirth: "NL",
  };
  const customer = await create(given);
  const first = new Date("1100-01-01T00:00:00Z");
  expect(customer).toMatchObject({
    ...given,
    bankId,
    version: 1,
    faceImage: { url: "www.openbankproject", date: first },
    dateOfBirth: first,
    dobOfDependants: [first],
    kycStatus: false,
    lastOkDate: new Date("2023-08-14T12:32:51Z"),
    customerNumber: expect.stringMatching(/^[1-9]\d{7}$/),
  });
  const [row] = await versionsOf(customer.customerId);
  expect(row).toMatchObject({
    phoneE164: "+491719720118",
    phoneNational: "1719720118",
    recordedBy: officer.personId,
  });
  const events = await eventsOf(customer.customerId);
  expect(events).toMatchObject([
    {
      action: "customer.create",
      outcome: "done",
      roleName: "CanCreateCustomer",
      after: { legalName: zoe.legalName },
    },
  ]);
});

test("the same form sent twice makes one customer; another person's use of the id is refused", async () => {
  const customerId = `form-${Date.now()}`;
  const [first, second] = await Promise.all([create({ customerId }), create({ customerId })]);
  expect(second).toEqual(first);
  expect(await eventsOf(customerId)).toHaveLength(1);
  const other = await makeActor("KYC officer", bankId);
  expect(await refusalOf(create({ customerId }, other))).toMatchObject({ code: "conflict" });
});

test("of two customers made at once with one number, one is refused beside its field", async () => {
  const made = await Promise.allSettled(Array.from({ length: 6 }, () => create({ customerNumber: "4711" })));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of made.filter((one) => one.status === "rejected"))
    expect(outcome.reason).toMatchObject({
      code: "conflict",
      facts: { subject: "customerNumber", fields: { customerNumber: expect.any(String) } },
    });
  expect(await prisma().customerVersion.count({ where: { bankId, customerNumber: "4711" } })).toBe(1);
});

test.each([
  ["a number with ::::", { customerNumber: "1::::2" }, "customerNumber"],
  ["a number too long", { customerNumber: "1".repeat(51) }, "customerNumber"],
  ["a name too long", { legalName: "x".repeat(256) }, "legalName"],
  ["a control character", { legalName: "Eve\u0000" }, "legalName"],
  ["no name", { legalName: undefined }, "legalName"],
  ["an impossible date", { dateOfBirth: "2023-02-30" }, "dateOfBirth"],
  ["two children with one birth date", { dependants: 2, dobOfDependants: ["2020-01-01"] }, "dobOfDependants"],
  ["an id with a slash", { customerId: "a/b" }, "customerId"],
])("refuses %s and stores nothing", async (_, facts, field) => {
  const before = await prisma().customer.count();
  const refusal = await refusalOf(create(facts));
  expect(refusal).toMatchObject({ code: "invalid", facts: { fields: { [field]: expect.any(String) } } });
  expect(await prisma().customer.count()).toBe(before);
});

test("needs its role, and at this very bank", async () => {
  const manager = await makeActor("Relationship manager", bankId);
  expect(await refusalOf(create({}, manager))).toMatchObject({
    code: "forbidden",
    facts: { role: "CanCreateCustomer", bankId },
  });
  const stranger = await makeActor("KYC officer", await makeBank());
  expect(await refusalOf(create({}, stranger))).toMatchObject({
    code: "not_found",
    facts: { subject: "bank" },
  });
  const refusals = await prisma().auditEvent.findMany({ where: { personId: manager.personId ?? "" } });
  expect(refusals).toMatchObject([
    { action: "customer.create", outcome: "refused", roleName: "CanCreateCustomer" },
  ]);
});

test("a correction is a version, and leaves only what changed on record", async () => {
  const customer = await create();
  const done = await change(
    customer,
    {
      baseVersion: 1,
      ...zoe,
      mobilePhoneNumber: "+48 601 234 567",
      creditRating: { rating: "AA", source: "Fitch" },
    },
    later(officer, 60),
  );
  expect(done.customer).toMatchObject({ version: 2, mobilePhoneNumber: "+48 601 234 567" });
  const [old, current] = await versionsOf(customer.customerId);
  expect(old?.supersededAt).toEqual(current?.recordedAt);
  expect(current).toMatchObject({ phoneE164: "+48601234567", legalName: zoe.legalName, supersededAt: null });
  const [, event] = await eventsOf(customer.customerId);
  expect(event).toMatchObject({
    action: "customer.change",
    before: { mobilePhoneNumber: "0171 972 0118", creditRating: null, creditSource: null },
    after: { mobilePhoneNumber: "+48 601 234 567", creditRating: "AA", creditSource: "Fitch" },
  });
});

test("the same correction twice adds nothing; a stale one is told what stands there now", async () => {
  const customer = await create();
  const mail = { baseVersion: 1, email: "zoe@example.com" };
  await change(customer, mail);
  await change(customer, mail);
  expect(await versionsOf(customer.customerId)).toHaveLength(2);
  expect(await eventsOf(customer.customerId)).toHaveLength(2);
  const colleague = await makeActor("KYC officer", bankId, { name: "Jürgen Öztürk" });
  const refusal = await refusalOf(change(customer, { baseVersion: 1, email: "z@example.com" }, colleague));
  expect(refusal).toMatchObject({
    code: "conflict",
    facts: {
      theirs: {
        version: 2,
        by: "Aiko Mori",
        fields: { email: "zoe@example.com", legalName: zoe.legalName },
        was: { email: null, legalName: zoe.legalName },
      },
    },
  });
  expect(await versionsOf(customer.customerId)).toHaveLength(2);
});

test("of two corrections at once one is kept and the other one is a conflict", async () => {
  const customer = await create();
  const outcomes = await Promise.allSettled(
    ["Zoe One", "Zoe Two"].map((legalName) => change(customer, { baseVersion: 1, legalName })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await versionsOf(customer.customerId)).toHaveLength(2);
});

test("each changed field demands its own role; unchanged ones demand none", async () => {
  const customer = await create();
  const clerk = await makeActor(["CanUpdateCustomerEmail"], bankId);
  await change(customer, { baseVersion: 1, ...zoe, email: "new@example.com" }, clerk);
  for (const [facts, role] of [
    [{ title: "Dr." }, "CanUpdateCustomerIdentity"],
    [{ nationalities: ["NL"] }, "CanUpdateCustomerIdentity"],
    [{ mobilePhoneNumber: "1" }, "CanUpdateCustomerMobilePhoneNumber"],
    [{ customerNumber: "9" }, "CanUpdateCustomerNumber"],
    [{ creditLimit: { currency: "EUR", amount: "1" } }, "CanUpdateCustomerCreditLimit"],
    [{ creditRating: { rating: "A", source: null } }, "CanUpdateCustomerCreditRatingAndSource"],
    [{ branchId: "DERBY6" }, "CanUpdateCustomerBranch"],
    [{ employmentStatus: "worker" }, "CanUpdateCustomerData"],
  ] as const)
    expect(await refusalOf(change(customer, { baseVersion: 2, ...facts }, clerk))).toMatchObject({
      code: "forbidden",
      facts: { role, bankId },
    });
  expect(await versionsOf(customer.customerId)).toHaveLength(2);
});

test("another bank's customer is not found, not even by its own bank's id in the path", async () => {
  const customer = await create();
  const elsewhere = await makeBank();
  const other = await makeActor("KYC officer", elsewhere);
  const ask = { baseVersion: 1, legalName: "x" };
  expect(await refusalOf(change(customer, { ...ask, bankId: elsewhere }, other))).toMatchObject({
    code: "not_found",
    facts: { subject: "customer" },
  });
  expect(await refusalOf(change(customer, ask, other))).toMatchObject({
    code: "not_found",
    facts: { subject: "bank" },
  });
  expect(
    await refusalOf(perform(getCustomer, other, { bankId: elsewhere, customerId: customer.customerId })),
  ).toMatchObject({ code: "not_found" });
  expect(await versionsOf(customer.customerId)).toHaveLength(1);
});

test("a number that another customer has cannot be taken", async () => {
  await create({ customerNumber: "1001" });
  const customer = await create({ customerNumber: "1002" });
  expect(await refusalOf(change(customer, { baseVersion: 1, customerNumber: "1001" }))).toMatchObject({
    code: "conflict",
    facts: { subject: "customerNumber" },
  });
  const elsewhere = await makeBank();
  const other = await makeActor("KYC officer", elsewhere);
  await expect(create({ bankId: elsewhere, customerNumber: "1001" }, other)).resolves.toMatchObject({
    customerNumber: "1001",
  });
});
