// The wire's phone search: the caller's own LIKE pattern over the numbers as they were typed, bounded in length and time.
import { z } from "zod";
import { sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isStatementTimeout } from "@/lib/core/faults";
import { atBank, signedIn } from "@/lib/core/permissions";
import { type Context, defineCommand } from "@/lib/core/use-case";
import { joinKyc } from "@/lib/customers/kyc-sql";
import { type CustomerRow, customerColumns, customerOf } from "@/lib/customers/rows";
import { searchTurns } from "@/lib/customers/search-turns";
import { line } from "@/lib/text/schema";

/** Milliseconds the database may spend on one pattern. */
const longest = "500";

/** % is any run of signs, _ one sign, and a backslash takes either as it is. Null, as in SQL, is like nothing. */
const input = z.object({
  bankId: z.string(),
  pattern: line(50).nullable(),
  limit: z.int().min(1).max(500).default(500),
  offset: z.int().min(0).default(0),
});

/** A backslash that escapes nothing means itself; PostgreSQL would refuse it. */
const whole = (pattern: string) => (/(^|[^\\])(\\\\)*\\$/.test(pattern) ? `${pattern}\\` : pattern);

async function find(
  tx: Tx,
  { bankId, pattern, limit, offset }: z.output<typeof input>,
  { now }: Context<unknown>,
) {
  if (pattern === null) return [];
  await tx.query(sql`SELECT set_config('statement_timeout', ${longest}, true)`);
  // The numbers are found first: KYC is looked up for the page only.
  const rows = await tx
    .query<CustomerRow>(sql`
    WITH page AS MATERIALIZED (
      SELECT bank_id, customer_id, version FROM customer_version
      WHERE bank_id = ${bankId} AND superseded_at IS NULL AND mobile_phone_number LIKE ${whole(pattern)}
      ORDER BY customer_number LIMIT ${limit} OFFSET ${offset}
    )
    SELECT ${customerColumns} FROM page JOIN customer_version v USING (bank_id, customer_id, version) ${joinKyc(now)}
    ORDER BY v.customer_number`)
    .catch((error: unknown) => {
      if (isStatementTimeout(error))
        throw new AppError("too_broad", "This matches too much. Give more of the number.");
      throw error;
    });
  return rows.map(customerOf);
}

// A command because a look-up is written with the search; the pattern itself is personal data and is not kept.
const look = { input, run: find, turns: searchTurns };
const looked = (found: readonly unknown[], { bankId }: { bankId: string }) => ({
  bankId,
  detail: `${found.length} found by a phone pattern`,
});

export const findByPhonePattern = defineCommand({
  name: "customer.find-by-phone",
  allow: atBank("CanGetCustomer"),
  ...look,
  record: looked,
});

/** Open Bank Project's own behaviour: whoever is signed in may look. Served only when configured. */
export const findByPhonePatternOpenly = defineCommand({
  name: "customer.find-by-phone",
  allow: signedIn(),
  ...look,
  record: (found) => ({ detail: `${found.length} found by a phone pattern, open search` }),
});
