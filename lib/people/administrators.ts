// The last administrator stays: whoever takes power away from somebody first makes sure that somebody else keeps it.
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";

/** Without anybody who holds these, nobody could be let in any more: two at each bank, one for the installation. */
const bankKeys = ["CanManagePeople", "CanCreateEntitlementAtOneBank"];
const systemKeys = ["CanCreateEntitlementAtAnyBank"];

interface Key {
  roleName: string;
  bankId: string | null;
}

/** The keys of this person that nobody else who can sign in holds for ever; none when he himself cannot sign in. */
const findLastKeys = (db: { query: Reader["query"] }, personId: string, now: Date) =>
  db.query<Key>(sql`
    SELECT e.role_name AS "roleName", e.bank_id AS "bankId"
    FROM entitlement e JOIN person held ON held.id = e.person_id AND held.is_active AND NOT held.is_locked
    WHERE e.person_id = ${personId} AND ${isHeld(now)}
      AND (e.role_name = ANY(${bankKeys}::text[]) AND e.bank_id IS NOT NULL
        OR e.role_name = ANY(${systemKeys}::text[]) AND e.bank_id IS NULL)
      AND NOT EXISTS (SELECT FROM entitlement o JOIN person p ON p.id = o.person_id
        WHERE o.person_id <> e.person_id AND o.role_name = e.role_name AND o.bank_id IS NOT DISTINCT FROM e.bank_id
          AND o.ended_at IS NULL AND o.expires_at IS NULL AND p.is_active AND NOT p.is_locked)`);

/**
 * Throws conflict "last-administrator" when taking these roles from the person (null: all of them, as disabling does)
 * would leave a bank, or the installation, without an administrator. Takes a lock of the whole installation until the
 * transaction ends: of two administrators who strip each other at the same time, the second one is refused.
 */
export async function keepAdministrators(
  tx: Tx,
  personId: string,
  taken: { bankId: string | null; roleNames: readonly string[] } | null,
  now: Date,
): Promise<void> {
  await tx.query(
    sql`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('dossier.administrators'))) AS locked`,
  );
  const last = await findLastKeys(tx, personId, now);
  const isTaken = ({ bankId, roleName }: Key) =>
    taken === null || (taken.bankId === bankId && taken.roleNames.includes(roleName));
  const lost = last.find(isTaken);
  if (!lost) return;
  const where = lost.bankId === null ? "the installation’s" : `${lost.bankId}’s`;
  throw new AppError(
    "conflict",
    `This is ${where} last administrator (${lost.roleName}). Make somebody else administrator for ever first.`,
    { subject: "last-administrator" },
  );
}
