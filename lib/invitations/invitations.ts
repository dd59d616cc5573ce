// Invitations: made (the mail leaves with the transaction), looked up by OBP's integer key, listed.
import { z } from "zod";
import { bankFacts } from "@/lib/banks/banks";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, atBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { postInvitation } from "@/lib/invitations/outbox";
import { type Invitation, newInvitation, secretKey } from "@/lib/invitations/schema";
import { hashKey, hashLink, makeSecrets } from "@/lib/invitations/secrets";
import { mayGrant } from "@/lib/people/grants";

/** OBP's `user_invitation.ttl.seconds`; its look-up has a day of its own, ours ends with the link. */
export const endOfLink = (now: Date): Date =>
  new Date(now.getTime() + env().USER_INVITATION_TTL_SECONDS * 1000);

const readInvitations = (db: { query: Reader["query"] }, where: Sql) =>
  db.query<Invitation>(sql`
    SELECT id, first_name AS "firstName", last_name AS "lastName", email, company, country, purpose, status,
      created_at AS "createdAt", expires_at AS "expiresAt"
    FROM user_invitation WHERE ${where} ORDER BY created_at DESC, id DESC`);

export const createInvitation = defineCommand({
  name: "invitation.create",
  allow: atBank("CanCreateUserInvitation"),
  input: newInvitation,
  run: async (tx, { bankId, bundle = null, ...fields }, { actor, now }): Promise<Invitation> => {
    await bankFacts(tx, bankId);
    // Nobody gives through an invitation what he could not give himself.
    if (bundle && !mayGrant(actor, bankId)) throw forbidden("CanCreateEntitlementAtOneBank", bankId);
    const secrets = makeSecrets();
    const expiresAt = endOfLink(now);
    const kept = { id: uuidv7(), ...fields, status: "CREATED" as const, createdAt: now, expiresAt };
    await tx.userInvitation.create({
      data: {
        ...kept,
        ...{ bankId, bundle },
        keyHash: hashKey(bankId, String(secrets.key)),
        secretHash: hashLink(secrets.link),
        createdBy: actor.personId ?? "",
      },
      select: { id: true },
    });
    await postInvitation(tx, { bankId, inviter: actor.name, invitation: kept, secrets, now });
    return kept;
  },
  record: ({ id, purpose, email }, { bankId, bundle }) => ({
    ...{ bankId, subjectId: id },
    after: bundle ? { purpose, email, bundle } : { purpose, email },
  }),
});

const findByKey = async (db: Reader, bankId: string, key: string): Promise<Invitation> => {
  await bankFacts(db, bankId);
  const hash = hashKey(bankId, secretKey.parse(key));
  const [found] = await readInvitations(db, sql`bank_id = ${bankId} AND key_hash = ${hash}`);
  if (!found) throw notFound("invitation");
  return found;
};

const keyInput = z.object({ bankId: z.string(), key: secretKey });

/** Anyone with the key, until it is used or too old. Looking up uses nothing up. */
export const lookUpInvitation = defineQuery({
  name: "invitation.look-up",
  allow: anyone(),
  input: keyInput,
  run: async (db, { bankId, key }, { now }) => {
    const found = await findByKey(db, bankId, key);
    if (found.status !== "CREATED" || found.expiresAt <= now)
      throw new AppError("not_found", "This invitation can no longer be used.", {
        subject: "open-invitation",
      });
    return found;
  },
});

/** By key, in whatever state. */
export const getInvitation = defineQuery({
  name: "invitation.view",
  allow: atBank("CanGetUserInvitation"),
  input: keyInput,
  run: async (db, { bankId, key }) => await findByKey(db, bankId, key),
});

/** All of a bank's, newest first, in every state. */
export const listInvitations = defineQuery({
  name: "invitation.list",
  allow: atBank("CanGetUserInvitation"),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }) => await readInvitations(db, sql`bank_id = ${bankId}`),
});
