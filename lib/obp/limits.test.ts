// Limits: counted here at once, shared with other instances, and no more round trips than an answer needs.
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { prisma } from "@/lib/core/db";
import { countCall, shareCounts } from "@/lib/obp/limits";
import { makeEveline } from "@/lib/testing/eveline";
import { check } from "@/lib/testing/kyc-json";
import { makeClient, type Reply } from "@/lib/testing/obp-client";
import { makeActor, makeBank } from "@/lib/testing/world";

const now = new Date();
const ten = (key: string) => ({ key, perMinute: 10, whom: "this Consumer" }) as const;
const remaining = async (key: string) => Number((await countCall(ten(key), now))["X-Rate-Limit-Remaining"]);

test("counts down, then refuses until the minute is over", async () => {
  for (let left = 9; left >= 0; left -= 1) expect(await remaining("one")).toBe(left);
  await expect(countCall(ten("one"), now)).rejects.toThrow("limit reached");
  const next = new Date(now.getTime() + 60_000);
  expect((await countCall(ten("one"), next))["X-Rate-Limit-Remaining"]).toBe("9");
});

test("what other instances counted counts here a second later", async () => {
  expect(await remaining("two")).toBe(9);
  await shareCounts();
  const [row] = await prisma().rateCount.findMany({ where: { slot: { startsWith: "two|" } } });
  expect(row?.count).toBe(1);
  await prisma().rateCount.updateMany({ where: { slot: row?.slot ?? "" }, data: { count: 6 } });
  expect(await remaining("two")).toBe(8);
  await shareCounts();
  expect(await remaining("two")).toBe(2);
});

/** What is sent to the database meanwhile, but for the counts that are shared once a second. */
async function countTrips(ask: () => Promise<Reply>): Promise<number> {
  expect((await ask()).status).toBeLessThan(300);
  const watch = vi.spyOn(Client.prototype, "query");
  expect((await ask()).status).toBeLessThan(300);
  const statements = watch.mock.calls.map(([query]) =>
    typeof query === "string" ? query : String((query as { text?: string }).text),
  );
  watch.mockRestore();
  return statements.filter((text) => !text.includes("rate_count")).length;
}

// The bench says these figures beside its own.
test("an overview takes two round trips (four are allowed), the others as few", async () => {
  const bankId = await makeBank();
  const { customerId } = await makeEveline(await makeActor("KYC officer", bankId), bankId);
  const held = ["CanGetCustomerOverview", "CanGetCustomer", "CanAddKycCheck", "CanGetAnyKycChecks"];
  const client = await makeClient(held.map((role) => `${role}@${bankId}`));
  const at = `/obp/v5.1.0/banks/${bankId}`;
  const number = { customer_number: "5987953" };
  const phone = { mobile_phone_number: "+44 07972 444 876" };
  const overview = () => client.send("POST", `${at}/customers/customer-number-query/overview`, number);
  const search = () => client.send("POST", `${at}/search/customers/mobile-phone-number`, phone);
  let count = 0;
  const put = () => {
    count += 1;
    return client.send("PUT", `${at}/customers/${customerId}/kyc_check/new-${count}`, check);
  };
  const checks = () => client.send("GET", `/obp/v5.1.0/customers/${customerId}/kyc_checks`);
  expect((await overview()).headers.get("x-rate-limit-limit")).toBe("60000");
  const trips = [];
  // Counts are shared once a second in a transaction of their own, which may fall into one of three.
  for (const ask of [overview, search, put, checks])
    trips.push(Math.min(await countTrips(ask), await countTrips(ask), await countTrips(ask)));
  expect(trips).toEqual([2, 7, 7, 3]);
});
