// Overviews and the file on a real database: what they show, to whom, and how often a look is kept.
import { beforeAll, expect, test } from "vitest";
import { createAccount, createAccountAttribute } from "@/lib/accounts/accounts";
import type { Actor } from "@/lib/core/actor";
import { heldKey } from "@/lib/core/actor";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { getCustomerFile } from "@/lib/customers/file";
import { getCustomer, getCustomerOverview, getCustomerOverviewFlat } from "@/lib/customers/overview";
import { addKycDocument } from "@/lib/kyc/documents";
import { addTaxResidence } from "@/lib/tax-residences/tax-residences";
import { eventsOf, later, makeActor, makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let officer: Actor;
let banker: Actor;
let named: { bankId: string; customerId: string };
const customerNumber = "5987953";
beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  banker = await makeActor(["CanCreateAccount", "CanCreateAccountAttributeAtOneBank"], bankId);
  const made = await perform(createCustomer, officer, {
    bankId,
    customerNumber,
    legalName: "Zoë",
    mobilePhoneNumber: "1",
  });
  named = { bankId, customerId: made.customer.customerId };
});

const plain = {
  label: "My Account",
  productCode: "787LOW",
  balance: { currency: "EUR", amount: "10" },
  branchId: "DERBY6",
};
const attribute = { productCode: "787LOW", type: "STRING" };

test("accounts are found by our link or by OBP's attribute, each once, with contracts of both kinds", async () => {
  await perform(createAccount, banker, {
    ...{ ...plain, bankId, accountId: "linked", customerIds: [named.customerId] },
    contracts: [{ productCode: "787LOW", contractCode: "K1", paymentMethod: "cache", term: "1 year" }],
    accountRoutings: [{ scheme: "IBAN", address: "DE1" }],
    accountAttributes: [
      { ...attribute, contractCode: "K1", name: "term", value: "overruled by the record" },
      { ...attribute, contractCode: "K2", name: "start", value: "2012-04-23", productCode: "1234BW" },
      { ...attribute, name: "interest_rate", value: "3" },
    ],
  });
  await perform(createAccount, banker, { ...plain, bankId, accountId: "marked" });
  await perform(createAccount, banker, { ...plain, bankId, accountId: "nobodys" });
  const mark = { ...attribute, bankId, accountId: "marked", name: "customer_number", value: customerNumber };
  for (const _ of [1, 2]) await perform(createAccountAttribute, banker, mark);
  const { accounts } = await perform(getCustomerOverview, officer, { bankId, customerNumber });
  expect(accounts.map(({ accountId }) => accountId).sort()).toEqual(["linked", "marked"]);
  expect(accounts.find(({ accountId }) => accountId === "linked")).toMatchObject({
    balance: { currency: "EUR", amount: "10" },
    accountRoutings: [{ scheme: "IBAN", address: "DE1" }],
    contracts: [
      { productCode: "787LOW", contractCode: "K1", paymentMethod: "cache", term: "1 year" },
      { productCode: "1234BW", contractCode: "K2", term: "overruled by the record", interestRate: "3" },
    ],
  });
});

test("an account of another bank, with the same number and id, belongs to that bank's customer", async () => {
  const elsewhere = await makeBank();
  const clerk = await makeActor(
    ["CanCreateAccount", "CanCreateCustomer", "CanGetCustomerOverview"],
    elsewhere,
  );
  const facts = { customerNumber, legalName: "Other", mobilePhoneNumber: "2" };
  await perform(createCustomer, clerk, { bankId: elsewhere, ...facts });
  const theirs = { ...plain, bankId: elsewhere, accountId: "linked" };
  expect(
    await refusalOf(perform(createAccount, clerk, { ...theirs, customerIds: [named.customerId] })),
  ).toMatchObject({
    code: "not_found",
    facts: { subject: "customer" },
  });
  await perform(createAccount, clerk, theirs);
  const { accounts } = await perform(getCustomerOverview, clerk, { bankId: elsewhere, customerNumber });
  expect(accounts).toEqual([]);
});

