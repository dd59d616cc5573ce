// The invitee's page: looked at as often as anybody likes, mail scanners included. Uses nothing up, tells dead links apart
// from none, and lets whoever has a dead one ask for a new one.

import { z } from "zod";
import { addressBlock } from "@/lib/auth/address-block";
import { hashCounted } from "@/lib/auth/hashes";
import type { Actor } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { countInHour } from "@/lib/core/hour-count";
import { log } from "@/lib/core/log";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";
import type { Invitation } from "@/lib/invitations/schema";
import { hashLink } from "@/lib/invitations/secrets";

export type OpenInvitation = Pick<
  Invitation,
  "id" | "firstName" | "lastName" | "email" | "company" | "country" | "purpose" | "expiresAt"
> & { bankId: string; inviter: string; timeZone: string; openedAt: Date | null };

const linkInput = z.object({ secret: z.string().max(200) });

/** The invitation behind a link that counts; null for a used, revoked, ended, replaced or unknown one: nobody learns which. */
export const lookAtInvitation = defineQuery({
  name: "invitation.look-at",
  allow: anyone(),
  input: linkInput,
  run: async (db, { secret }, { now }) => {
    const [found] = await db.query<OpenInvitation>(sql`
      SELECT i.id, i.bank_id AS "bankId", coalesce(i.first_name, '') AS "firstName", coalesce(i.last_name, '') AS "lastName",
        coalesce(i.email, '') AS email, coalesce(i.company, '') AS company, coalesce(i.country, '') AS country, i.purpose, i.expires_at AS "expiresAt", i.opened_at AS "openedAt", p.name AS inviter,
        b.time_zone AS "timeZone"
      FROM user_invitation i JOIN person p ON p.id = i.created_by JOIN bank b ON b.id = i.bank_id
      WHERE i.secret_hash = ${hashLink(secret)} AND i.status = 'CREATED' AND i.expires_at > ${now}`);
    return found ?? null;
  },
});

const markOpened = defineCommand({
  name: "invitation.open",
  allow: anyone(),
  input: z.object({ id: z.string(), bankId: z.string() }),
  run: async (tx, { id }, { now }) =>
    await tx.userInvitation.updateMany({ where: { id, openedAt: null }, data: { openedAt: now } }),
  record: ({ count }, { id, bankId }) => (count ? { bankId, subjectId: id } : null),
});

/** The same, and notes when it was opened for the first time. */
export async function openInvitation(actor: Actor, secret: string): Promise<OpenInvitation | null> {
  if (secret.length > 200) return null;
  const found = await perform(lookAtInvitation, actor, { secret });
  if (found && !found.openedAt) await perform(markOpened, actor, { id: found.id, bankId: found.bankId });
  return found;
}

/** Per address and hour, counted by all instances together. Beyond it nothing happens, and the answer is the same. */
const mostAsked = 10;

const noteAsking = defineCommand({
  name: "invitation.ask-for-link",
  allow: anyone(),
  input: linkInput,
  run: async (tx, { secret }, { actor, now }) => {
    const address = hashCounted("address", addressBlock(actor.address ?? "unknown"));
    const count = await countInHour(tx, `links asked from ${address}`, now);
    if (count === mostAsked + 1) log.warn("too many requests for new invitation links from one address");
    if (count > mostAsked) return null;
    const hash = hashLink(secret);
    const [noted] = await tx.query<{ id: string; bankId: string }>(sql`
      UPDATE user_invitation SET link_asked_at = ${now} WHERE status = 'CREATED' AND id IN (
        SELECT id FROM user_invitation WHERE secret_hash = ${hash}
        UNION SELECT invitation_id FROM user_invitation_former_link WHERE secret_hash = ${hash})
      RETURNING id, bank_id AS "bankId"`);
    return noted ?? null;
  },
  record: (noted) => (noted ? { bankId: noted.bankId, subjectId: noted.id } : null),
});

/** Tells the bank's administrators, if the link ever was one. Says nothing: every link gets the same answer. */
export async function askForLink(actor: Actor, secret: string): Promise<void> {
  if (secret.length <= 200) await perform(noteAsking, actor, { secret });
}
