// While the indexes of an import are made, who writes a customer is refused soon, and holds no connection.
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { type Bulk, openBulk } from "@/lib/core/bulk";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { perform } from "@/lib/core/use-case";
import { createCustomer } from "@/lib/customers/customers";
import { getCustomer } from "@/lib/customers/overview";
import { updateCustomerEmail } from "@/lib/customers/updates";
import { makeClient } from "@/lib/testing/obp-client";
import { makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";

let bankId: string;
let officer: Actor;
let customerId: string;
let making: Bulk;
beforeAll(async () => {
  bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  ({ customerId } = await makeCustomer(officer, bankId));
});
beforeEach(async () => {
  making = await openBulk();
  await making.define("BEGIN; LOCK TABLE customer_version IN SHARE MODE");
});
afterEach(async () => {
  await making.end();
});

test("more creations than there are connections are refused as busy, and the connections are free again", async () => {
  const facts = { bankId, legalName: "Zoë", mobilePhoneNumber: "1" };
  const began = Date.now();
  const refusals = await Promise.all(
    Array.from({ length: env().DATABASE_POOL }, () => refusalOf(perform(createCustomer, officer, facts))),
  );
  expect(Date.now() - began).toBeLessThan(6_000);
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "busy", facts: { retryAfter: 60 } });
  const [held] = await prisma().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count
    FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  expect(held?.count).toBe(0);
  expect(await perform(getCustomer, officer, { bankId, customerId })).toBeTruthy();
  await making.end();
  expect(await perform(createCustomer, officer, facts)).toMatchObject({ isNew: true });
}, 30_000);

test("a change is refused as soon, and a second one of the same customer with it", async () => {
  const began = Date.now();
  const change = (email: string) =>
    refusalOf(perform(updateCustomerEmail, officer, { bankId, customerId, email }));
  for (const refusal of await Promise.all([change("a@x.org"), change("b@x.org")]))
    expect(refusal.code).toBe("busy");
  expect(Date.now() - began).toBeLessThan(7_500);
}, 30_000);

test("a program hears 503 and when to come back", async () => {
  const client = await makeClient([`CanUpdateCustomerEmail@${bankId}`]);
  const reply = await client.send("PUT", `/obp/v5.1.0/banks/${bankId}/customers/${customerId}/email`, {
    email: "c@x.org",
  });
  expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(reply.text).toContain("such as an import of customers");
}, 30_000);
