// Who may disable, lock or sign out somebody: that stops him at every bank, so it takes authority at every bank of his.
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { type Reader, sql } from "@/lib/core/db";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import type { Scope } from "@/lib/core/permissions";
import { isSelf, whereSeen } from "@/lib/people/sight";

interface Target {
  id: string;
  email: string;
  isActive: boolean;
  isLocked: boolean;
  /** Banks where he holds a role now; if none, where he held one. */
  banks: string[];
  hasSystemRole: boolean;
}

/** The person within sight and where he belongs; not_found outside it. */
async function findTarget(db: { query: Reader["query"] }, id: string, scope: Scope, now: Date) {
  const [target] = await db.query<Target & { heldBanks: string[]; pastBanks: string[] }>(sql`
    SELECT p.id, p.email, p.is_active AS "isActive", p.is_locked AS "isLocked",
      ARRAY(SELECT DISTINCT e.bank_id FROM entitlement e
        WHERE e.person_id = p.id AND ${isHeld(now)} AND e.bank_id IS NOT NULL) AS "heldBanks",
      ARRAY(SELECT DISTINCT e.bank_id FROM entitlement e
        WHERE e.person_id = p.id AND e.bank_id IS NOT NULL) AS "pastBanks",
      EXISTS (SELECT FROM entitlement e
        WHERE e.person_id = p.id AND ${isHeld(now)} AND e.bank_id IS NULL) AS "hasSystemRole"
    FROM person p WHERE p.id = ${id} AND ${whereSeen(scope)}`);
  if (!target) throw notFound("person");
  const { heldBanks, pastBanks, ...rest } = target;
  return { ...rest, banks: heldBanks.length > 0 ? heldBanks : pastBanks };
}

/** Why the actor may not act on this person; null when he may. Other banks are never named. */
function whyNot(actor: Actor, target: Target): AppError | null {
  if (isSelf(actor, target.id))
    return new AppError("forbidden", "This is your own account: another administrator does this.");
  if (holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank")) return null;
  if (target.hasSystemRole) return forbidden("CanCreateEntitlementAtAnyBank");
  const lacking = target.banks.filter((bankId) => !holdsAt(actor, "CanManagePeople", bankId));
  if (target.banks.length > 0 && lacking.length === 0) return null;
  if (target.banks.length > lacking.length)
    return new AppError(
      "forbidden",
      "This person also works at another bank, and this would stop him there too. The system administrator can do it.",
      { role: "CanCreateEntitlementAtAnyBank" },
    );
  return forbidden("CanManagePeople", lacking[0]);
}

interface Facts {
  actor: Actor;
  scope: Scope;
  now: Date;
}

/** The person, when the actor may act on him; else not_found or forbidden. */
export async function demandAuthority(
  db: { query: Reader["query"] },
  personId: string,
  { actor, scope, now }: Facts,
): Promise<Target> {
  const target = await findTarget(db, personId, scope, now);
  const refusal = whyNot(actor, target);
  if (refusal) throw refusal;
  return target;
}

/** The sentence that says why not, for locked buttons; null when the actor may. */
export async function authorityGap(
  db: { query: Reader["query"] },
  personId: string,
  { actor, scope, now }: Facts,
): Promise<string | null> {
  return whyNot(actor, await findTarget(db, personId, scope, now))?.message ?? null;
}
