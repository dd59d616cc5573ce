// The audit for whoever holds CanReadAudit: events and look-ups of his banks, newest first.
import { eventsOf, findFew } from "@/lib/audit/events-sql";
import { accountOf, banksToRead, whereLookup } from "@/lib/audit/filter";
import { eventId, keysetOf, lookupId, pageOf } from "@/lib/audit/pages";
import {
  type AuditFilter,
  type AuditRow,
  auditFilter,
  type Lookup,
  type LookupFilter,
  lookupFilter,
  type Page,
} from "@/lib/audit/schema";
import { type Reader, sql } from "@/lib/core/db";
import { atSomeBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";

const PAGE = 50;
export const mayReadAudit = atSomeBank("CanReadAudit");

/** One page of events of these banks. Tax numbers were masked when they were written. */
export async function readEvents(
  db: Reader,
  filter: AuditFilter,
  banks: readonly string[],
  size: number,
): Promise<Page<AuditRow>> {
  const { order } = keysetOf(filter, sql`e.at`, sql`e.id`, eventId);
  const rows = await db.query<Omit<AuditRow, "id"> & { id: bigint }>(sql`
    SELECT e.id, e.at, e.action, e.outcome, e.bank_id AS "bankId", e.customer_id AS "customerId",
      v.customer_number AS "customerNumber", v.legal_name AS "customerName", e.subject_id AS "subjectId",
      e.person_id AS "personId", e.person_name AS "personName",
      CASE WHEN ${accountOf} IS NOT NULL THEN e.of_name END AS "signInName",
      e.consumer_name AS "consumerName", e.via, e.role_name AS "roleName",
      e.before, e.after, e.detail, e.correlation_id AS "correlationId", e.address, e.agent
    FROM (${eventsOf(filter, banks, await findFew(db, filter), size + 1)}) e
    LEFT JOIN customer_version v ON v.bank_id = e.bank_id AND v.customer_id = e.customer_id AND v.superseded_at IS NULL
    ORDER BY ${order} LIMIT ${size + 1}`);
  const events = rows.map((row) => ({ ...row, id: String(row.id) }));
  return pageOf(events, size, filter);
}

/** What was done, refused and looked at. */
export const listAuditEvents = defineQuery({
  name: "audit.list",
  mayBeStale: true,
  allow: mayReadAudit,
  input: auditFilter,
  run: async (db, filter, { scope }) => await readEvents(db, filter, banksToRead(scope, filter.bankId), PAGE),
});

/** One page of look-ups that went over these banks; of each, only these banks are told. */
export async function readLookups(
  db: Reader,
  filter: LookupFilter,
  banks: readonly string[],
  size: number,
): Promise<Page<Lookup>> {
  const { where, order } = keysetOf(filter, sql`s.asked_at`, sql`s.id`, lookupId);
  const rows = await db.query<Lookup>(sql`
    SELECT s.id, s.asked_at AS at, s.person_id AS "personId", p.name AS "personName", s.text,
      s.read_as AS "readAs", s.bank_ids AS "bankIds"
    FROM customer_search s JOIN person p ON p.id = s.person_id
    WHERE ${whereLookup(filter, banks)} ${where}
    ORDER BY ${order} LIMIT ${size + 1}`);
  const own = rows.map((row) => ({ ...row, bankIds: row.bankIds.filter((id) => banks.includes(id)) }));
  return pageOf(own, size, filter);
}

/** Who looked for whom: the searches that went over the reader's banks. */
export const listLookups = defineQuery({
  name: "lookup.list",
  allow: mayReadAudit,
  input: lookupFilter,
  run: async (db, filter, { scope }) =>
    await readLookups(db, filter, banksToRead(scope, filter.bankId), PAGE),
});
