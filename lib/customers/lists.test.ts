// A page of a bank's list costs what the page costs, however many customers the bank has.
import { expect, test } from "vitest";
import { stranger } from "@/lib/core/actor";
import { type Reader, type Sql, sql, transaction } from "@/lib/core/db";
import { listCustomers } from "@/lib/customers/lists";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";

/** The statement that the list asks, taken from the use-case itself. */
async function statementOf(bankId: string, direction: "ASC" | "DESC"): Promise<Sql> {
  const asked: Sql[] = [];
  const query = async (text: Sql) => {
    asked.push(text);
    return text.text.includes("FROM bank") ? [{ id: bankId }] : [];
  };
  const actor = stranger({ now: new Date() });
  const input = { bankId, limit: 25, offset: 50, direction, filters: [] };
  const context = { actor, now: actor.now, scope: [bankId], subject: undefined };
  await listCustomers.run({ query } as unknown as Reader, input, context);
  const list = asked.find(({ text }) => text.includes("ORDER BY c.created_at"));
  if (!list) throw new Error("The list asked for no customers.");
  return list;
}

test.each(["ASC", "DESC"] as const)("a bank's list is read along an index, never sorted: %s", async (way) => {
  const bankId = await makeBank();
  await makeCustomer(await makeActor("KYC officer", bankId), bankId);
  const statement = await statementOf(bankId, way);
  const plan = await transaction(async (tx) => {
    // So few customers are sorted sooner than an index is read: what is asked is whether it can be avoided.
    await tx.query(sql`SELECT set_config('enable_sort', 'off', true)`);
    return await tx.query<{ "QUERY PLAN": string }>(sql`EXPLAIN ${statement}`);
  });
  const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(lines).toContain("customer_listed_idx");
  expect(lines).not.toMatch(/Sort Key: c\.created_at/);
});
