// The one where-filter of the audit: only the banks where the reader holds the role, then what was asked.
import type { AuditFilter, LookupFilter } from "@/lib/audit/schema";
import { emptySql, type Sql, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { beforeEvent, readCursor } from "@/lib/core/keyset";
import type { Scope } from "@/lib/core/permissions";

/** The banks to read: the asked one, if it is in scope, or all in scope. CanReadAudit is never held at system level. */
export function banksToRead(scope: Scope, bankId: string | null | undefined): readonly string[] {
  const held = scope === "all" ? [] : scope;
  if (!bankId) return held;
  if (!held.includes(bankId)) throw notFound("bank");
  return [bankId];
}

const when = (isAsked: unknown, condition: Sql): Sql => (isAsked ? sql`AND ${condition}` : emptySql);

/** The day is the bank's own, so midnight is taken in its time zone. */
const onDay = (at: Sql, day: string | null | undefined) =>
  when(
    day,
    sql`${at} >= ${day}::date::timestamp AT TIME ZONE b.time_zone
      AND ${at} < (${day}::date + 1)::timestamp AT TIME ZONE b.time_zone`,
  );

const isPerson = (text: string | null | undefined) =>
  when(
    text,
    sql`(p.id = ${text} OR lower(p.email) = lower(${text}) OR strpos(lower(p.name), lower(${text})) > 0)`,
  );

const isCustomer = (text: string | null | undefined) =>
  when(
    text,
    sql`(e.customer_id = ${text} OR e.customer_id IN (SELECT n.customer_id FROM customer_version n
      WHERE n.bank_id = e.bank_id AND n.customer_number = ${text} AND n.superseded_at IS NULL))`,
  );

/** For `audit_event e` joined to its `bank b` and `person p`. */
export const whereEvent = (filter: AuditFilter, banks: readonly string[]): Sql => sql`
  e.bank_id = ANY(${[...banks]}::text[]) ${isPerson(filter.person)} ${isCustomer(filter.customer)}
  ${when(filter.action, sql`(e.action = ${filter.action} OR split_part(e.action, '.', 1) = ${filter.action})`)}
  ${when(filter.outcome, sql`e.outcome = ${filter.outcome}`)} ${onDay(sql`e.at`, filter.day)}
  ${beforeEvent(filter.after, sql`e.at`, sql`e.id`)}`;

/** For `customer_search s` joined to its `person p`. */
export function whereLookup(filter: LookupFilter, banks: readonly string[]): Sql {
  const cursor = readCursor(filter.after);
  return sql`s.bank_ids && ${[...banks]}::text[] ${isPerson(filter.person)}
    AND EXISTS (SELECT 1 FROM bank b WHERE b.id = ANY(s.bank_ids) AND b.id = ANY(${[...banks]}::text[])
      ${onDay(sql`s.asked_at`, filter.day)})
    ${cursor ? sql`AND (s.asked_at, s.id) < (${cursor.at}, ${cursor.id})` : emptySql}`;
}
