// What it means in SQL to hold a role now: granted, not ended, and not past its date.
import { type Sql, sql } from "@/lib/core/db";

/** For `entitlement e`. Every reader of entitlements passes through this, or an expired role would still open a door. */
export const isHeld = (now: Date): Sql =>
  sql`e.ended_at IS NULL AND (e.expires_at IS NULL OR e.expires_at > ${now})`;
