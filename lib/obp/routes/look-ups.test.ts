// Customers looked up: the documentation's own example field by field, refusals in order.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { makeEveline } from "@/lib/testing/eveline";
import { evelineJson } from "@/lib/testing/eveline-json";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

const roles = ["CanGetCustomer", "CanGetCustomerOverview", "CanGetCustomerOverviewFlat"];
let bankId: string;
let otherBank: string;
let ids: Awaited<ReturnType<typeof makeEveline>>;
let client: Client;
let elsewhere: Client;
const at = (path: string, bank = bankId) => `/obp/v5.1.0/banks/${bank}/${path}`;
const overview = "customers/customer-number-query/overview";

beforeAll(async () => {
  [bankId, otherBank] = [await makeBank(), await makeBank()];
  ids = await makeEveline(await makeActor("KYC officer", bankId), bankId);
  client = await makeClient(roles.map((role) => `${role}@${bankId}`));
  elsewhere = await makeClient(roles.map((role) => `${role}@${otherBank}`));
});

const customer = () => evelineJson({ bankId, ...ids });
const tail = () => ({
  customer_attributes: [
    {
      customer_attribute_id: ids.attributeId,
      name: "SPECIAL_TAX_NUMBER",
      type: "STRING",
      value: "123456789",
    },
  ],
});
const accounts = () => [
  {
    account_id: ids.accountId,
    label: "My Account",
    product_code: "787LOW",
    balance: { currency: "EUR", amount: "0" },
    branch_id: "DERBY6",
    contracts: [{ product_code: "787LOW", contract_code: "LKJL98769F", payment_method: "cache" }],
    account_routings: [{ scheme: "AccountNumber", address: "4930396" }],
    account_attributes: [
      {
        contract_code: "LKJL98769F",
        product_code: "1234BW",
        account_attribute_id: ids.accountAttributeId,
        name: "OVERDRAFT_START_DATE",
        type: "DATE_WITH_DAY",
        value: "2012-04-23",
      },
    ],
  },
];
const number = { customer_number: "5987953" };

describe("by number", () => {
  test("the documentation's customer, with attributes", async () => {
    const reply = await client.send("POST", at("customers/customer-number"), number);
    expect(reply.status).toBe(200);
    expect(reply.text).toBe(JSON.stringify({ ...customer(), ...tail() }));
    const byId = await client.send("GET", at(`customers/${ids.customerId}`));
    expect(byId.text).toBe(reply.text);
  });

  test("user, bank, role, body, number", async () => {
    const refused = async (who: Client | null, path: string, body: unknown) => {
      const reply = who ? await who.send("POST", path, body) : await send("POST", path, { body });
      return [reply.status, messageOf(reply)];
    };
    const path = at("customers/customer-number");
    expect((await refused(null, at("customers/customer-number", "none"), {}))[0]).toBe(401);
    expect(await refused(elsewhere, at("customers/customer-number", "none"), {})).toEqual([
      404,
      "OBP-30001: Bank not found. Please specify a valid value for BANK_ID. Current BankId is none",
    ]);
    expect(await refused(elsewhere, path, {})).toEqual([
      403,
      `OBP-20006: User is missing one or more roles: CanGetCustomer at Bank(${bankId})`,
    ]);
    expect(await refused(client, path, {})).toEqual([
      400,
      "OBP-10001: Incorrect json format. The Json body should be the PostCustomerNumberJsonV310 ",
    ]);
    const unknown = [404, "OBP-30002: Customer not found. Please specify a valid value for CUSTOMER_NUMBER."];
    expect(await refused(client, path, { customer_number: "1" })).toEqual(unknown);
    expect(await refused(client, path, { customer_number: null })).toEqual(unknown);
    expect(await refused(elsewhere, at("customers/customer-number", otherBank), number)).toEqual(unknown);
  });

  test("a number sent as a JSON number is found too", async () => {
    expect(
      (await client.send("POST", at("customers/customer-number"), { customer_number: 5987953 })).status,
    ).toBe(200);
  });

  test("a number too long for a double finds its own customer, not a neighbour", async () => {
    const bank = await makeBank();
    const author = await makeActor("KYC officer", bank);
    await makeCustomer(author, bank, { customerNumber: "12345678901234567000" });
    const asker = await makeClient([`CanGetCustomer@${bank}`]);
    const ask = (literal: string) =>
      asker.send("POST", at("customers/customer-number", bank), `{"customer_number":${literal}}`);
    expect((await ask("12345678901234567890")).status).toBe(404);
    expect((await ask("12345678901234567000")).status).toBe(200);
  });
});

describe("overviews", () => {
  test("the whole documented JSON, plus contracts", async () => {
    const reply = await client.send("POST", at(overview), number);
    expect(reply.status).toBe(200);
    expect(reply.text).toBe(JSON.stringify({ ...customer(), ...tail(), accounts: accounts() }));
  });

  test("flat drops family, credit, work and KYC", async () => {
    const reply = await client.send("POST", at(`${overview}-flat`), number);
    const { bank_id, customer_id, customer_number, legal_name, mobile_phone_number, email } = customer();
    const { date_of_birth, title, branch_id, name_suffix } = customer();
    const flat = { bank_id, customer_id, customer_number, legal_name, mobile_phone_number, email };
    const end = { date_of_birth, title, branch_id, name_suffix, ...tail(), accounts: accounts() };
    expect(reply.text).toBe(JSON.stringify({ ...flat, ...end }));
  });

  test.each([
    ["overview", "CanGetCustomerOverview"],
    ["overview-flat", "CanGetCustomerOverviewFlat"],
  ])("%s: user, role (an unknown bank is 403), body, number", async (name, role) => {
    const path = `customers/customer-number-query/${name}`;
    expect((await send("POST", at(path), { body: {} })).status).toBe(401);
    for (const bank of ["none", bankId]) {
      const reply = await elsewhere.send("POST", at(path, bank), {});
      expect(reply.json).toEqual({
        code: 403,
        message: `OBP-20006: User is missing one or more roles: ${role} for BankId(${bank}).`,
      });
    }
    expect(messageOf(await client.send("POST", at(path), {}))).toBe(
      "OBP-10001: Incorrect json format. The Json body should be the PostCustomerOverviewJsonV500 ",
    );
    expect((await client.send("POST", at(path), { customer_number: "no" })).status).toBe(404);
  });

  test("the wrapper refuses ids that are none, at any depth, before the role", async () => {
    const reply = await elsewhere.send("POST", at(overview), {
      customer_id: "a b",
      x: [{ bank_id: "é" }],
      id: "",
    });
    expect(reply.json).toEqual({
      code: 400,
      message:
        "OBP-10001: Incorrect json format. Here are all invalid values: List((customer_id,a b), (bank_id,é))",
    });
  });

  test("an account marked by an attribute named customer_number is hers too, once", async () => {
    const { customerId } = await makeCustomer(await makeActor("KYC officer", bankId), bankId, {
      customerNumber: "77",
    });
    await prisma().accountAttribute.create({
      data: {
        id: "marked",
        bankId,
        accountId: ids.accountId,
        productCode: "p",
        name: "customer_number",
        type: "STRING",
        value: "77",
        createdAt: new Date(),
      },
    });
    const reply = await client.send("POST", at(overview), { customer_number: "77" });
    expect(reply.json).toMatchObject({ customer_id: customerId, accounts: [{ account_id: ids.accountId }] });
  });
});
