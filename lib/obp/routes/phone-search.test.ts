// Customers found by a phone pattern: the caller's own wildcards, their bounds, and nobody of another bank.
import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { makeEveline } from "@/lib/testing/eveline";
import { evelineJson } from "@/lib/testing/eveline-json";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

let bankId: string;
let otherBank: string;
let ids: Awaited<ReturnType<typeof makeEveline>>;
let client: Client;
let elsewhere: Client;
const at = (path: string, bank = bankId) => `/obp/v5.1.0/banks/${bank}/${path}`;

beforeAll(async () => {
  [bankId, otherBank] = [await makeBank(), await makeBank()];
  const officer = await makeActor("KYC officer", bankId);
  ids = await makeEveline(officer, bankId);
  await makeCustomer(officer, bankId, { customerNumber: "77" });
  client = await makeClient([`CanGetCustomer@${bankId}`]);
  elsewhere = await makeClient([`CanGetCustomer@${otherBank}`]);
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
    const shown = {
      ...evelineJson({ bankId, ...ids }),
      date_of_birth: "1100-01-01",
      dob_of_dependants: ["1100-01-01"],
    };
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
