// What it means in SQL to hold a role now: granted, not ended, not past its date, and not resting for want of a factor.
import { type Sql, sql } from "@/lib/core/db";

/** For `entitlement e`. Every reader of entitlements passes through this, or an expired role would still open a door. */
export const isHeld = (now: Date): Sql =>
  sql`e.ended_at IS NULL AND (e.expires_at IS NULL OR e.expires_at > ${now})`;

/**
 * For `entitlement e LEFT JOIN bank b ON b.id = e.bank_id`: whether the role counts only together with a second factor. A
 * system role reaches into every bank, so one bank's demand is enough.
 */
export const demandsFactor: Sql = sql`coalesce(b.requires_second_factor,
  (SELECT bool_or(requires_second_factor) FROM bank), false)`;
