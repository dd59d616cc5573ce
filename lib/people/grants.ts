// Roles given and taken back, one by one or as a screen role, for ever or until a day. Nobody grants himself anything.
import { z } from "zod";
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { uuidv7 } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { keepAdministrators } from "@/lib/people/administrators";
import { demandBank, demandPerson, readRole } from "@/lib/people/role-checks";

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

export function demandGrantor(actor: Actor, personId: string, bankId: string | null): void {
  if (!mayGrant(actor, bankId))
    throw forbidden("CanCreateEntitlementAtOneBank or CanCreateEntitlementAtAnyBank", bankId ?? undefined);
  if (actor.personId === personId) throw new AppError("forbidden", "Nobody grants a role to himself.");
}

/** Whether this person may take roles back there. */
export const mayEndRoles = (actor: Actor, bankId: string | null): boolean =>
  holdsAtSystem(actor, "CanDeleteEntitlementAtAnyBank") ||
  (bankId !== null && holdsAt(actor, "CanManagePeople", bankId));

/**
 * Writes the grant and ends the open requests it answers. Returns its id; null when the role is held already for at
 * least as long. One that is held for less, or has run out, ends first: a role is held once.
 */
export async function giveRole(tx: Tx, grant: Grant, actor: Actor): Promise<string | null> {
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

const roleNames = z.array(z.string().max(64)).min(1).max(100);

/** All the roles in one go; throws conflict "entitlement" when each is held already for at least as long. */
export async function giveRoles(
  tx: Tx,
  { roleNames: names, ...rest }: Omit<Grant, "roleName"> & { roleNames: readonly string[] },
  actor: Actor,
): Promise<string[]> {
  const given: string[] = [];
  for (const name of names) {
    const roleName = readRole({ roleName: name, bankId: rest.bankId });
    if (await giveRole(tx, { ...rest, roleName }, actor)) given.push(roleName);
  }
  if (given.length === 0)
    throw new AppError("conflict", "This person has this role already.", { subject: "entitlement" });
  return given;
}

/** Refuses a date that is over. */
export function demandFuture(expiresAt: Date | null, now: Date): void {
  if (expiresAt && expiresAt <= now)
    throw new AppError("invalid", "Choose a day that is not over.", {
      fields: { until: "Choose a day that is not over." },
    });
}

/** Grants several roles at one bank (or at system level): a screen role, or a single one. */
export const grantRoles = defineCommand({
  name: "role.grant",
  allow: signedIn(),
  input: z.object({
    personId: z.string(),
    bankId: z.string().nullable(),
    roleNames,
    expiresAt: z.date().nullable(),
  }),
  run: async (tx, input, { actor, now }) => {
    demandGrantor(actor, input.personId, input.bankId);
    await demandPerson(tx, input.personId);
    await demandBank(tx, input.bankId);
    demandFuture(input.expiresAt, now);
    return await giveRoles(tx, input, actor);
  },
  record: (given, { personId, bankId, expiresAt }) => ({
    bankId,
    subjectId: personId,
    after: { personId, bankId, roleNames: given, expiresAt },
  }),
});

/** Takes several roles back: it stays on record that they were held. The last administrator keeps his. */
export const endRoles = defineCommand({
  name: "role.end",
  allow: signedIn(),
  input: z.object({ personId: z.string(), bankId: z.string().nullable(), roleNames }),
  run: async (tx, { personId, bankId, roleNames: names }, { actor, now }) => {
    if (!mayEndRoles(actor, bankId))
      throw forbidden("CanManagePeople or CanDeleteEntitlementAtAnyBank", bankId ?? undefined);
    const person = await demandPerson(tx, personId);
    await keepAdministrators(tx, person, { bankId, roleNames: names }, now);
    const ended = await tx.query<{ roleName: string }>(sql`
      UPDATE entitlement e SET ended_at = ${now}, ended_by = ${actor.personId}
      WHERE e.person_id = ${personId} AND e.bank_id IS NOT DISTINCT FROM ${bankId}
        AND e.role_name = ANY(${names}::text[]) AND ${isHeld(now)} RETURNING e.role_name AS "roleName"`);
    if (ended.length === 0) throw notFound("role");
    return ended.map(({ roleName }) => roleName).sort();
  },
  record: (ended, { personId, bankId }) => ({
    bankId,
    subjectId: personId,
    before: { personId, bankId, roleNames: ended },
    after: null,
  }),
});
