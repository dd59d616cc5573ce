// Customers made in three versions' bodies, changed, listed, linked, deleted for everyone but the history.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { exampleOf, schemaOf } from "@/lib/obp/docs/json-schema";
import { newCustomerBody } from "@/lib/obp/json/customer-bodies";
import { type Client, grant, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeBank } from "@/lib/testing/world";

const roles = [
  "CanCreateCustomer",
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomersMinimal",
  "CanUpdateCustomerEmail",
  "CanUpdateCustomerNumber",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerCreditLimit",
  "CanUpdateCustomerCreditRatingAndSource",
  "CanUpdateCustomerBranch",
  "CanUpdateCustomerData",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanCreateCustomerAttributeAtOneBank",
  "CanCreateUserCustomerLink",
  "CanAddKycCheck",
  "CanGetAnyKycChecks",
];
let bankId: string;
let client: Client;
const full = exampleOf(schemaOf(newCustomerBody, "input")) as Record<string, unknown>;
const at = (path = "", version = "v5.1.0") => `/obp/${version}/banks/${bankId}/customers${path}`;
type Customer = Record<string, unknown> & { customer_id: string; customer_number: string };
const make = async (body: object, version = "v5.1.0") =>
  (await client.send("POST", at("", version), body)).json as Customer;

beforeAll(async () => {
  bankId = await makeBank();
  client = await makeClient(roles.map((role) => `${role}@${bankId}`));
});

describe("making one", () => {
  test("v5.0.0: a name and a number to call are enough", async () => {
    const made = await make({ legal_name: "Ada", mobile_phone_number: "+49 30 1" });
    expect(made).toMatchObject({
      bank_id: bankId,
      legal_name: "Ada",
      dependants: 0,
      dob_of_dependants: [],
      kyc_status: false,
      last_ok_date: null,
    });
    expect(made.customer_number).toMatch(/^\d{8}$/);
    const read = await client.send("GET", at(`/${made.customer_id}`));
    expect(read.json).toEqual({ ...made, customer_attributes: [] });
  });

  test("v3.1.0 and v4.0.0: every field is required, the number is the bank's to give", async () => {
    for (const version of ["v3.1.0", "v4.0.0"]) {
      const made = await make({ ...full, customer_number: "given" }, version);
      expect(made).toMatchObject(full);
      expect(made.customer_number).not.toBe("given");
      const { title: _, ...without } = full;
      const reply = await client.send("POST", at("", version), without);
      expect(messageOf(reply)).toBe(
        "OBP-10001: Incorrect json format. The Json body should be the PostCustomerJsonV310 ",
      );
    }
  });

  test("a number that is taken is OBP-30051, one with :::: is 400, another bank may have it", async () => {
    const body = { ...full, customer_number: "N-1" };
    await make(body);
    const twice = await client.send("POST", at(), body);
    expect([twice.status, messageOf(twice)]).toEqual([400, expect.stringMatching(/^OBP-30051: /)]);
    expect((await client.send("POST", at(), { ...full, customer_number: "a::::b" })).status).toBe(400);
    const otherBank = await makeBank();
    await grant(client.personId, [`CanCreateCustomer@${otherBank}`]);
    expect((await client.send("POST", `/obp/v5.1.0/banks/${otherBank}/customers`, body)).status).toBe(201);
  });

  test("dependants and their birth dates must be as many", async () => {
    const reply = await client.send("POST", at(), { ...full, dependants: 2 });
    expect([reply.status, messageOf(reply)]).toEqual([400, expect.stringMatching(/^OBP-10020: /)]);
  });

  test("a key that is no field changes nothing", async () => {
    const made = await make({
      ...full,
      customer_id: "mine",
      bank_id: "x",
      version: 9,
      recordedBy: "me",
      customerId: "mine",
    });
    expect(made.customer_id).not.toBe("mine");
  });
});

