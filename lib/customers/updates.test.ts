// OBP's eight updates on a real database: exactly their field, their own role, kept as versions; and the KYC status.
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { heldKey } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import type { Role } from "@/lib/core/roles";
import type { Command } from "@/lib/core/use-case";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { getCustomer } from "@/lib/customers/overview";
import type { CustomerSubject } from "@/lib/customers/subject";
import {
  updateCustomerBranch,
  updateCustomerCreditLimit,
  updateCustomerCreditRatingAndSource,
  updateCustomerData,
  updateCustomerEmail,
  updateCustomerIdentity,
  updateCustomerMobilePhoneNumber,
  updateCustomerNumber,
} from "@/lib/customers/updates";
import type { CustomerChange } from "@/lib/customers/versions";
import { addKycStatus } from "@/lib/kyc/status-history";
import { eventsOf, later, makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let officer: Actor;
beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
});
const create = async (facts: object = {}) =>
  (
    await perform(createCustomer, officer, {
      bankId,
      legalName: "Zoë",
      mobilePhoneNumber: "1",
      email: "z@x.org",
      ...facts,
    })
  ).customer;

const first = new Date("1100-01-01T00:00:00Z");
type Update = Command<z.ZodType, CustomerSubject, CustomerChange>;
const listed: [update: unknown, Role, object][] = [
  [updateCustomerEmail, "CanUpdateCustomerEmail", { email: null }],
  [updateCustomerNumber, "CanUpdateCustomerNumber", { customerNumber: "new-1" }],
  [
    updateCustomerMobilePhoneNumber,
    "CanUpdateCustomerMobilePhoneNumber",
    { mobilePhoneNumber: "0171 9720118" },
  ],
  [
    updateCustomerIdentity,
    "CanUpdateCustomerIdentity",
    { legalName: "Zoé", dateOfBirth: first, title: "Dr.", nameSuffix: "Sr" },
  ],
  [
    updateCustomerCreditLimit,
    "CanUpdateCustomerCreditLimit",
    { creditLimit: { currency: "EUR", amount: "1" } },
  ],
  [
    updateCustomerCreditRatingAndSource,
    "CanUpdateCustomerCreditRatingAndSource",
    { creditRating: { rating: "AA", source: "Fitch" } },
  ],
  [updateCustomerBranch, "CanUpdateCustomerBranch", { branchId: "DERBY6" }],
  [
    updateCustomerData,
    "CanUpdateCustomerData",
    {
      faceImage: { url: "x", date: first },
      relationshipStatus: "single",
      dependants: 2,
      highestEducationAttained: "Master",
      employmentStatus: "worker",
    },
  ],
];

const cases = listed.map(([update, role, facts]) => [role, update as Update, facts] as const);

test.each(cases)("%s opens exactly its fields", async (role, update, facts) => {
  const before = await create();
  const clerk = await makeActor([role], bankId);
  const raw = { bankId, customerId: before.customerId, ...facts };
  const { customer } = await perform(update, clerk, raw);
  expect(customer).toEqual({ ...before, ...facts, version: 2 });
  await perform(update, clerk, raw);
  expect(await prisma().customerVersion.count({ where: { customerId: before.customerId } })).toBe(2);
  const [, event, ...more] = await eventsOf(before.customerId);
  expect(event).toMatchObject({ outcome: "done", roleName: role, personId: clerk.personId });
  expect(more).toEqual([]);
  const others = cases.map(([other]) => other).filter((other) => other !== role);
  const refusal = await refusalOf(perform(update, await makeActor(others, bankId), raw));
  expect(refusal).toMatchObject({ code: "forbidden", facts: { role } });
  const [field = ""] = Object.keys(facts);
  const { [field]: _, ...without } = raw as Record<string, unknown>;
  expect(await refusalOf(perform(update, clerk, without))).toMatchObject({ code: "invalid" });
});

test("a credit rating also with the system's role, at any bank", async () => {
  const { customerId } = await create();
  const held = new Set([heldKey("CanUpdateCustomerCreditRatingAndSourceAtAnyBank")]);
  const clerk = { ...(await makeActor([], bankId)), held };
  const creditRating = { rating: "B", source: "Fitch" };
  const done = await perform(updateCustomerCreditRatingAndSource, clerk, {
    bankId,
    customerId,
    creditRating,
  });
  expect(done.customer).toMatchObject({ creditRating });
});

test("updates of ten programs at once leave ten versions, none lost", async () => {
  const { customerId } = await create();
  const mails = Array.from({ length: 10 }, (_, at) => `z${at}@x.org`);
  await Promise.all(
    mails.map((email) => perform(updateCustomerEmail, officer, { bankId, customerId, email })),
  );
  const rows = await prisma().customerVersion.findMany({
    where: { customerId },
    orderBy: { version: "asc" },
  });
  expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
  expect(
    rows
      .slice(1)
      .map(({ email }) => email)
      .sort(),
  ).toEqual(mails);
  expect(rows.filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1);
});

test("KYC status and last OK follow the statuses from the first of them on", async () => {
  const { customerId } = await create({ kycStatus: true, lastOkDate: "2020-05-05T00:00:00Z" });
  const now = async (actor = officer) => {
    const { kycStatus, lastOkDate } = await perform(getCustomer, actor, { bankId, customerId });
    return [kycStatus, lastOkDate?.toISOString().slice(0, 10) ?? null];
  };
  const add = (ok: boolean, date: string | null, seconds: number) =>
    perform(addKycStatus, later(officer, seconds), {
      bankId,
      customerId,
      ok,
      date: date === null ? null : new Date(date),
    });
  expect(await now()).toEqual([true, "2020-05-05"]);
  await add(false, "2021-01-01", 1);
  expect(await now()).toEqual([false, null]);
  await add(true, "2022-01-01", 2);
  expect(await now()).toEqual([true, "2022-01-01"]);
  await add(false, "2021-06-06", 3);
  expect(await now()).toEqual([true, "2022-01-01"]);
  await add(false, "2022-01-01", 4);
  expect(await now()).toEqual([false, "2022-01-01"]);
  const inAnHour = new Date(officer.now.getTime() + 3_600_000);
  await add(true, inAnHour.toISOString(), 5);
  expect(await now()).toEqual([false, "2022-01-01"]);
  expect(await now(later(officer, 3601))).toEqual([true, inAnHour.toISOString().slice(0, 10)]);
});
