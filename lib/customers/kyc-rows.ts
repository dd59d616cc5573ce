// A customer's current KYC records as JSON columns beside the customer, so that a page needs one statement.
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { type Sql, sql } from "@/lib/core/db";
import type { Role } from "@/lib/core/roles";
import type { KycCheckFields, KycDocumentFields, KycMediaFields, KycStatusFields } from "@/lib/kyc/schema";
import type { Scan } from "@/lib/media/schema";

/** JSON has no dates: these stand as `2026-11-05T00:00:00`, UTC without saying so. */
const utc = (column: Sql): Sql => sql`${column} AT TIME ZONE 'UTC'`;
export const readUtc = (text: string | null): Date | null => (text === null ? null : new Date(`${text}Z`));

/** What every record in the file says besides its own fields. */
export interface Kept {
  id: string;
  /** The version a form starts from. */
  version: number;
  recordedAt: Date;
}
export type FileDocument = Kept & Omit<KycDocumentFields, "customerNumber">;
export type FileCheck = Kept & Omit<KycCheckFields, "customerNumber" | "staffUserId">;
/** What is on file of a medium's own file, when it was uploaded; its key is not among it. */
export interface FileUpload {
  originalName: string;
  realType: string;
  bytes: number;
  pages: number;
  hasThumbnail: boolean;
  scan: Scan;
}
export type FileMedium = Kept & Omit<KycMediaFields, "customerNumber"> & { upload: FileUpload | null };
export type FileStatus = Omit<Kept, "version"> & Omit<KycStatusFields, "customerNumber">;

/** The KYC reads count at system level or at this bank. */
const mayRead = (actor: Actor, role: Role, bankId: string) =>
  holdsAt(actor, role, bankId) || holdsAtSystem(actor, role);

export interface Visible {
  documents: boolean;
  checks: boolean;
  media: boolean;
  statuses: boolean;
}
/** Which kinds of KYC record the actor may read at the bank. */
export const visibleKyc = (actor: Actor, bankId: string): Visible => ({
  documents: mayRead(actor, "CanGetAnyKycDocuments", bankId),
  checks: mayRead(actor, "CanGetAnyKycChecks", bankId),
  media: mayRead(actor, "CanGetAnyKycMedia", bankId),
  statuses: mayRead(actor, "CanGetAnyKycStatuses", bankId),
});

const of = sql`t.bank_id = v.bank_id AND t.customer_id = v.customer_id`;
const current = sql`${of} AND t.superseded_at IS NULL`;
const kept = sql`'id', t.id, 'version', t.version, 'recordedAt', ${utc(sql`t.recorded_at`)}`;
const latestFirst = sql`ORDER BY t.recorded_at DESC, t.id DESC`;

export const documentsColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object(${kept}, 'type', t.type, 'number', t.number,
      'issueDate', ${utc(sql`t.issue_date`)}, 'issuePlace', t.issue_place,
      'expiryDate', ${utc(sql`t.expiry_date`)}) ${latestFirst}), '[]')
    FROM kyc_document t WHERE ${current}) AS documents`;

export const checksColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object(${kept}, 'date', ${utc(sql`t.date`)}, 'how', t.how,
      'staffName', t.staff_name, 'satisfied', t.satisfied, 'comments', t.comments) ${latestFirst}), '[]')
    FROM kyc_check t WHERE ${current}) AS checks`;

export const mediaColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object(${kept}, 'type', t.type, 'url', t.url,
      'date', ${utc(sql`t.date`)}, 'relatesToKycDocumentId', t.relates_to_kyc_document_id,
      'relatesToKycCheckId', t.relates_to_kyc_check_id, 'upload', CASE WHEN f.medium_id IS NOT NULL THEN
        json_build_object('originalName', f.original_name, 'realType', f.real_type, 'bytes', f.bytes,
          'pages', jsonb_array_length(f.pages), 'hasThumbnail', f.thumbnail_bytes IS NOT NULL, 'scan', f.scan) END)
      ${latestFirst}), '[]')
    FROM kyc_media t LEFT JOIN stored_file f
      ON f.bank_id = t.bank_id AND f.customer_id = t.customer_id AND f.medium_id = t.id
    WHERE ${current}) AS media`;

/** In the order in which they were recorded. */
export const statusesColumn: Sql = sql`
  (SELECT coalesce(json_agg(json_build_object('id', t.id, 'ok', t.ok, 'date', ${utc(sql`t.date`)},
      'reason', t.reason, 'recordedAt', ${utc(sql`t.recorded_at`)}) ORDER BY t.recorded_at, t.id), '[]')
    FROM kyc_status t WHERE ${of}) AS statuses`;

const dateNames = new Set(["recordedAt", "date", "issueDate", "expiryDate"]);
/** A JSON column's objects with their dates as dates. */
export const withDates = <Fields>(rows: readonly object[]): Fields[] =>
  rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, dateNames.has(name) ? readUtc(value) : value]),
      ) as Fields,
  );
