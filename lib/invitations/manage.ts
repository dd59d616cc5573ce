// What administrators do with an invitation that is under way: send a new link, let it count longer, take it back.
import { type Sql, sql, type Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { atBank } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { endOfLink } from "@/lib/invitations/invitations";
import { postInvitation } from "@/lib/invitations/outbox";
import { type Invitation, invitationIds, revocation } from "@/lib/invitations/schema";
import { hashKey, hashLink, makeSecrets } from "@/lib/invitations/secrets";
import { dropMails, keepSecretsUntil } from "@/lib/mail/post";

/** An open invitation, locked: of an acceptance and a revocation at once, one is second and sees the first. */
export type Locked = Invitation & {
  bankId: string;
  secretHash: string;
  bundle: string | null;
  customerId: string | null;
  createdBy: string;
};

export async function lockInvitation(tx: Tx, where: Sql): Promise<Locked | null> {
  const [found] = await tx.query<Locked>(sql`
    SELECT id, bank_id AS "bankId", coalesce(first_name, '') AS "firstName", coalesce(last_name, '') AS "lastName",
      coalesce(email, '') AS email, coalesce(company, '') AS company, coalesce(country, '') AS country, purpose,
      status, created_at AS "createdAt", expires_at AS "expiresAt", secret_hash AS "secretHash", bundle,
      customer_id AS "customerId", created_by AS "createdBy"
    FROM user_invitation WHERE ${where} FOR UPDATE`);
  return found ?? null;
}

const settled = { FINISHED: "accepted", DELETED: "revoked" } as const;

/** Throws not_found for another bank's, conflict for one that was accepted or revoked. */
export async function findOpen(tx: Tx, raw: Record<string, unknown>): Promise<Locked> {
  const ids = invitationIds.safeParse(raw);
  const found =
    ids.success && (await lockInvitation(tx, sql`id = ${ids.data.id} AND bank_id = ${ids.data.bankId}`));
  if (!found) throw notFound("invitation");
  if (found.status !== "CREATED")
    throw new AppError("conflict", `This invitation was ${settled[found.status]} meanwhile.`, {
      subject: "invitation",
    });
  return found;
}

const allow = atBank("CanCreateUserInvitation");
const about = ({ id, email }: Locked) => ({ subjectId: id, before: { email } });

/** A new link and a new code in a new mail; the old ones open nothing any more. */
export const resendInvitation = defineCommand({
  name: "invitation.resend",
  allow,
  subject: findOpen,
  input: invitationIds,
  run: async (tx, { bankId, id }, { actor, now, subject }) => {
    const secrets = makeSecrets();
    const expiresAt = endOfLink(now);
    await dropMails(tx, id);
    await tx.userInvitationFormerLink.create({
      data: { secretHash: subject.secretHash, invitationId: id },
    });
    const fresh = { keyHash: hashKey(bankId, String(secrets.key)), secretHash: hashLink(secrets.link) };
    await tx.userInvitation.update({
      where: { id },
      data: { ...fresh, expiresAt, openedAt: null, linkAskedAt: null },
      select: { id: true },
    });
    const invitation = { ...subject, expiresAt };
    await postInvitation(tx, { bankId, inviter: actor.name, invitation, secrets, now });
    return { expiresAt };
  },
  record: (after, { bankId }, { subject }) => ({ bankId, ...about(subject), after }),
});

/** The same link counts from now as long as a new one would. */
export const extendInvitation = defineCommand({
  name: "invitation.extend",
  allow,
  subject: findOpen,
  input: invitationIds,
  run: async (tx, { id }, { now }) => {
    const expiresAt = endOfLink(now);
    await tx.userInvitation.update({ where: { id }, data: { expiresAt }, select: { id: true } });
    await keepSecretsUntil(tx, id, expiresAt);
    return { expiresAt };
  },
  record: (after, { bankId }, { subject }) => ({
    ...{ bankId, subjectId: subject.id },
    before: { expiresAt: subject.expiresAt },
    after,
  }),
});

/** Takes it back. OBP sees it as DELETED. */
export const revokeInvitation = defineCommand({
  name: "invitation.revoke",
  allow,
  subject: findOpen,
  input: revocation,
  run: async (tx, { id, reason }, { actor, now }) => {
    await dropMails(tx, id);
    await tx.userInvitation.update({
      where: { id },
      data: {
        ...{ status: "DELETED", settledAt: now, settledBy: actor.personId, settledReason: reason.trim() },
        linkAskedAt: null,
      },
      select: { id: true },
    });
    return { reason: reason.trim() };
  },
  record: (after, { bankId }, { subject }) => ({ bankId, ...about(subject), after }),
});
