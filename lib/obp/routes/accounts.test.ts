// Accounts and attributes made over the wire stand in the overview; links end; nothing leaves its bank.
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { type Client, makeClient, messageOf } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

const roles = [
  "CanCreateAccount",
  "CanCreateAccountAttributeAtOneBank",
  "CanGetCustomerOverview",
  "CanCreateCustomerAttributeAtOneBank",
  "CanUpdateCustomerAttributeAtOneBank",
  "CanGetCustomerAttributesAtOneBank",
  "CanGetCustomerAttributeAtOneBank",
  "CanDeleteCustomerAttributeAtOneBank",
  "CanCreateUserCustomerLink",
  "CanGetUserCustomerLink",
  "CanDeleteUserCustomerLink",
];
let bankId: string;
let customerId: string;
let client: Client;
const at = (path: string) => `/obp/v5.1.0/banks/${bankId}/${path}`;
type Json = Record<string, unknown>;

beforeEach(async () => {
  bankId = await makeBank();
  ({ customerId } = await makeCustomer(await makeActor("KYC officer", bankId), bankId, {
    customerNumber: "42",
  }));
  client = await makeClient(roles.map((role) => `${role}@${bankId}`));
});

const account = {
  user_id: "",
  label: "My Account",
  product_code: "787LOW",
  balance: { currency: "EUR", amount: "10.12" },
  branch_id: "DERBY6",
  account_routings: [{ scheme: "AccountNumber", address: "4930396" }],
};
const overview = async () =>
  (await client.send("POST", at("customers/customer-number-query/overview"), { customer_number: "42" }))
    .json as { accounts: Json[]; customer_attributes: Json[] };

