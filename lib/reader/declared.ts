// What the bank's records say of the person and the document on a scan.
import { type Reader, sql } from "@/lib/core/db";
import { isoDay } from "@/lib/format";
import { type Compared, compareFields, type Declared } from "@/lib/mrz/compare";
import type { ClosedDifferenceFields, ReadingFields } from "./schema";

type Db = Pick<Reader, "query">;
type Whose = { bankId: string; customerId: string };

export interface DeclaredRow extends Declared {
  mediumId: string;
  documentId: string | null;
}

/**
 * For each of the customer's media: customer and document as they are now. Dates of records are kept as midnight UTC of
 * the day they mean.
 */
export async function readDeclared(
  db: Db,
  { bankId, customerId }: Whose,
  mediumId?: string,
): Promise<DeclaredRow[]> {
  const rows = await db.query<{
    mediumId: string;
    documentId: string | null;
    legalName: string | null;
    dateOfBirth: Date | null;
    nationalities: string[];
    number: string | null;
    expiryDate: Date | null;
  }>(sql`
    SELECT m.id AS "mediumId", d.id AS "documentId", v.legal_name AS "legalName", v.date_of_birth AS "dateOfBirth",
      v.nationalities, d.number, d.expiry_date AS "expiryDate"
    FROM kyc_media m
    JOIN customer_version v ON v.bank_id = m.bank_id AND v.customer_id = m.customer_id AND v.superseded_at IS NULL
    LEFT JOIN kyc_document d ON d.bank_id = m.bank_id AND d.customer_id = m.customer_id
      AND d.id = m.relates_to_kyc_document_id AND d.superseded_at IS NULL
    WHERE m.bank_id = ${bankId} AND m.customer_id = ${customerId} AND m.superseded_at IS NULL
      AND (${mediumId ?? null}::text IS NULL OR m.id = ${mediumId ?? null})`);
  return rows.map(({ dateOfBirth, expiryDate, ...row }) => ({
    ...row,
    dateOfBirth: dateOfBirth && isoDay(dateOfBirth),
    expiry: expiryDate && isoDay(expiryDate),
  }));
}

export interface Closing extends ClosedDifferenceFields {
  recordedByName: string;
  recordedAt: Date;
}
export interface Difference extends Compared {
  /** Why it was closed, while both sides are still those it was closed for. */
  closing: Closing | null;
}

/** A confirmed reading beside the records, each difference with its closing if that still holds. */
export function differencesOf(
  mediumId: string,
  reading: ReadingFields,
  declared: Declared,
  closings: readonly Closing[],
): Difference[] {
  return compareFields(reading, declared).map((compared) => ({
    ...compared,
    closing:
      closings.find(
        (one) =>
          one.mediumId === mediumId &&
          one.field === compared.field &&
          one.readValue === compared.read &&
          one.recordedValue === compared.recorded,
      ) ?? null,
  }));
}

export const isOpen = ({ verdict, closing }: Difference): boolean =>
  verdict === "differs" && closing === null;
