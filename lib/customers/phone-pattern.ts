// The wire's phone search: the caller's own LIKE pattern over the numbers as they were typed, bounded in length and time.
import { z } from "zod";
import { sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isStatementTimeout } from "@/lib/core/faults";
import { atBank, signedIn } from "@/lib/core/permissions";
import { type Context, defineCommand } from "@/lib/core/use-case";
import { joinKyc } from "@/lib/customers/kyc-sql";
import { type CustomerRow, customerColumns, customerOf } from "@/lib/customers/rows";
import { findMatches } from "@/lib/customers/search-find";
import { writtenTiers } from "@/lib/customers/search-tiers";
import { searchTurns } from "@/lib/customers/search-turns";
import { line } from "@/lib/text/schema";

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
  try {
    const page = { after: null, limit: offset + limit, counted: 0 };
    const { hits } = await findMatches(tx, writtenTiers(whole(pattern)), [bankId], page);
    const numbers = hits.slice(offset).map(({ customerNumber }) => customerNumber);
    if (numbers.length === 0) return [];
    // The numbers are found first: KYC is looked up for the page only.
    const rows = await tx.query<CustomerRow>(sql`
      SELECT ${customerColumns} FROM customer_version v ${joinKyc(now)}
      WHERE v.bank_id = ${bankId} AND v.superseded_at IS NULL AND v.customer_number = ANY(${numbers}::text[])
      ORDER BY v.customer_number`);
    return rows.map(customerOf);
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    throw new AppError("too_broad", "This matches too much. Give more of the number.");
  }
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
