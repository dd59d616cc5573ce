// An explicit null is no empty text: what a client said is not known comes back as null, on the wire and in the file.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { getCustomerFile } from "@/lib/customers/file";
import { listTaxResidences } from "@/lib/tax-residences/tax-residences";
import { type Client, makeClient, messageOf } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

const roles = [
  "CanCreateTaxResidence",
  "CanGetTaxResidence",
  "CanGetCustomerAddress",
  "CanCreateCustomerAddress",
  "CanCreateCustomer",
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomerOverviewFlat",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanUpdateCustomerNumber",
];
let bankId: string;
let ids: { bankId: string; customerId: string };
let client: Client;
const at = (path: string, customer = ids.customerId) =>
  `/obp/v5.1.0/banks/${bankId}/customers/${customer}/${path}`;

beforeAll(async () => {
  bankId = await makeBank();
  ids = await makeCustomer(await makeActor("KYC officer", bankId), bankId);
  client = await makeClient(roles.map((role) => `${role}@${bankId}`));
});

const address = {
  line_1: null,
  line_2: "",
  line_3: null,
  city: null,
  county: null,
  state: null,
  postcode: null,
  country_code: null,
  tags: null,
  status: null,
};

test("an address's texts", async () => {
  const made = await client.send("POST", at("address"), address);
  const { customer_address_id, insert_date } = made.json as Record<string, string>;
  const recorded = { customer_address_id, customer_id: ids.customerId, ...address, tags: [], insert_date };
  expect([made.status, made.text]).toEqual([201, JSON.stringify(recorded)]);
  expect((await client.send("GET", at("addresses"))).text).toBe(JSON.stringify({ addresses: [recorded] }));
  const put = await client.send("PUT", at(`addresses/${customer_address_id}`), { ...address, city: 1 });
  expect(put.json).toEqual({ ...recorded, city: "1" });
});

test("a tax residence's, and the same twice is refused all the same", async () => {
  const body = { domain: null, tax_number: null };
  const made = await client.send("POST", at("tax-residence"), body);
  const { tax_residence_id } = made.json as { tax_residence_id: string };
  expect([made.status, made.text]).toEqual([201, JSON.stringify({ ...body, tax_residence_id })]);
  expect((await client.send("GET", at("tax-residences"))).json).toEqual({
    tax_residence: [{ ...body, tax_residence_id }],
  });
  expect(messageOf(await client.send("POST", at("tax-residence"), body))).toMatch(/^OBP-50200: /);
  const empty = await client.send("POST", at("tax-residence"), { domain: "", tax_number: "" });
  expect(empty.json).toMatchObject({ domain: "", tax_number: "" });
});

test("the officer's list and file say that nothing is known, and mask nothing", async () => {
  await client.send("POST", at("tax-residence"), { domain: "DE", tax_number: null });
  const officer = await makeActor("KYC officer", bankId);
  const listed = await perform(listTaxResidences, officer, ids);
  expect(listed.find(({ domain }) => domain === "DE")).toMatchObject({
    maskedNumber: "",
    verdict: "uncheckable",
    note: "No number is known",
  });
  const file = await perform(getCustomerFile, officer, ids);
  expect(file.taxResidences?.map(({ country }) => country)).toEqual(
    expect.arrayContaining(["Germany", "not known"]),
  );
  expect(file.addresses).toMatchObject([{ line1: null, line2: "", city: "1", countryCode: null }]);
});

describe("a customer's name and phone", () => {
  test("made without, read, listed, changed", async () => {
    const body = { legal_name: null, mobile_phone_number: null, customer_number: null };
    const made = await client.send("POST", `/obp/v5.1.0/banks/${bankId}/customers`, body);
    const { customer_id, customer_number } = made.json as Record<string, string>;
    expect([made.status, made.json]).toEqual([
      201,
      expect.objectContaining({ ...body, customer_number: expect.stringMatching(/^\d{8}$/) }),
    ]);
    const read = await client.send(
      "POST",
      `/obp/v5.1.0/banks/${bankId}/customers/customer-number-query/overview-flat`,
      { customer_number },
    );
    expect(read.json).toMatchObject({ legal_name: null, mobile_phone_number: null });
    const { customers } = (await client.send("GET", `/obp/v5.1.0/banks/${bankId}/customers`)).json as {
      customers: { customer_id: string }[];
    };
    expect(customers.find((one) => one.customer_id === customer_id)).toMatchObject({
      legal_name: null,
      mobile_phone_number: null,
    });
    const put = async (path: string, change: object) =>
      (await client.send("PUT", at(path, customer_id), change)).json;
    const identity = { legal_name: "Ada", date_of_birth: null, title: null, name_suffix: null };
    expect(await put("identity", identity)).toMatchObject(identity);
    expect(await put("identity", { ...identity, legal_name: null })).toMatchObject({ legal_name: null });
    expect(await put("mobile-number", { mobile_phone_number: "0171" })).toMatchObject({
      mobile_phone_number: "0171",
    });
    expect(await put("mobile-number", { mobile_phone_number: null })).toMatchObject({
      mobile_phone_number: null,
    });
    const events = await prisma().auditEvent.findMany({
      where: { customerId: customer_id, action: "customer.update-mobile-phone-number" },
      orderBy: { id: "desc" },
    });
    expect(events[0]).toMatchObject({
      before: { mobilePhoneNumber: "0171" },
      after: { mobilePhoneNumber: null },
    });
  });

  test("but a customer has a number: to take it away is refused in a sentence", async () => {
    const reply = await client.send("PUT", at("number"), { customer_number: null });
    expect([reply.status, messageOf(reply)]).toEqual([
      400,
      "OBP-10001: Incorrect json format. customer_number: This cannot be null.",
    ]);
  });
});
