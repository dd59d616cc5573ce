// Where the audit's events are read: along the index of the customer or the person who is asked for, else of each bank.
import { eventPerson, isPersonAsked, whereAsked, whereWithoutBank } from "@/lib/audit/filter";
import { eventId, keysetOf } from "@/lib/audit/pages";
import type { AuditFilter } from "@/lib/audit/schema";
import { emptySql, joinSql, type Reader, type Sql, sql } from "@/lib/core/db";

/** More people than this have events enough: the bank's newest soon hold a page of them. */
const FEW = 20;

/** The ids of those whom the filter means, or null: nobody is asked for, or many are. */
export async function findFew(db: Reader, { person }: AuditFilter): Promise<string[] | null> {
  if (!person) return null;
  const found = await db.query<{ id: string }>(
    sql`SELECT p.id FROM person p WHERE ${isPersonAsked(person)} LIMIT ${FEW + 1}`,
  );
  return found.length > FEW ? null : found.map(({ id }) => id);
}

/** By id, or by the number at the bank. */
const customersAsked = (text: string): Sql => sql`
  CROSS JOIN LATERAL (SELECT ${text}::text AS id UNION SELECT n.customer_id FROM customer_version n
    WHERE n.bank_id = b.id AND n.customer_number = ${text} AND n.superseded_at IS NULL) w`;

/**
 * The newest of each, then the newest of them all. What has no bank is read as one more, with its days those of the
 * reader's first bank; signing in, where nobody is signed in yet, by the account.
 */
export function eventsOf(
  filter: AuditFilter,
  banks: readonly string[],
  few: readonly string[] | null,
  limit: number,
): Sql {
  const { where, order } = keysetOf(filter, sql`e.at`, sql`e.id`, eventId);
  const newest = (from: Sql, own: Sql, ofBanks: readonly string[]) => sql`(
    SELECT found.* FROM bank b ${from} CROSS JOIN LATERAL (
      SELECT e.*, p.name AS of_name FROM audit_event e LEFT JOIN person p ON p.id = ${eventPerson}
      WHERE ${own} ${whereAsked(filter)} ${where} ORDER BY ${order} LIMIT ${limit}) found
    WHERE b.id = ANY(${[...ofBanks]}::text[]))`;
  const { customer } = filter;
  if (customer) {
    const own = sql`e.bank_id = b.id AND e.customer_id = w.id`;
    return newest(customersAsked(customer), own, banks);
  }
  const people = few ? sql`CROSS JOIN unnest(${[...few]}::text[]) w (id)` : emptySql;
  const isTheirs = few ? sql`AND e.person_id = w.id` : emptySql;
  const first = banks.slice(0, 1);
  const without = whereWithoutBank(banks);
  const signingIn = sql`e.person_id IS NULL AND e.subject_id = w.id AND ${without}`;
  return joinSql(
    [
      newest(people, sql`e.bank_id = b.id ${isTheirs}`, banks),
      newest(people, sql`${without} ${isTheirs}`, first),
      ...(few ? [newest(people, signingIn, first)] : []),
    ],
    " UNION ALL ",
  );
}
