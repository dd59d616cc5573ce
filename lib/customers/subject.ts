// The customer a use-case is about: found for a query, found and locked for a command. The lock is the only one there is.
import { emptySql, type Reader, type Sql, sql, type Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/permissions";
import { waitBriefly } from "@/lib/core/short-wait";

export interface CustomerSubject {
  bankId: string;
  customerId: string;
  customerNumber: string;
  legalName: string | null;
}

const idForm = /^[A-Za-z0-9._-]{1,64}$/;
type Raw = Record<string, unknown>;

const findRow = (bankId: string | null, customerId: string, lock: Sql) => sql`
  SELECT c.bank_id AS "bankId", c.id AS "customerId", v.customer_number AS "customerNumber", v.legal_name AS "legalName"
  FROM customer c
  JOIN customer_version v ON v.bank_id = c.bank_id AND v.customer_id = c.id AND v.superseded_at IS NULL
  WHERE c.id = ${customerId} ${bankId === null ? emptySql : sql`AND c.bank_id = ${bankId}`}
  ${lock}`;

async function findCustomer(
  db: { query: Reader["query"] },
  raw: Raw,
  scope: Scope,
  lock: Sql,
): Promise<CustomerSubject> {
  const { bankId = null, customerId } = raw;
  if (typeof customerId !== "string" || !idForm.test(customerId)) throw notFound("customer");
  if (bankId !== null && (typeof bankId !== "string" || !idForm.test(bankId))) throw notFound("customer");
  const [found] = await db.query<CustomerSubject>(findRow(bankId, customerId, lock));
  if (!found || (scope !== "all" && !scope.includes(found.bankId))) throw notFound("customer");
  return found;
}

/** The customer named by `bankId` and `customerId`; without a bank, by id alone at the banks of the actor's scope. */
export const readCustomer = (db: Reader, raw: Raw, { scope }: { scope: Scope }) =>
  findCustomer(db, raw, scope, emptySql);

/** The same, and no other command on this customer runs until the transaction ends. What it writes then waits briefly too. */
export const lockCustomer = (tx: Tx, raw: Raw, { scope }: { scope: Scope }) =>
  findCustomer(tx, raw, scope, sql`AND ${waitBriefly} IS NOT NULL FOR UPDATE OF c`);
