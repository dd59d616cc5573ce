// Accepting an invitation: once, whoever submits how often. Makes the person, keeps what was agreed to, gives the role.
import { z } from "zod";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import { type Opened, startSession } from "@/lib/auth/sessions";
import { signInName } from "@/lib/auth/sign-in-name";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { uuidv7 } from "@/lib/core/ids";
import { anyone } from "@/lib/core/permissions";
import { type Bundle, bundles } from "@/lib/core/roles";
import { defineCommand, perform } from "@/lib/core/use-case";
import { type Agreement, agreementsFor } from "@/lib/invitations/agreements";
import { type Locked, lockInvitation } from "@/lib/invitations/manage";
import { lookAtInvitation } from "@/lib/invitations/open";
import { linkPromised } from "@/lib/invitations/promised-customer";
import { hashLink } from "@/lib/invitations/secrets";
import { dropMails } from "@/lib/mail/post";
import { giveRoles, mayGrant } from "@/lib/people/grants";

const dead = () => new AppError("not_found", "This link cannot be used (any more).", { subject: "link" });

const taken = () =>
  new AppError(
    "conflict",
    "There is an account with this e-mail already. Sign in with it, and ask who invited you to grant you the role there.",
    { subject: "account" },
  );

/**
 * Who invited, as an actor with what he holds now: an invitation never gives more than its maker's roles
 * still allow. Whether they rest for want of a second factor is asked when one acts, not here.
 */
async function findInviter(tx: Tx, personId: string, now: Date): Promise<Actor> {
  const held = await tx.query<{ name: string; role: string; bank: string | null }>(sql`
    SELECT p.name, e.role_name AS role, e.bank_id AS bank FROM person p JOIN entitlement e ON e.person_id = p.id
    WHERE p.id = ${personId} AND p.is_active AND NOT p.is_locked AND ${isHeld(now)}`);
  return stranger({
    ...{ personId, now, name: held[0]?.name ?? "", via: "command" as const },
    held: new Set(held.map(({ role, bank }) => heldKey(role, bank))),
  });
}

/** The promised roles and the link to the promised customer: each only if who invited could still give it. */
async function givePromised(tx: Tx, invitation: Locked, personId: string, now: Date) {
  const { bankId, customerId } = invitation;
  const roleNames: readonly string[] = bundles[invitation.bundle as Bundle] ?? [];
  if (roleNames.length === 0 && !customerId) return { roles: [], customerId: null };
  const inviter = await findInviter(tx, invitation.createdBy, now);
  const roles =
    roleNames.length > 0 && mayGrant(inviter, bankId)
      ? (await giveRoles(tx, { personId, bankId, roleNames, expiresAt: null }, inviter)).map(
          (given) => given.roleName,
        )
      : [];
  return { roles, customerId: await linkPromised(tx, inviter, { bankId, customerId, personId }) };
}

async function keepAgreements(
  tx: Tx,
  agreed: readonly Agreement[],
  ids: { personId: string; at: Date; id: string },
) {
  await tx.agreementText.createMany({
    data: agreed.map(({ hash, text }) => ({ textHash: hash, text })),
    skipDuplicates: true,
  });
  const { personId, at, id: invitationId } = ids;
  await tx.userAgreement.createMany({
    data: agreed.map(({ kind, hash }) => ({
      ...{ id: uuidv7(), personId, invitationId, kind, textHash: hash },
      agreedAt: at,
    })),
  });
}

const settleInvitation = defineCommand({
  name: "invitation.accept",
  allow: anyone(),
  input: z.object({ secret: z.string(), passwordHash: z.string() }),
  run: async (tx, { secret, passwordHash }, { now }) => {
    const invitation = await lockInvitation(tx, sql`secret_hash = ${hashLink(secret)}`);
    if (invitation?.status !== "CREATED" || invitation.expiresAt <= now) throw dead();
    const { id, bankId, firstName, lastName } = invitation;
    const [personId, email] = [uuidv7(), signInName(invitation.email)];
    const name = `${firstName} ${lastName}`.trim();
    const known = await tx.query(sql`SELECT FROM person WHERE lower(email) = ${email}`);
    if (known.length > 0) throw taken();
    const person = { id: personId, email, name, passwordHash, createdAt: now };
    if ((await tx.person.createMany({ data: [person], skipDuplicates: true })).count === 0) throw taken();
    const agreed = agreementsFor(invitation.country);
    await keepAgreements(tx, agreed, { personId, at: now, id });
    const given = await givePromised(tx, invitation, personId, now);
    await dropMails(tx, id);
    await tx.userInvitation.update({
      where: { id },
      data: { status: "FINISHED", settledAt: now, personId, linkAskedAt: null },
      select: { id: true },
    });
    return {
      id,
      bankId,
      personId,
      name,
      email,
      ...given,
      agreed: agreed.map(({ kind, hash }) => ({ kind, hash })),
    };
  },
  record: ({ id, bankId, customerId, ...after }) => ({
    ...{ bankId, customerId, subjectId: id },
    after: customerId ? { ...after, customerId } : after,
  }),
});

export interface Acceptance {
  secret: string;
  password: string;
  /** The hashes of the texts that were ticked. */
  agreed: readonly string[];
}

const demands: Record<Agreement["kind"], string> = {
  privacy_conditions: "Tick the privacy conditions to go on.",
  terms_and_conditions: "Tick the terms of use to go on.",
  consent_for_collecting_personal_data: "Tick the consent to go on.",
};

/** Makes the account and signs in. Throws not_found for a dead link, invalid with a sentence per field. */
export async function acceptInvitation(
  actor: Actor,
  { secret, password, agreed }: Acceptance,
): Promise<Opened> {
  if (actor.personId)
    throw new AppError("conflict", "You are signed in. Sign out first.", { subject: "session" });
  if (secret.length > 200) throw dead();
  const invitation = await perform(lookAtInvitation, actor, { secret });
  if (!invitation) throw dead();
  const { firstName, lastName, email, company, bankId } = invitation;
  const problem = passwordProblem(password, {
    name: `${firstName} ${lastName} ${company}`,
    email,
    banks: [bankId],
  });
  const missing = agreementsFor(invitation.country).filter(({ hash }) => !agreed.includes(hash));
  const fields = Object.fromEntries(missing.map(({ kind }) => [kind, demands[kind]]));
  if (problem) fields.password = problem;
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const passwordHash = await hashPassword(password);
  const { personId, name } = await perform(settleInvitation, actor, { secret, passwordHash });
  const facts = { personId, sessionVersion: 1, keepBrowser: true };
  return await perform(startSession, { ...actor, personId, name }, facts);
}
