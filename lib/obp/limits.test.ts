// Limits: counted here at once, shared with other instances, and no more round trips than an answer needs.
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { prisma } from "@/lib/core/db";
import { countCall, shareCounts } from "@/lib/obp/limits";
import { makeEveline } from "@/lib/testing/eveline";
import { makeClient } from "@/lib/testing/obp-client";
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

test("an overview takes at most four round trips", async () => {
  const bankId = await makeBank();
  await makeEveline(await makeActor("KYC officer", bankId), bankId);
  const client = await makeClient([`CanGetCustomerOverview@${bankId}`]);
  const ask = () =>
    client.send("POST", `/obp/v5.1.0/banks/${bankId}/customers/customer-number-query/overview`, {
      customer_number: "5987953",
    });
  expect((await ask()).headers.get("x-rate-limit-limit")).toBe("60000");
  const watch = vi.spyOn(Client.prototype, "query");
  expect((await ask()).status).toBe(200);
  const statements = watch.mock.calls.map(([query]) =>
    typeof query === "string" ? query : String((query as { text?: string }).text),
  );
  expect(statements.filter((text) => !text.includes("rate_count")).length).toBeLessThanOrEqual(4);
  expect(statements.length).toBeGreaterThan(0);
  watch.mockRestore();
});
