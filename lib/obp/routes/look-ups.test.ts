// Customers looked up: the documentation's own example field by field, refusals in order, the phone pattern's bounds.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { makeEveline } from "@/lib/testing/eveline";
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

const customer = () => ({
  bank_id: bankId,
  customer_id: ids.customerId,
  customer_number: "5987953",
  legal_name: "Eveline Tripman",
  mobile_phone_number: "+44 07972 444 876",
  email: "felixsmith@example.com",
  face_image: { url: "www.openbankproject", date: "1100-01-01T00:00:00Z" },
  date_of_birth: "1100-01-01T00:00:00Z",
  relationship_status: "single",
  dependants: 1,
  dob_of_dependants: ["1100-01-01T00:00:00Z"],
  credit_rating: { rating: "OBP", source: "OBP" },
  credit_limit: { currency: "EUR", amount: "0" },
  highest_education_attained: "Master",
  employment_status: "worker",
  kyc_status: false,
  last_ok_date: "2023-08-14T12:32:51Z",
  title: "Dr.",
  branch_id: "DERBY6",
  name_suffix: "Sr",
});
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

describe("by phone pattern", () => {
  const path = "search/customers/mobile-phone-number";
  const find = async (pattern: unknown, query = "") =>
    await client.send("POST", at(path) + query, { mobile_phone_number: pattern });
  const count = async (pattern: unknown, query = "") =>
    ((await find(pattern, query)).json as { customers: unknown[] }).customers.length;

  test("201 with a list; birth dates are days", async () => {
    const reply = await find("+44 07972 444 876");
    expect(reply.status).toBe(201);
    const shown = { ...customer(), date_of_birth: "1100-01-01", dob_of_dependants: ["1100-01-01"] };
    expect(reply.text).toBe(JSON.stringify({ customers: [shown] }));
  });

  test("the caller's wildcards, nothing added: exact without them, case and signs as they are", async () => {
    expect(await count("%972%")).toBe(1);
    expect(await count("+44 07972 444 87_")).toBe(1);
    expect(await count("07972 444 876")).toBe(0);
    expect(await count("\\%972%")).toBe(0);
    expect(await count("972\\")).toBe(0);
    expect(await count(null)).toBe(0);
    expect(await count("%")).toBe(2);
  });

  test("ordered by number, paged", async () => {
    const numbers = async (query: string) =>
      ((await find("%", query)).json as { customers: { customer_number: string }[] }).customers.map(
        (one) => one.customer_number,
      );
    expect(await numbers("")).toEqual(["5987953", "77"]);
    expect(await numbers("?limit=1&offset=1")).toEqual(["77"]);
    expect(messageOf(await find("%", "?limit=0"))).toMatch(/^OBP-10025/);
    expect(messageOf(await find("%", "?offset=x"))).toMatch(/^OBP-10024/);
  });

  test("the name the documentation once gave is read when the right one is absent", async () => {
    const reply = await client.send("POST", at(path), { customer_phone_number: "%972%" });
    expect((reply.json as { customers: unknown[] }).customers).toHaveLength(1);
  });

  test("user, role before body, body; at most 50 characters", async () => {
    expect((await send("POST", at(path), { body: {} })).status).toBe(401);
    const stranger = await elsewhere.send("POST", at(path), {});
    expect(messageOf(stranger)).toBe(
      `OBP-20006: User is missing one or more roles: CanGetCustomer for BankId(${bankId}).`,
    );
    expect(messageOf(await client.send("POST", at(path), {}))).toBe(
      "OBP-10001: Incorrect json format. The Json body should be the PostCustomerPhoneNumberJsonV400 ",
    );
    expect((await find(`%${"1".repeat(50)}`)).json).toMatchObject({
      code: 400,
      message: "OBP-10001: Incorrect json format. mobile_phone_number: At most 50 characters; this has 51.",
    });
  });

  test("nothing of another bank is found or counted", async () => {
    const reply = await elsewhere.send("POST", at(path, otherBank), { mobile_phone_number: "%" });
    expect(reply.json).toEqual({ customers: [] });
  });

  test("a look-up leaves who looked, not what for", async () => {
    await find("%canary%");
    const events = await prisma().auditEvent.findMany({
      where: { personId: client.personId, action: "customer.find-by-phone" },
    });
    expect(events.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(events, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain("canary");
  });
});

test("a pattern that takes too long is OBP's 408", async () => {
  const big = await makeBank();
  const reader = await makeClient([`CanGetCustomer@${big}`]);
  const { customerId } = await makeCustomer(await makeActor("KYC officer", big), big);
  // A lock makes any statement wait, so the clock decides and not the machine.
  const reply = await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE customer_version IN ACCESS EXCLUSIVE MODE`;
    return await reader.send("POST", at("search/customers/mobile-phone-number", big), {
      mobile_phone_number: "%_%_%X",
    });
  });
  expect(reply.json).toEqual({
    code: 408,
    message:
      "OBP-01000: Request Timeout. The OBP API decided to return a timeout. This is probably because a backend service did not respond in time. ",
  });
  expect(reply.headers.get("connection")).toBe("close");
  expect(customerId).toBeTruthy();
});