test("the eight corrections, each its own fields only", async () => {
  const made = await make(full);
  const put = async (path: string, body: object) => {
    const reply = await client.send("PUT", at(`/${made.customer_id}/${path}`), body);
    return reply.status === 200 ? (reply.json as Customer) : messageOf(reply);
  };
  const changes: [string, object, object?][] = [
    ["email", { email: "new@example.com" }],
    ["number", { customer_number: "N-8" }],
    ["mobile-number", { mobile_phone_number: "+49 30 2" }],
    [
      "identity",
      { legal_name: "Eve", date_of_birth: "1999-12-31T00:00:00Z", title: "Prof.", name_suffix: "Jr" },
    ],
    ["credit-limit", { credit_limit: { currency: "GBP", amount: "5" } }],
    [
      "credit-rating-and-source",
      { credit_rating: "A", credit_source: "S" },
      { credit_rating: { rating: "A", source: "S" } },
    ],
    ["branch", { branch_id: "B2" }],
    [
      "data",
      {
        face_image: { url: "u", date: null },
        relationship_status: "married",
        dependants: 3,
        highest_education_attained: "PhD",
        employment_status: "retired",
      },
    ],
  ];
  let expected: object = made;
  for (const [path, body, shown = body] of changes) {
    expected = { ...expected, ...shown };
    expect([path, await put(path, body)]).toEqual([path, expected]);
    expect(await put(path, {})).toMatch(
      /^OBP-10001: Incorrect json format\. The Json body should be the PutUpdateCustomer/,
    );
  }
  await make({ ...full, customer_number: "taken" });
  expect(await put("number", { customer_number: "taken" })).toBe(
    "OBP-30006: Customer Number already exists. Please specify a different value for BANK_ID or CUSTOMER_NUMBER.",
  );
});

