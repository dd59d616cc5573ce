// Lists of customers as the Open Bank Project has them: a bank's or all banks', also by attributes, and one's own.
import { z } from "zod";
import { bankFacts } from "@/lib/banks/banks";
import { joinSql, type Reader, type Sql, sql } from "@/lib/core/db";
import { atBank, atSystem, signedIn } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { joinKyc } from "@/lib/customers/kyc-sql";
import { type CustomerRow, customerColumns, customerOf } from "@/lib/customers/rows";
import type { Customer } from "@/lib/customers/schema";
import { line } from "@/lib/text/schema";

const page = {
  limit: z.int().min(1).max(500).default(50),
  offset: z.int().min(0).default(0),
  direction: z.enum(["ASC", "DESC"]).default("ASC"),
  /** By when the customer was last changed, both ends included. */
  from: z.date().optional(),
  to: z.date().optional(),
};
const filters = z
  .array(z.object({ name: line(255), values: z.array(line(2000)).max(100) }))
  .max(20)
  .default([]);
type Page = z.output<z.ZodObject<typeof page>>;
type Filter = { name: string; values: string[] };

/** A customer has every attribute that is asked for, each with one of the values. */
const hasAttributes = (wanted: readonly Filter[]): Sql =>
  wanted.length === 0
    ? sql`true`
    : joinSql(
        wanted.map(
          ({ name, values }) => sql`EXISTS (SELECT 1 FROM customer_attribute t
            WHERE t.bank_id = v.bank_id AND t.customer_id = v.customer_id AND t.superseded_at IS NULL
              AND t.name = ${name} AND t.value = ANY(${values}::text[]))`,
        ),
        " AND ",
      );

/** In the order in which they became customers; of one bank, or of all for null. */
async function readList(
  db: Reader,
  bankId: string | null,
  where: Sql,
  { limit, offset, direction, from, to }: Page,
  now: Date,
): Promise<Customer[]> {
  const since = from ? sql`v.recorded_at >= ${from}` : sql`true`;
  const until = to ? sql`v.recorded_at <= ${to}` : sql`true`;
  const way = direction === "DESC" ? sql`DESC` : sql`ASC`;
  const order = sql`ORDER BY c.created_at ${way}, c.id ${way}`;
  const found = (bank: Sql, page: Sql) => sql`
    SELECT c.bank_id, c.id, c.created_at FROM customer c
    JOIN customer_version v ON v.bank_id = c.bank_id AND v.customer_id = c.id AND v.superseded_at IS NULL
    WHERE c.bank_id = ${bank} AND ${where} AND ${since} AND ${until} ${order} ${page}`;
  const turned = sql`LIMIT ${limit} OFFSET ${offset}`;
  // Each bank is walked along its own index; only what the page shows is read whole.
  const shown =
    bankId === null
      ? sql`SELECT c.* FROM bank b CROSS JOIN LATERAL (${found(sql`b.id`, sql`LIMIT ${limit + offset}`)}) c ${order} ${turned}`
      : found(sql`${bankId}`, turned);
  const rows = await db.query<CustomerRow>(sql`
    SELECT ${customerColumns} FROM (${shown}) c
    JOIN customer_version v ON v.bank_id = c.bank_id AND v.customer_id = c.id AND v.superseded_at IS NULL ${joinKyc(now)}
    ${order}`);
  return rows.map(customerOf);
}

const viewed = (_: unknown, { bankId }: { bankId?: string }) => ({ bankId: bankId ?? null });

const bankInput = z.object({ bankId: z.string(), ...page, filters });
const anyInput = z.object({ ...page, filters });

export const listCustomers = defineQuery({
  name: "customer.list",
  mayBeStale: true,
  allow: atBank("CanGetCustomers"),
  input: bankInput,
  run: async (db, { bankId, filters: wanted, ...rest }, { now }) => {
    await bankFacts(db, bankId);
    return await readList(db, bankId, hasAttributes(wanted), rest, now);
  },
  record: { each: "hour", entry: viewed },
});

export const listCustomersAnywhere = defineQuery({
  name: "customer.list-anywhere",
  mayBeStale: true,
  allow: atSystem("CanGetCustomersAtAnyBank"),
  input: anyInput,
  run: async (db, { filters: wanted, ...rest }, { now }) =>
    await readList(db, null, hasAttributes(wanted), rest, now),
  record: { each: "hour", entry: () => ({}) },
});

export const listCustomersMinimal = defineQuery({
  name: "customer-minimal.list",
  mayBeStale: true,
  allow: atBank("CanGetCustomersMinimal"),
  input: bankInput,
  run: async (db, { bankId, filters: wanted, ...rest }, { now }) => {
    await bankFacts(db, bankId);
    return await readList(db, bankId, hasAttributes(wanted), rest, now);
  },
});

export const listCustomersMinimalAnywhere = defineQuery({
  name: "customer-minimal.list-anywhere",
  mayBeStale: true,
  allow: atSystem("CanGetCustomersMinimalAtAnyBank"),
  input: anyInput,
  run: async (db, { filters: wanted, ...rest }, { now }) =>
    await readList(db, null, hasAttributes(wanted), rest, now),
});

/** The customers the signed-in person is linked to, at one bank or all. */
export const listOwnCustomers = defineQuery({
  name: "own-customer.list",
  allow: signedIn(),
  input: z.object({ bankId: z.string().optional() }),
  run: async (db, { bankId }, { actor, now }) =>
    await readList(
      db,
      bankId ?? null,
      sql`EXISTS (SELECT 1 FROM user_customer_link l WHERE l.person_id = ${actor.personId} AND l.ended_at IS NULL
            AND l.bank_id = v.bank_id AND l.customer_id = v.customer_id)`,
      { limit: 500, offset: 0, direction: "ASC" },
      now,
    ),
});
