// Tax residences and addresses on the wire: recorded JSON, the chains of refusals, nothing of another customer touched.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { type Client, makeClient, messageOf, type Reply, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

const roles = [
  "CanCreateTaxResidence",
  "CanGetTaxResidence",
  "CanDeleteTaxResidence",
  "CanGetCustomerAddress",
  "CanCreateCustomerAddress",
  "CanDeleteCustomerAddress",
  "CanCreateCustomer",
];
let bankId: string;
let customerId: string;
let sibling: string;
let client: Client;
const at = (path: string, customer = customerId, bank = bankId) =>
  `/obp/v5.1.0/banks/${bank}/customers/${customer}/${path}`;
const said = (reply: Reply) => [reply.status, messageOf(reply)];

beforeAll(async () => {
  bankId = await makeBank();
  const author = await makeActor("KYC officer", bankId);
  ({ customerId } = await makeCustomer(author, bankId));
  ({ customerId: sibling } = await makeCustomer(author, bankId));
  client = await makeClient(roles.map((role) => `${role}@${bankId}`));
});

const address = {
  line_1: "No 1 the Road",
  line_2: "The Place",
  line_3: "The Hill",
  city: "Berlin",
  county: "",
  state: "Brandenburg",
  postcode: "13359",
  country_code: "DE",
  tags: ["mailing", "home"],
  status: "OK",
};

describe("tax residences", () => {
  const domain = "Enter some domain";
  const tax_number = "Enter some number";

  test("made, listed under a singular name, deleted with the literal true", async () => {
    const made = await client.send("POST", at("tax-residence"), { domain, tax_number });
    const { tax_residence_id } = made.json as { tax_residence_id: string };
    expect(made.status).toBe(201);
    expect(made.text).toBe(JSON.stringify({ domain, tax_number, tax_residence_id }));
    const listed = await client.send("GET", at("tax-residences"));
    expect(listed.text).toBe(JSON.stringify({ tax_residence: [{ domain, tax_number, tax_residence_id }] }));
    const twice = await client.send("POST", at("tax-residence"), { domain, tax_number });
    expect(said(twice)).toEqual([
      400,
      expect.stringMatching(/^OBP-50200: Connector cannot return the data we requested\. [A-Z]/),
    ]);
    const missing = [
      400,
      "OBP-50200: Connector cannot return the data we requested. <- OBP-30300: Tax Residence not found by TAX_RESIDENCE_ID. ",
    ];
    for (const path of [
      at(`tax_residencies/${tax_residence_id}`, sibling),
      at("tax_residencies/none"),
      at("tax_residencies/%20"),
    ])
      expect(said(await client.send("DELETE", path))).toEqual(missing);
    const deleted = await client.send("DELETE", at(`tax_residencies/${tax_residence_id}`));
    expect([deleted.status, deleted.text]).toEqual([200, "true"]);
    expect((await client.send("GET", at("tax-residences"))).text).toBe('{"tax_residence":[]}');
    expect(said(await client.send("DELETE", at(`tax_residencies/${tax_residence_id}`)))).toEqual(missing);
    expect(await prisma().taxResidence.count({ where: { customerId } })).toBe(1);
  });

  test("more than 20 characters are OBP-50200 with a plain sentence, after the customer was found", async () => {
    const long = { domain: "d", tax_number: "1".repeat(21) };
    expect(said(await client.send("POST", at("tax-residence"), long))).toEqual([
      400,
      "OBP-50200: Connector cannot return the data we requested. tax_number: At most 20 characters; this has 21.",
    ]);
    expect((await client.send("POST", at("tax-residence", "nobody"), long)).status).toBe(404);
  });

  test("user, bank, role, body, customer", async () => {
    const path = at("tax-residence", "nobody");
    const nobody = await makeClient();
    expect((await send("POST", path, { body: {} })).status).toBe(401);
    expect(messageOf(await nobody.send("POST", at("tax-residence", customerId, "none"), {}))).toMatch(
      /^OBP-30001/,
    );
    expect(messageOf(await nobody.send("POST", path, {}))).toBe(
      `OBP-20006: User is missing one or more roles: CanCreateTaxResidence at Bank(${bankId})`,
    );
    expect(messageOf(await client.send("POST", path, {}))).toBe(
      "OBP-10001: Incorrect json format. The Json body should be the PostTaxResidenceJsonV310 ",
    );
    expect(messageOf(await client.send("POST", path, { domain, tax_number }))).toMatch(
      /^OBP-30046: .*\(nobody\)$/,
    );
  });
});

describe("addresses", () => {
  test("made, changed, listed, deleted; the status is the status", async () => {
    const made = await client.send("POST", at("address"), address);
    const { customer_address_id, insert_date } = made.json as Record<string, string>;
    expect(made.status).toBe(201);
    expect(made.text).toBe(
      JSON.stringify({ customer_address_id, customer_id: customerId, ...address, insert_date }),
    );
    const changed = { ...address, line_1: "2", tags: ["a tag that is longer than twenty characters"] };
    const put = await client.send("PUT", at(`addresses/${customer_address_id}`), changed);
    expect([put.status, put.json]).toEqual([
      200,
      { customer_address_id, customer_id: customerId, ...changed, insert_date },
    ]);
    const listed = await client.send("GET", at("addresses"));
    expect(listed.json).toEqual({ addresses: [put.json] });
    const missing = [
      400,
      "OBP-50200: Connector cannot return the data we requested. <- OBP-30310: Customer's Address not found by CUSTOMER_ADDRESS_ID. ",
    ];
    for (const path of [at(`addresses/${customer_address_id}`, sibling), at("addresses/none")]) {
      expect(said(await client.send("DELETE", path))).toEqual(missing);
      expect(said(await client.send("PUT", path, address))).toEqual(missing);
    }
    const deleted = await client.send("DELETE", at(`addresses/${customer_address_id}`));
    expect([deleted.status, deleted.text]).toEqual([200, "true"]);
    expect((await client.send("GET", at("addresses"))).text).toBe('{"addresses":[]}');
    expect(await prisma().address.count({ where: { customerId } })).toBe(2);
  });

  test("a country code of three letters is refused without the database's words", async () => {
    const reply = await client.send("POST", at("address"), { ...address, country_code: "DEU" });
    expect(said(reply)).toEqual([
      400,
      expect.stringMatching(/^OBP-50200: .*country_code: At most 2 characters/),
    ]);
  });

  test("user, bank, role, customer", async () => {
    const nobody = await makeClient();
    expect((await send("GET", at("addresses"))).status).toBe(401);
    expect((await nobody.send("GET", at("addresses", customerId, "none"))).status).toBe(404);
    expect(messageOf(await nobody.send("GET", at("addresses", "nobody")))).toBe(
      `OBP-20006: User is missing one or more roles: CanGetCustomerAddress at Bank(${bankId})`,
    );
    expect(messageOf(await client.send("GET", at("addresses", "nobody")))).toMatch(/^OBP-30046/);
  });

  test("editing takes CanCreateCustomer on PUT and CanCreateCustomerAddress on POST", async () => {
    const editor = await makeClient([`CanCreateCustomer@${bankId}`]);
    expect((await editor.send("POST", at("address"), address)).status).toBe(403);
    const maker = await makeClient([`CanCreateCustomerAddress@${bankId}`]);
    const { customer_address_id } = (await maker.send("POST", at("address"), address)).json as Record<
      string,
      string
    >;
    expect((await maker.send("PUT", at(`addresses/${customer_address_id}`), address)).status).toBe(403);
    expect((await editor.send("PUT", at(`addresses/${customer_address_id}`), address)).status).toBe(200);
  });
});
