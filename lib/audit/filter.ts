// The one where-filter of the audit: only the banks where the reader holds the role, then what was asked.
import type { AuditFilter, LookupFilter } from "@/lib/audit/schema";
import { emptySql, type Sql, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
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

/** For `person p`: by id, e-mail, or a part of the name. */
export const isPersonAsked = (text: string): Sql =>
  sql`(p.id = ${text} OR lower(p.email) = lower(${text}) OR strpos(lower(p.name), lower(${text})) > 0)`;

const isPerson = (text: string | null | undefined) => (text ? sql`AND ${isPersonAsked(text)}` : emptySql);

const isAction = (text: string | null | undefined) =>
  when(text, text?.includes(".") ? sql`e.action = ${text}` : sql`split_part(e.action, '.', 1) = ${text}`);

/** Whose account was signed in to, by form or for a token; nobody else's event has one. */
export const accountOf: Sql = sql`CASE WHEN e.action IN ('session.start', 'token.issue') THEN e.subject_id END`;

/** Whose event it is. Nobody is signed in yet while signing in: then it is whose account it is. */
export const eventPerson: Sql = sql`coalesce(e.person_id, ${accountOf})`;

/** What was asked but the customer, for `audit_event e` joined to a `bank b` and its `person p`. */
export const whereAsked = (filter: AuditFilter): Sql => sql`
  ${isPerson(filter.person)} ${isAction(filter.action)}
  ${when(filter.outcome, sql`e.outcome = ${filter.outcome}`)} ${onDay(sql`e.at`, filter.day)}`;

/** The nouns of events without a bank that say something about a person of the bank; `audit` and `document` are exports over several. */
const personal = ["session", "token", "audit", "lookup", "document"];

/**
 * Events without a bank, for the auditors of the banks where their person holds or held a role: signing in and out,
 * tokens, and what was refused before a bank was named. A name nobody has is nobody's, so those are left out.
 */
export const whereWithoutBank = (banks: readonly string[]): Sql => sql`
  e.bank_id IS NULL AND e.customer_id IS NULL
  AND (e.outcome = 'refused' OR split_part(e.action, '.', 1) = ANY(${personal}::text[]))
  AND EXISTS (SELECT 1 FROM entitlement h WHERE h.person_id = p.id AND h.bank_id = ANY(${[...banks]}::text[]))`;

/** For `customer_search s` joined to its `person p`. */
export const whereLookup = (filter: LookupFilter, banks: readonly string[]): Sql => sql`
  s.bank_ids && ${[...banks]}::text[] ${isPerson(filter.person)}
  AND EXISTS (SELECT 1 FROM bank b WHERE b.id = ANY(s.bank_ids) AND b.id = ANY(${[...banks]}::text[])
    ${onDay(sql`s.asked_at`, filter.day)})`;