describe("an account", () => {
  test("is hers by an attribute named customer_number; attributes of one code make a contract", async () => {
    const made = await client.send("PUT", at("accounts/acc-1"), account);
    expect(made.status).toBe(201);
    expect(made.json).toEqual({
      account_id: "acc-1",
      ...account,
      user_id: client.personId,
      account_attributes: [],
    });
    expect((await overview()).accounts).toEqual([]);
    const give = async (name: string, value: string, product_instance_code?: string) =>
      (
        await client.send("POST", at("accounts/acc-1/products/787LOW/attribute"), {
          name,
          type: "STRING",
          value,
          ...(product_instance_code && { product_instance_code }),
        })
      ).json as Json;
    const { account_attribute_id } = await give("customer_number", "42");
    await give("opening_date", "2024-01-31", "LOAN-1");
    await give("term", "12 months");
    const { accounts } = await overview();
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      ...{
        account_id: "acc-1",
        label: "My Account",
        balance: { currency: "EUR", amount: "10.12" },
        branch_id: "DERBY6",
      },
      contracts: [
        { product_code: "787LOW", contract_code: "LOAN-1", opening_date: "2024-01-31", term: "12 months" },
      ],
      account_routings: account.account_routings,
    });
    const attributes = accounts[0]?.account_attributes as Json[];
    expect(attributes[0]).toEqual({
      product_code: "787LOW",
      account_attribute_id,
      name: "customer_number",
      type: "STRING",
      value: "42",
    });
    expect(attributes[1]).toMatchObject({ contract_code: "LOAN-1" });
  });

  test("an id that is taken, an account that is none, a type that is none", async () => {
    await client.send("PUT", at("accounts/acc-2"), account);
    expect(messageOf(await client.send("PUT", at("accounts/acc-2"), account))).toBe(
      "OBP-30208: Account_ID already exists at the Bank.",
    );
    const attribute = { name: "n", type: "STRING", value: "v" };
    const none = await client.send("POST", at("accounts/none/products/p/attribute"), attribute);
    expect([none.status, messageOf(none)]).toEqual([404, expect.stringMatching(/^OBP-30003/)]);
    const wrong = await client.send("POST", at("accounts/acc-2/products/p/attribute"), {
      ...attribute,
      type: "BLOB",
    });
    expect([wrong.status, messageOf(wrong)]).toEqual([
      400,
      expect.stringMatching(/^OBP-10001: Incorrect json format\. type: /),
    ]);
    const bank = await makeBank();
    const other = await makeClient([
      `CanCreateAccountAttributeAtOneBank@${bank}`,
      `CanCreateAccount@${bank}`,
    ]);
    expect(
      (await other.send("POST", `/obp/v5.1.0/banks/${bank}/accounts/acc-2/products/p/attribute`, attribute))
        .status,
    ).toBe(404);
    expect((await other.send("PUT", `/obp/v5.1.0/banks/${bank}/accounts/acc-2`, account)).status).toBe(201);
    expect((await client.send("POST", at("accounts"), account)).json).toMatchObject({
      account_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

test("customer attributes: made, changed, one, list, deleted, kept as versions", async () => {
  const given = { name: "TIER", type: "STRING", value: "gold" };
  const made = (await client.send("POST", at(`customers/${customerId}/attribute`), given)).json as Json;
  const id = made.customer_attribute_id;
  expect(made).toEqual({ customer_attribute_id: id, ...given });
  const changed = { ...made, value: "silver" };
  const put = await client.send("PUT", at(`customers/${customerId}/attributes/${id}`), {
    ...given,
    value: "silver",
  });
  expect([put.status, put.json]).toEqual([200, changed]);
  expect((await client.send("GET", at(`customers/${customerId}/attributes/${id}`))).json).toEqual(changed);
  expect((await client.send("GET", at(`customers/${customerId}/attributes`))).json).toEqual({
    customer_attributes: [changed],
  });
  expect((await overview()).customer_attributes).toEqual([changed]);
  const missing =
    "OBP-30069: Customer Attribute not found. Please specify a valid value for CUSTOMER_ATTRIBUTE_ID.";
  const { customerId: sibling } = await makeCustomer(await makeActor("KYC officer", bankId), bankId);
  for (const [verb, path] of [
    ["GET", `customers/${sibling}/attributes/${id}`],
    ["PUT", `customers/${sibling}/attributes/${id}`],
    ["DELETE", "customers/attributes/none"],
  ] as const)
    expect(messageOf(await client.send(verb, at(path), verb === "PUT" ? given : undefined))).toBe(missing);
  const deleted = await client.send("DELETE", at(`customers/attributes/${id}`));
  expect([deleted.status, deleted.text]).toEqual([204, ""]);
  expect((await overview()).customer_attributes).toEqual([]);
  expect(await prisma().customerAttribute.count({ where: { customerId } })).toBe(2);
  const events = await prisma().auditEvent.findMany({
    where: { customerId, outcome: "done" },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ action }) => action)).toEqual([
    "customer-attribute.add",
    "customer-attribute.change",
    "customer-attribute.delete",
  ]);
});

test("links: made, by user, by customer, ended, of this bank only", async () => {
  const { personId: user_id } = await makeClient();
  const made = (await client.send("POST", at("user_customer_links"), { user_id, customer_id: customerId }))
    .json as Json;
  expect(Object.keys(made)).toEqual([
    "user_customer_link_id",
    "customer_id",
    "user_id",
    "date_inserted",
    "is_active",
  ]);
  for (const path of [`users/${user_id}`, `customers/${customerId}`])
    expect((await client.send("GET", at(`user_customer_links/${path}`))).json).toEqual({
      user_customer_links: [made],
    });
  const bank = await makeBank();
  const other = await makeClient(
    ["CanGetUserCustomerLink", "CanDeleteUserCustomerLink", "CanCreateUserCustomerLink"].map(
      (role) => `${role}@${bank}`,
    ),
  );
  const there = `/obp/v5.1.0/banks/${bank}/user_customer_links`;
  expect((await other.send("GET", `${there}/users/${user_id}`)).json).toEqual({ user_customer_links: [] });
  expect((await other.send("DELETE", `${there}/${made.user_customer_link_id}`)).status).toBe(400);
  expect(messageOf(await other.send("POST", there, { user_id, customer_id: customerId }))).toBe(
    `OBP-30046: Customer not found. Please specify a valid value for CUSTOMER_ID.. Current CustomerId(${customerId})`,
  );
  const ended = await client.send("DELETE", at(`user_customer_links/${made.user_customer_link_id}`));
  expect([ended.status, ended.text]).toEqual([200, "true"]);
  expect((await client.send("GET", at(`user_customer_links/users/${user_id}`))).json).toEqual({
    user_customer_links: [],
  });
});
