// Writes a customer as versions: the row of now is superseded and a new one stands beside it.
import { bankFacts } from "@/lib/banks/banks";
import type { Actor } from "@/lib/core/actor";
import { type Sql, sql, type Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { waitBriefly } from "@/lib/core/short-wait";
import { conflict, pick, stamp } from "@/lib/core/versions";
import { columnNames } from "@/lib/customers/column-roles";
import { joinKyc } from "@/lib/customers/kyc-sql";
import {
  type ColumnName,
  type CustomerColumns,
  type CustomerRow,
  columnsOf,
  customerColumns,
  customerOf,
  phoneColumns,
} from "@/lib/customers/rows";
import type { Customer, CustomerFields } from "@/lib/customers/schema";

export interface CustomerChange {
  customer: Customer;
  /** The changed columns only, as they were and as they are; null when nothing changed. */
  before: Partial<CustomerColumns> | null;
  after: Partial<CustomerColumns> | null;
}

interface Key {
  bankId: string;
  customerId: string;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const numberTaken = () =>
  new AppError("conflict", "Another customer of this bank has this number.", {
    subject: "customerNumber",
    fields: { customerNumber: "Another customer of this bank has this number." },
  });

/** PostgreSQL's unique index decides who was first; the transaction of the other one is over. */
async function refuseTaken<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (error) {
    if ((error as { code?: unknown }).code === "P2002") throw numberTaken();
    throw error;
  }
}

/** The current state of a customer, inside a command. */
export async function currentCustomer(tx: Tx, { bankId, customerId }: Key, now: Date): Promise<Customer> {
  const where: Sql = sql`v.bank_id = ${bankId} AND v.customer_id = ${customerId} AND v.superseded_at IS NULL`;
  const [row] = await tx.query<CustomerRow>(
    sql`SELECT ${customerColumns} FROM customer_version v ${joinKyc(now)} WHERE ${where}`,
  );
  if (!row) throw notFound("customer");
  return customerOf(row);
}

/** The first version. The customer's own row must exist. Throws conflict for a number that is taken. */
export async function writeFirst(
  tx: Tx,
  key: Key,
  columns: Partial<CustomerColumns> &
    Pick<CustomerColumns, "customerNumber" | "legalName" | "mobilePhoneNumber">,
  given: { kycStatus: boolean; lastOkDate: Date | null },
  actor: Actor,
): Promise<void> {
  const { country } = await bankFacts(tx, key.bankId);
  const phone = phoneColumns(columns.mobilePhoneNumber, country);
  // Nothing locked a customer here, which would have said so.
  await tx.query(sql`SELECT ${waitBriefly}`);
  await refuseTaken(
    tx.customerVersion.create({
      data: { ...key, ...columns, ...phone, ...given, version: 1, ...stamp(actor) },
      select: { version: true },
    }),
  );
}

/**
 * Appends a version unless the current one says the same. The caller holds the customer's lock. `baseVersion` is the
 * one a form started from: another current version is a conflict. `demand` sees the columns that would change.
 */
export async function writeNext(
  tx: Tx,
  { bankId, customerId }: Key,
  given: Partial<CustomerFields>,
  actor: Actor,
  { baseVersion, demand }: { baseVersion?: number; demand?: (changed: ColumnName[]) => void } = {},
): Promise<CustomerChange> {
  const where = { bankId, customerId };
  const row = await tx.customerVersion.findFirst({ where: { ...where, supersededAt: null } });
  if (!row) throw notFound("customer");
  const wanted = columnsOf(given);
  const names = Object.keys(wanted) as ColumnName[];
  const changed = names.filter((name) => !same(row[name], wanted[name]));
  demand?.(changed);
  if (changed.length > 0) {
    if (baseVersion !== undefined && baseVersion !== row.version) {
      const base = await tx.customerVersion.findFirst({ where: { ...where, version: baseVersion } });
      throw await conflict(tx, row, columnNames, base);
    }
    await tx.customerVersion.updateMany({
      where: { ...where, version: row.version },
      data: { supersededAt: actor.now },
    });
    const phone =
      wanted.mobilePhoneNumber === undefined
        ? {}
        : phoneColumns(wanted.mobilePhoneNumber, (await bankFacts(tx, bankId)).country);
    const data = { ...row, ...wanted, ...phone, version: row.version + 1, ...stamp(actor) };
    await refuseTaken(tx.customerVersion.create({ data, select: { version: true } }));
  }
  const customer = await currentCustomer(tx, { bankId, customerId }, actor.now);
  if (changed.length === 0) return { customer, before: null, after: null };
  return { customer, before: pick(row, changed), after: pick(wanted, changed) };
}
