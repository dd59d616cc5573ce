// Reading one customer whole, by id or by number: each in one statement, each view kept once an hour.
import { z } from "zod";
import { type AccountRow, accountOf, accountsColumn } from "@/lib/accounts/rows";
import type { Account } from "@/lib/accounts/schema";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { atBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { pick } from "@/lib/core/versions";
import { joinKyc } from "@/lib/customers/kyc-sql";
import { attributesColumn, type CustomerRow, customerColumns, customerOf } from "@/lib/customers/rows";
import type { Customer, CustomerAttribute } from "@/lib/customers/schema";

export interface CustomerWithAttributes extends Customer {
  customerAttributes: CustomerAttribute[];
}
export interface CustomerOverview extends CustomerWithAttributes {
  accounts: Account[];
}

const byId = z.object({
  bankId: z.string(),
  customerId: z.string(),
  customerNumber: z.undefined().optional(),
});
const byNumber = z.object({
  bankId: z.string(),
  customerNumber: z.string(),
  customerId: z.undefined().optional(),
});
/** By `customerId` or by `customerNumber`, at one bank. */
export const customerName = z.union([byId, byNumber]);
export type CustomerName = z.output<typeof customerName>;

/** The row of the customer that is named, with more columns of the caller's. Throws not_found, by what was asked. */
export async function readRow<More>(db: Reader, named: CustomerName, now: Date, more: Sql) {
  const { bankId, customerId, customerNumber } = named;
  const which =
    customerId === undefined
      ? sql`v.customer_number = ${customerNumber}`
      : sql`v.customer_id = ${customerId}`;
  // PostgreSQL has no text with U+0000 in it, so nobody is called that.
  const isText = !(customerId ?? customerNumber ?? "").includes("\0");
  const [row] = !isText
    ? []
    : await db.query<CustomerRow & More>(sql`
    SELECT ${customerColumns}, ${more} FROM customer_version v ${joinKyc(now)}
    WHERE v.bank_id = ${bankId} AND ${which} AND v.superseded_at IS NULL`);
  if (row) return row;
  if (customerId !== undefined) throw notFound("customer");
  throw new AppError("not_found", "There is no such customer.", { subject: "customerNumber" });
}

const viewed = ({ bankId, customerId }: Pick<Customer, "bankId" | "customerId">) => ({
  bankId,
  customerId,
  subjectId: customerId,
});

/** With its attributes, without accounts. */
export const getCustomer = defineQuery({
  name: "customer.view",
  allow: atBank("CanGetCustomer"),
  input: customerName,
  run: async (db, named, { now }): Promise<CustomerWithAttributes> => {
    const row = await readRow<{ attributes: CustomerAttribute[] }>(db, named, now, attributesColumn);
    return { ...customerOf(row), customerAttributes: row.attributes };
  },
  record: { each: "hour", entry: viewed },
});

export type OverviewColumns = { attributes: CustomerAttribute[]; accounts: AccountRow[] };

/** The overview out of its row. */
export const overviewOf = (row: CustomerRow & OverviewColumns): CustomerOverview => ({
  ...customerOf(row),
  customerAttributes: row.attributes,
  accounts: row.accounts.map(accountOf),
});

export const overviewColumns: Sql = sql`${attributesColumn}, ${accountsColumn}`;

export const getCustomerOverview = defineQuery({
  name: "customer-overview.view",
  allow: atBank("CanGetCustomerOverview"),
  input: customerName,
  run: async (db, named, { now }) =>
    overviewOf(await readRow<OverviewColumns>(db, named, now, overviewColumns)),
  record: { each: "hour", entry: viewed },
});

const flatFields = [
  "bankId",
  "customerId",
  "customerNumber",
  "legalName",
  "mobilePhoneNumber",
  "email",
  "dateOfBirth",
  "title",
  "branchId",
  "nameSuffix",
  "customerAttributes",
  "accounts",
] as const satisfies readonly (keyof CustomerOverview)[];
export type FlatOverview = Pick<CustomerOverview, (typeof flatFields)[number]>;

/** Not flat in any sense but this: credit, family, work and KYC are left out (as in OBP). */
export const getCustomerOverviewFlat = defineQuery({
  name: "customer-overview-flat.view",
  allow: atBank("CanGetCustomerOverviewFlat"),
  input: customerName,
  run: async (db, named, { now }) => {
    const overview = overviewOf(await readRow<OverviewColumns>(db, named, now, overviewColumns));
    return pick<FlatOverview>(overview, flatFields);
  },
  record: { each: "hour", entry: viewed },
});