test("a look is kept once an hour, whichever way one looked, and each way needs its own role", async () => {
  const clerk = await makeActor(["CanGetCustomerOverview", "CanGetCustomerOverviewFlat"], bankId);
  await perform(getCustomerOverview, clerk, named);
  await perform(getCustomerOverview, later(clerk, 1), named);
  await perform(getCustomerOverview, later(clerk, 3600), named);
  await perform(getCustomerOverviewFlat, clerk, named);
  expect(await refusalOf(perform(getCustomer, clerk, named))).toMatchObject({
    facts: { role: "CanGetCustomer", bankId },
  });
  const own = (await eventsOf(named.customerId)).filter(({ personId }) => personId === clerk.personId);
  expect(own.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "customer-overview.view viewed",
    "customer-overview.view viewed",
    "customer.view refused",
  ]);
});

test("unknown ids and numbers are not found, by name of what was asked", async () => {
  for (const customerId of ["unknown", "", "a b", "a\u0000b"])
    expect(await refusalOf(perform(getCustomerFile, officer, { bankId, customerId }))).toMatchObject({
      facts: { subject: "customer" },
    });
  for (const unknown of ["4", "", "%", "a\u0000b"])
    expect(
      await refusalOf(perform(getCustomerOverview, officer, { bankId, customerNumber: unknown })),
    ).toMatchObject({
      code: "not_found",
      facts: { subject: "customerNumber" },
    });
  expect(await refusalOf(perform(getCustomerOverview, officer, { bankId }))).toMatchObject({
    code: "invalid",
  });
  const other = await makeActor("KYC officer", await makeBank());
  expect(await refusalOf(perform(getCustomerFile, other, named))).toMatchObject({
    facts: { subject: "bank" },
  });
});

test("the file holds what the roles open and null for the rest; the tax number never leaves", async () => {
  const expiryDate = new Date("1999-12-31T00:00:00Z");
  const passport = {
    ...named,
    id: "p",
    type: "passport",
    number: "C01",
    issueDate: null,
    issuePlace: "Bonn",
    expiryDate,
  };
  await perform(addKycDocument, officer, passport);
  await perform(addTaxResidence, officer, { ...named, id: "t", domain: "DE", taxNumber: "36574280911" });
  const file = await perform(getCustomerFile, officer, named);
  expect(file.documents).toEqual([
    {
      id: "p",
      version: 1,
      recordedAt: officer.now,
      type: "passport",
      number: "C01",
      issueDate: null,
      issuePlace: "Bonn",
      expiryDate,
    },
  ]);
  expect(file.taxResidences).toMatchObject([
    { id: "t", country: "Germany", countryCode: "DE", maskedNumber: "•••••••• 911", verdict: "valid" },
  ]);
  expect(JSON.stringify(file)).not.toContain("36574280911");
  expect(file.badge).toEqual({ tone: "info", word: "In review" });
  expect(file).toMatchObject({ addresses: [], checks: [], media: [], statuses: [], bank: { id: bankId } });
  expect(file.alerts.map(({ title }) => title).join()).toContain("Passport expired");

  const manager = await perform(getCustomerFile, await makeActor("Relationship manager", bankId), named);
  expect(manager).toMatchObject({
    taxResidences: null,
    media: null,
    addresses: [],
    documents: [{ id: "p" }],
  });
  const clerk = await makeActor(["CanGetCustomerOverview"], bankId);
  const least = await perform(getCustomerFile, clerk, named);
  expect(least).toMatchObject({
    taxResidences: null,
    media: null,
    addresses: null,
    documents: null,
    checks: null,
    alerts: [],
  });
  const everywhere = { ...clerk, held: new Set([...clerk.held, heldKey("CanGetAnyKycDocuments")]) };
  expect((await perform(getCustomerFile, everywhere, named)).documents).toHaveLength(1);
});
