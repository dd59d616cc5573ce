// Second factors as a whole: whether somebody has one, and what each is called.
import type { Factor } from "@/lib/core/actor";
import { type Sql, sql } from "@/lib/core/db";

export const factorWords: Record<Factor, string> = {
  totp: "a code from an authenticator app",
  passkey: "a passkey",
  recovery: "a recovery code",
};

/** For `person p`: whether an authenticator app is confirmed or a passkey kept. Recovery codes alone are no factor. */
export const hasFactor: Sql = sql`(EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id))`;
