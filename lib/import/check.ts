// What only the database can say of the waiting rows: numbers and ids that are taken, twice in the file, or nobody's.
import type { Bulk } from "@/lib/core/bulk";
import { type Sql, sql } from "@/lib/core/db";
import { forgetBadRows, keepFound } from "@/lib/import/bad-rows";
import { endReading, type Job } from "@/lib/import/progress";
import type { FileKind } from "@/lib/import/schema";
import { stagedName, stagedTable } from "@/lib/import/staged-tables";

const twice = (table: Sql, field: string, columns: Sql, what: string): Sql => sql`
  SELECT line, ${field} AS field, 'Line ' || first || ${what} AS reason
  FROM (SELECT line, min(line) OVER (PARTITION BY ${columns}) AS first FROM ${table}
        WHERE (${columns}) IN (SELECT ${columns} FROM ${table} GROUP BY ${columns} HAVING count(*) > 1)) again
  WHERE line > first`;

/** What is said of a row that somebody, or an import before, made already. */
export const ALREADY = {
  number: "A customer of this bank has this number already.",
  id: "There is a customer with this id already.",
} as const;

/** Those that this import made itself, before it was cut off, are no strangers. */
function taken({ importId, bankId }: Job): { number: Sql; id: Sql } {
  const table = stagedTable(importId, "customers");
  return {
    number: sql`
      SELECT s.line, 'customer_number' AS field, ${ALREADY.number}::text AS reason
      FROM ${table} s JOIN customer_version v
        ON v.bank_id = ${bankId} AND v.customer_number = s.customer_number AND v.superseded_at IS NULL
      JOIN customer c ON c.id = v.customer_id WHERE c.import_id IS DISTINCT FROM ${importId}`,
    id: sql`
      SELECT s.line, 'customer_id' AS field, ${ALREADY.id}::text AS reason
      FROM ${table} s JOIN customer c ON c.id = s.customer_id WHERE c.import_id IS DISTINCT FROM ${importId}`,
  };
}

function checksOf(job: Job, kind: FileKind): Sql[] {
  const table = stagedTable(job.importId, kind);
  if (kind === "customers") {
    const { number, id } = taken(job);
    return [
      twice(table, "customer_number", sql`customer_number`, " has this customer number already."),
      twice(table, "customer_id", sql`customer_id`, " has this customer id already."),
      number,
      id,
    ];
  }
  const nobodys = sql`
    SELECT s.line, 'customer_number' AS field, 'No customer of this import has this number.' AS reason FROM ${table} s
    WHERE NOT EXISTS (SELECT FROM ${stagedTable(job.importId, "customers")} c WHERE c.customer_number = s.customer_number)`;
  if (kind !== "tax-residences") return [nobodys];
  const same = sql`customer_number, domain, tax_number`;
  return [nobodys, twice(table, "tax_number", same, " has this customer’s tax number already.")];
}

/** Writes down every row that the database refuses; `told` after each file. In one transaction: cut off, it leaves nothing. */
export async function checkRows(bulk: Bulk, job: Job, told: (kind: FileKind) => void): Promise<void> {
  // Sorting and hashing millions of numbers: the default few megabytes would write them to disk many times over.
  await bulk.query(sql`SELECT set_config('work_mem', '128MB', false)`);
  for (const { kind } of job.files) await bulk.tidy(stagedName(job.importId, kind));
  await bulk.transaction(async () => {
    for (const { kind } of job.files) {
      for (const found of checksOf(job, kind)) await keepFound(bulk, job.importId, kind, found);
      told(kind);
    }
    const [counted] = await bulk.query<{ bad: string }>(
      sql`SELECT bad_rows AS bad FROM customer_import WHERE id = ${job.importId}`,
    );
    await endReading(bulk, job.importId, Number(counted?.bad ?? 0) === 0 ? "checked" : "refused");
  });
}

/** Again, right before the first row is written: somebody else may have taken a number since. Cut off, it leaves nothing. */
export async function checkTaken(bulk: Bulk, job: Job): Promise<number> {
  const { number, id } = taken(job);
  return await bulk.transaction(async () => {
    await forgetBadRows(bulk, job.importId);
    const numbers = await keepFound(bulk, job.importId, "customers", number);
    return numbers + (await keepFound(bulk, job.importId, "customers", id));
  });
}
