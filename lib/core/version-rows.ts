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

const tables = {
  address: sql`address`,
  taxResidence: sql`tax_residence`,
  kycCheck: sql`kyc_check`,
  kycDocument: sql`kyc_document`,
  kycMedia: sql`kyc_media`,
};
export type VersionedNoun = keyof typeof tables;
type Db = Pick<Reader, "query">;
type Snake = Record<string, unknown>;

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());
/** Column names as in code: line_1 is line1. */
export const camelRow = (row: Snake): Snake =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));

async function readRows<Fields>(db: Db, noun: VersionedNoun, where: Sql): Promise<VersionRow<Fields>[]> {
  const rows = await db.query<Snake>(sql`
    SELECT t.*, first.recorded_at AS created_at, p.name AS recorded_by_name, c.name AS recorded_via_name
    FROM ${tables[noun]} t
    JOIN ${tables[noun]} first ON first.bank_id = t.bank_id AND first.customer_id = t.customer_id
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
