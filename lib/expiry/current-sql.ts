// The one where-filter of documents that run out: current, with an end, and not replaced by a newer one of its type.
import { type Sql, sql } from "@/lib/core/db";

/** For `kyc_document d`. Expiry dates are calendar dates, kept as midnight UTC. */
export const expiryDay: Sql = sql`(d.expiry_date AT TIME ZONE 'UTC')::date`;

/** For `bank b`: the day it is there. It is the twentieth in Tokyo while it is the nineteenth in New York. */
export const bankDay = (now: Date): Sql => sql`(${now}::timestamptz AT TIME ZONE b.time_zone)::date`;

/** For `kyc_document d` of a `bank b`: the rule of expiryState in lib/kyc/expiry.ts. */
export const hasExpired = (now: Date): Sql => sql`${expiryDay} <= ${bankDay(now)}`;

/**
 * The same as latestOfEachType in lib/kyc/expiry.ts: another current document of this type and customer lasts longer,
 * so this one is history. Of two that end on one day neither is.
 */
export const isReplaced: Sql = sql`EXISTS (
  SELECT 1 FROM kyc_document n WHERE n.bank_id = d.bank_id AND n.customer_id = d.customer_id AND n.superseded_at IS NULL
    AND n.id <> d.id AND n.expiry_date > d.expiry_date
    AND dossier_document_key(n.type) = dossier_document_key(d.type))`;

/** For `kyc_document d`. */
export const isRunning: Sql = sql`d.superseded_at IS NULL AND d.expiry_date IS NOT NULL AND NOT ${isReplaced}`;