describe("lists", () => {
  const numbers = async (query: string, path = "") => {
    const reply = await client.send("GET", `${at(path)}${query}`);
    return reply.status === 200
      ? (reply.json as { customers: Customer[] }).customers.map((one) => one.customer_number)
      : messageOf(reply);
  };

  test("paged, in both directions, filtered by attributes", async () => {
    bankId = await makeBank();
    await grant(
      client.personId,
      roles.map((role) => `${role}@${bankId}`),
    );
    const made: Customer[] = [];
    for (const customer_number of ["1", "2", "3"]) made.push(await make({ ...full, customer_number }));
    expect(await numbers("")).toEqual(["1", "2", "3"]);
    expect(await numbers("?sort_direction=DESC&limit=2")).toEqual(["3", "2"]);
    expect(await numbers("?obp_limit=1&obp_offset=1")).toEqual(["2"]);
    const paged = await client.send("GET", `${at()}?limit=2&offset=1`);
    expect(paged.headers.get("range")).toBe("items=1-2");
    expect((await client.send("GET", at())).headers.get("range")).toBeNull();
    expect(await numbers("?sort_direction=UP")).toMatch(/^OBP-10023/);
    for (const [at2, value] of [
      [0, "gold"],
      [1, "silver"],
    ] as const)
      await client.send("POST", at(`/${made[at2]?.customer_id}/attribute`), {
        name: "TIER",
        type: "STRING",
        value,
      });
    expect(await numbers("?TIER=gold")).toEqual(["1"]);
    expect(await numbers("?TIER=gold,silver")).toEqual(["1", "2"]);
    expect(await numbers("?TIER=gold&OTHER=x")).toEqual([]);
    const minimal = await client.send("GET", `/obp/v5.1.0/banks/${bankId}/customers-minimal?limit=1`);
    expect(minimal.json).toEqual({ customers: [{ bank_id: bankId, customer_id: made[0]?.customer_id }] });
  });

  test("by when they were last changed, in any of the wire's date forms", async () => {
    const [tomorrow, yesterday] = [1, -1].map((days) => new Date(Date.now() + days * 86_400_000));
    const [to, from] = [tomorrow, yesterday].map((date) => date?.toISOString().slice(0, 10));
    expect(await numbers(`?from_date=${from}&to_date=${to}T00:00:00Z&limit=2`)).toHaveLength(2);
    expect(await numbers(`?obp_from_date=${to}T00:00:00.000Z`)).toEqual([]);
    expect(await numbers(`?to_date=${from}`)).toEqual([]);
    for (const query of ["?from_date=yesterday", "?to_date=2024-02-30", "?obp_to_date="])
      expect(await numbers(query)).toBe(
        "OBP-10026: Failed to parse date string. Please use this format yyyy-MM-dd'T'HH:mm:ss.SSS'Z'!",
      );
  });

  test("what is wrong with the query is told to nobody who may not ask", async () => {
    const nobody = await makeClient();
    expect((await send("GET", `${at()}?limit=0`)).status).toBe(401);
    expect((await nobody.send("GET", `${at()}?limit=0`)).status).toBe(403);
    expect(messageOf(await client.send("GET", `${at()}?limit=0`))).toMatch(/^OBP-10025/);
  });

  test("all banks' need the system's role; one's own need a link", async () => {
    const { customer_id } = await make({ ...full, customer_number: "4" });
    expect((await client.send("GET", "/obp/v5.1.0/customers")).status).toBe(403);
    await grant(client.personId, ["CanGetCustomersAtAnyBank@"]);
    expect((await client.send("GET", "/obp/v5.1.0/customers?limit=1")).status).toBe(200);
    const own = "/obp/v5.1.0/users/current/customers/customer_ids";
    expect((await client.send("GET", own)).json).toEqual({ customers: [] });
    const links = `/obp/v5.1.0/banks/${bankId}/user_customer_links`;
    const body = { user_id: client.personId, customer_id };
    expect((await client.send("POST", links, body)).json).toMatchObject({ ...body, is_active: true });
    expect(messageOf(await client.send("POST", links, body))).toMatch(/^OBP-30007/);
    expect(messageOf(await client.send("POST", links, { ...body, user_id: "nobody" }))).toMatch(/^OBP-20005/);
    expect((await client.send("GET", own)).json).toEqual({ customers: [{ id: customer_id }] });
    expect((await client.send("GET", `/obp/v5.1.0/banks/${bankId}/my/customers`)).json).toMatchObject({
      customers: [{ customer_id }],
    });
  });
});

test("the cascade: gone for everyone, kept for the law", async () => {
  const { customer_id } = await make({ ...full, customer_number: "gone" });
  await client.send("PUT", at(`/${customer_id}/kyc_check/c`), {
    customer_number: "gone",
    date: null,
    how: "h",
    staff_user_id: "s",
    staff_name: "n",
    satisfied: true,
    comments: "c",
  });
  const path = `/obp/v5.1.0/management/cascading/banks/${bankId}/customers/${customer_id}`;
  expect((await client.send("DELETE", path)).status).toBe(403);
  const deleter = await makeClient(["CanDeleteCustomerCascade@", "CanGetAnyKycChecks@"]);
  const reply = await deleter.send("DELETE", path);
  expect([reply.status, reply.text]).toEqual([200, "true"]);
  expect((await client.send("GET", at(`/${customer_id}`))).status).toBe(404);
  expect((await deleter.send("GET", `/obp/v5.1.0/customers/${customer_id}/kyc_checks`)).status).toBe(404);
  expect((await deleter.send("DELETE", path)).status).toBe(404);
  expect(await prisma().kycCheck.count({ where: { customerId: customer_id } })).toBe(1);
  expect(
    await prisma().auditEvent.count({
      where: { customerId: customer_id, action: "customer.delete", outcome: "done" },
    }),
  ).toBe(1);
  expect((await make({ ...full, customer_number: "gone" })).customer_number).toBe("gone");
});
