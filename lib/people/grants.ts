// Who may give and take back roles, and the one way a role is given: for ever or until a moment, never to oneself.
import { demandFreshProof } from "@/lib/auth/step-up";
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { findAsked, mailAnswer } from "@/lib/people/answers";
import { readRole } from "@/lib/people/role-checks";

export interface Grant {
  personId: string;
  /** Null at system level. */
  bankId: string | null;
  roleName: string;
  /** Null for ever. */
  expiresAt: Date | null;
}

/** Whether this person may grant roles there: a bank's administrator at his bank, a system administrator anywhere. */
export const mayGrant = (actor: Actor, bankId: string | null): boolean =>
  holdsAtSystem(actor, "CanCreateEntitlementAtAnyBank") ||
  (bankId !== null && holdsAt(actor, "CanCreateEntitlementAtOneBank", bankId));

/** The one role that granting there takes: what a locked button names, and what its refusal does. */
export const grantRole = (bankId: string | null) =>
  bankId === null ? "CanCreateEntitlementAtAnyBank" : "CanCreateEntitlementAtOneBank";

/** Throws unless this person may grant there, to that person, and proved lately who he is. */
export function demandGrantor(actor: Actor, personId: string, bankId: string | null): void {
  if (!mayGrant(actor, bankId))
    throw forbidden("CanCreateEntitlementAtOneBank or CanCreateEntitlementAtAnyBank", bankId ?? undefined);
  if (actor.personId === personId) throw new AppError("forbidden", "Nobody grants a role to himself.");
  demandFreshProof(actor);
}

/** The one role that taking roles back there takes. */
export const endRole = (bankId: string | null) =>
  bankId === null ? "CanDeleteEntitlementAtAnyBank" : "CanManagePeople";

/** Whether this person may take roles back there. */
export const mayEndRoles = (actor: Actor, bankId: string | null): boolean =>
  holdsAtSystem(actor, "CanDeleteEntitlementAtAnyBank") ||
  (bankId !== null && holdsAt(actor, "CanManagePeople", bankId));

/**
 * Writes the grant and ends the open requests it answers. Returns its id; null when the role is held already for at
 * least as long. One that is held for less, or has run out, ends first: a role is held once.
 */
async function giveRole(tx: Tx, grant: Grant, actor: Actor): Promise<string | null> {
  const { personId, bankId, roleName, expiresAt } = grant;
  const { now } = actor;
  await tx.query(sql`
    UPDATE entitlement SET ended_at = least(expires_at, ${now}), ended_by = CASE WHEN expires_at > ${now} THEN ${actor.personId} END
    WHERE person_id = ${personId} AND bank_id IS NOT DISTINCT FROM ${bankId} AND role_name = ${roleName}
      AND ended_at IS NULL AND (expires_at <= ${now} OR expires_at < coalesce(${expiresAt}, 'infinity'::timestamptz))`);
  const id = uuidv7();
  const { count } = await tx.entitlement.createMany({
    data: [{ id, personId, bankId, roleName, createdAt: now, createdBy: actor.personId, expiresAt }],
    skipDuplicates: true,
  });
  await tx.entitlementRequest.updateMany({
    where: { personId, bankId, roleName, endedAt: null },
    data: { endedAt: now, endedBy: actor.personId, decision: "granted", grantedUntil: expiresAt },
  });
  return count === 0 ? null : id;
}

export interface Given {
  id: string;
  roleName: string;
}

/** The roles in one go, and the answer to whoever asked for them. Returns those not held for as long already. */
export async function giveRoles(
  tx: Tx,
  { roleNames, ...rest }: Omit<Grant, "roleName"> & { roleNames: readonly string[] },
  actor: Actor,
): Promise<Given[]> {
  const given: Given[] = [];
  const asked = await findAsked(tx, { ...rest, roleNames });
  for (const name of roleNames) {
    const roleName = readRole({ roleName: name, bankId: rest.bankId });
    const id = await giveRole(tx, { ...rest, roleName }, actor);
    if (id) given.push({ id, roleName });
  }
  if (asked.length > 0)
    await mailAnswer(tx, { ...rest, roleNames: asked, decision: "granted", reason: "" }, actor);
  return given;
}
