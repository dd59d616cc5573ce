// Reads what lib/core/versions.ts writes: a customer's current records, or one record's versions, and who wrote each.
import type { Entry } from "@/lib/core/audit";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import type { Key, Recorded, WriteResult } from "@/lib/core/versions";

/** The person's and the consumer's names are those of the credential, never of a staff name that was claimed. */
export interface Authored {
  recordedByName: string;
  recordedVia: string | null;
  recordedViaName: string | null;
  /** When its first version was recorded. */
  createdAt: Date;
}
export type VersionRow<Fields> = Key & Recorded & Authored & Fields;

// Each by its own columns: a column that a newer version of the app adds would break a prepared `SELECT *` of ours.
const tables = {
  address: {
    table: sql`address`,
    columns: sql`t.line_1, t.line_2, t.line_3, t.city, t.county, t.state, t.postcode, t.country_code, t.tags, t.status`,
  },
  taxResidence: { table: sql`tax_residence`, columns: sql`t.domain, t.tax_number` },
  kycCheck: {
    table: sql`kyc_check`,
    columns: sql`t.customer_number, t.date, t.how, t.staff_user_id, t.staff_name, t.satisfied, t.comments`,
  },
  kycDocument: {
    table: sql`kyc_document`,
    columns: sql`t.customer_number, t.type, t.number, t.issue_date, t.issue_place, t.expiry_date`,
  },
  kycMedia: {
    table: sql`kyc_media`,
    columns: sql`t.customer_number, t.type, t.url, t.date, t.relates_to_kyc_document_id, t.relates_to_kyc_check_id`,
  },
  mrzReading: {
    table: sql`mrz_reading`,
    columns: sql`t.form, t.lines, t.checks, t.marks, t.printed, t.areas, t.page, t.number, t.surname, t.given, t.birth, t.sex, t.nationality,
      t.issuer, t.expiry, t.may_be_cut, t.corrected`,
  },
  closedDifference: {
    table: sql`closed_difference`,
    columns: sql`t.medium_id, t.field, t.read_value, t.recorded_value, t.reason`,
  },
};
export type VersionedNoun = keyof typeof tables;
type Db = Pick<Reader, "query">;
type Snake = Record<string, unknown>;

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());
/** Column names as in code: line_1 is line1. */
export const camelRow = (row: Snake): Snake =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));

async function readRows<Fields>(db: Db, noun: VersionedNoun, where: Sql): Promise<VersionRow<Fields>[]> {
  const { table, columns } = tables[noun];
  const rows = await db.query<Snake>(sql`
    SELECT t.bank_id, t.customer_id, t.id, t.version, ${columns}, t.recorded_at, t.recorded_by, t.recorded_via,
      t.superseded_at, first.recorded_at AS created_at, p.name AS recorded_by_name, c.name AS recorded_via_name
    FROM ${table} t
    JOIN ${table} first ON first.bank_id = t.bank_id AND first.customer_id = t.customer_id
      AND first.id = t.id AND first.version = 1
    JOIN person p ON p.id = t.recorded_by
    LEFT JOIN consumer c ON c.id = t.recorded_via
    WHERE ${where}`);
  return rows.map((row) => camelRow(row) as unknown as VersionRow<Fields>);
}

type Whose = Pick<Key, "bankId" | "customerId">;

/** The current records of a customer, the one updated last first. */
export const readCurrent = <Fields>(db: Db, noun: VersionedNoun, { bankId, customerId }: Whose) =>
  readRows<Fields>(
    db,
    noun,
    sql`t.bank_id = ${bankId} AND t.customer_id = ${customerId} AND t.superseded_at IS NULL
      ORDER BY t.recorded_at DESC, t.id DESC`,
  );

/** Every version of one record, the newest first; none when it never existed for this customer. */
export const readVersions = <Fields>(db: Db, noun: VersionedNoun, { bankId, customerId, id }: Key) =>
  readRows<Fields>(
    db,
    noun,
    sql`t.bank_id = ${bankId} AND t.customer_id = ${customerId} AND t.id = ${id} ORDER BY t.version DESC`,
  );

/** A row's own fields, without key and record-keeping. */
export function fieldsOf<Fields>(row: Key & Recorded & Fields): Fields {
  const { bankId, customerId, id, version, recordedAt, recordedBy, supersededAt, ...rest } = row;
  const { recordedVia, recordedByName, recordedViaName, createdAt, ...fields } = rest as Record<
    string,
    unknown
  >;
  return fields as Fields;
}

/** What a write leaves on record: nothing when it said what was there already. */
export function entryOfWrite<Fields extends object>(written: WriteResult<Fields>): Entry | null {
  if (!written.changed) return null;
  const { bankId, customerId, id } = written.row;
  return { bankId, customerId, subjectId: id, before: written.before, after: fieldsOf<Fields>(written.row) };
}
