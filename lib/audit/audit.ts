// The audit for whoever holds CanReadAudit: events and look-ups of his banks, newest first.
import { banksToRead, whereEvent, whereLookup } from "@/lib/audit/filter";
import {
  type AuditFilter,
  type AuditRow,
  auditFilter,
  type Lookup,
  lookupFilter,
  type Page,
} from "@/lib/audit/schema";
import { type Reader, sql } from "@/lib/core/db";
import { cursorOf } from "@/lib/core/keyset";
import { atSomeBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";

const PAGE = 50;
export const mayReadAudit = atSomeBank("CanReadAudit");

function pageOf<Row extends { id: string; at: Date }>(rows: Row[], size: number): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last ? cursorOf(last) : null };
}

/** One page of events of these banks. Tax numbers were masked when they were written. */
export async function readEvents(
  db: Reader,
  filter: AuditFilter,
  banks: readonly string[],
  size: number,
): Promise<Page<AuditRow>> {
  const rows = await db.query<Omit<AuditRow, "id"> & { id: bigint }>(sql`
    SELECT e.id, e.at, e.action, e.outcome, e.bank_id AS "bankId", e.customer_id AS "customerId",
      v.customer_number AS "customerNumber", e.subject_id AS "subjectId", e.person_id AS "personId",
      e.person_name AS "personName", e.consumer_name AS "consumerName", e.via, e.role_name AS "roleName",
      e.before, e.after, e.detail, e.correlation_id AS "correlationId", e.address, e.agent
    FROM audit_event e
    JOIN bank b ON b.id = e.bank_id
    LEFT JOIN person p ON p.id = e.person_id
    LEFT JOIN customer_version v ON v.bank_id = e.bank_id AND v.customer_id = e.customer_id AND v.superseded_at IS NULL
    WHERE ${whereEvent(filter, banks)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${size + 1}`);
  return pageOf(
    rows.map((row) => ({ ...row, id: String(row.id) })),
    size,
  );
}

/** What was done, refused and looked at. */
export const listAuditEvents = defineQuery({
  name: "audit.list",
  allow: mayReadAudit,
  input: auditFilter,
  run: async (db, filter, { scope }) => await readEvents(db, filter, banksToRead(scope, filter.bankId), PAGE),
});

/** Who looked for whom: the settled searches that went over the reader's banks. */
export const listLookups = defineQuery({
  name: "lookup.list",
  allow: mayReadAudit,
  input: lookupFilter,
  run: async (db, filter, { scope }): Promise<Page<Lookup>> => {
    const banks = banksToRead(scope, filter.bankId);
    const rows = await db.query<Lookup>(sql`
      SELECT s.id, s.asked_at AS at, s.person_id AS "personId", p.name AS "personName", s.text,
        s.read_as AS "readAs", s.bank_ids AS "bankIds"
      FROM customer_search s JOIN person p ON p.id = s.person_id
      WHERE ${whereLookup(filter, banks)}
      ORDER BY s.asked_at DESC, s.id DESC LIMIT ${PAGE + 1}`);
    const own = rows.map((row) => ({ ...row, bankIds: row.bankIds.filter((id) => banks.includes(id)) }));
    return pageOf(own, PAGE);
  },
});
