// A customer's KYC status and last-OK date as they stand at a moment: the one place where they are computed.
import { type Sql, sql } from "@/lib/core/db";

/**
 * To be joined to a `customer_version v`: the status latest by date, on one date the one recorded last, none of the
 * future; and the latest date that was OK. Without any status yet, what was given when the customer was made holds.
 */
export const joinKyc = (now: Date): Sql => sql`
  LEFT JOIN LATERAL (
    SELECT (array_agg(s.ok ORDER BY s.date DESC NULLS LAST, s.recorded_at DESC, s.id DESC))[1] AS ok,
      max(s.date) FILTER (WHERE s.ok) AS last_ok, count(*) > 0 AS is_known
    FROM kyc_status s
    WHERE s.bank_id = v.bank_id AND s.customer_id = v.customer_id AND (s.date IS NULL OR s.date <= ${now})
  ) kyc ON true`;

export const kycStatus: Sql = sql`coalesce(kyc.ok, v.kyc_status)`;
export const lastOkDate: Sql = sql`CASE WHEN kyc.is_known THEN kyc.last_ok ELSE v.last_ok_date END`;
