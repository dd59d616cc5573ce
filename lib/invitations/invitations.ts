// Invitations: made (the mail leaves with the transaction), looked up by OBP's integer key, listed.
import { z } from "zod";
import { demandFreshProof } from "@/lib/auth/step-up";
import { bankFacts } from "@/lib/banks/banks";
import { type Reader, type Sql, sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { forbidden, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, atBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { refuseLookUp } from "@/lib/invitations/guesses";
import { postInvitation } from "@/lib/invitations/outbox";
import { findPromised } from "@/lib/invitations/promised-customer";
import { type GivenInvitation, newInvitation, secretKey, withoutNulls } from "@/lib/invitations/schema";
import { hashKey, hashLink, makeSecrets } from "@/lib/invitations/secrets";
import { mayGrant } from "@/lib/people/grants";

/** OBP's `user_invitation.ttl.seconds`; its look-up has a day of its own, ours ends with the link. */
export const endOfLink = (now: Date): Date =>
  new Date(now.getTime() + env().USER_INVITATION_TTL_SECONDS * 1000);

const readInvitations = (db: { query: Reader["query"] }, where: Sql) =>
  db.query<GivenInvitation>(sql`
    SELECT id, first_name AS "firstName", last_name AS "lastName", email, company, country, purpose, status,
      created_at AS "createdAt", expires_at AS "expiresAt"
    FROM user_invitation WHERE ${where} ORDER BY created_at DESC, id DESC`);

export const createInvitation = defineCommand({
  name: "invitation.create",
  allow: atBank("CanCreateUserInvitation"),
  input: newInvitation,
  run: async (tx, { bankId, customerNumber, ...given }, { actor, now }) => {
    await bankFacts(tx, bankId);
    const { bundle = null, ...fields } = given;
    // Nobody gives through an invitation what he could not give himself.
    if (bundle) {
      if (!mayGrant(actor, bankId)) throw forbidden("CanCreateEntitlementAtOneBank", bankId);
      demandFreshProof(actor);
    }
    const customerId = customerNumber ? await findPromised(tx, actor, { bankId, customerNumber }) : null;
    const secrets = makeSecrets();
    const expiresAt = endOfLink(now);
    const kept = { id: uuidv7(), ...fields, status: "CREATED" as const, createdAt: now, expiresAt };
    await tx.userInvitation.create({
      data: {
        ...kept,
        ...{ bankId, bundle, customerId },
        keyHash: hashKey(bankId, String(secrets.key)),
        secretHash: hashLink(secrets.link),
        createdBy: actor.personId ?? "",
      },
      select: { id: true },
    });
    const invitation = withoutNulls(kept);
    await postInvitation(tx, { bankId, inviter: actor.name, invitation, secrets, now });
    return { ...invitation, customerId, asGiven: kept };
  },
  record: ({ id, purpose, email, customerId }, { bankId, bundle }) => ({
    ...{ bankId, customerId, subjectId: id },
    after: {
      ...{ purpose, email },
      ...(bundle ? { bundle } : {}),
      ...(customerId ? { customerId } : {}),
    },
  }),
});

const findByKey = async (db: Reader, bankId: string, key: string): Promise<GivenInvitation | undefined> => {
  await bankFacts(db, bankId);
  const hash = hashKey(bankId, secretKey.parse(key));
  const [found] = await readInvitations(db, sql`bank_id = ${bankId} AND key_hash = ${hash}`);
  return found;
};

const keyInput = z.object({ bankId: z.string(), key: secretKey });

const unknown = { subject: "invitation", message: "There is no such invitation." };
const over = { subject: "open-invitation", message: "This invitation can no longer be used." };

/** Anyone with the key, until it is used or too old. Looking up uses nothing up. */
export const lookUpInvitation = defineQuery({
  name: "invitation.look-up",
  allow: anyone(),
  input: keyInput,
  run: async (db, { bankId, key }, { actor, now }) => {
    const found = await findByKey(db, bankId, key);
    if (!found) throw await refuseLookUp(actor, bankId, unknown);
    if (found.status !== "CREATED" || found.expiresAt <= now) throw await refuseLookUp(actor, bankId, over);
    return found;
  },
});

/** By key, in whatever state. */
export const getInvitation = defineQuery({
  name: "invitation.view",
  allow: atBank("CanGetUserInvitation"),
  input: keyInput,
  run: async (db, { bankId, key }) => {
    const found = await findByKey(db, bankId, key);
    if (!found) throw notFound("invitation");
    return found;
  },
});

/** All of a bank's, newest first, in every state. */
export const listInvitations = defineQuery({
  name: "invitation.list",
  allow: atBank("CanGetUserInvitation"),
  input: z.object({ bankId: z.string() }),
  run: async (db, { bankId }) => await readInvitations(db, sql`bank_id = ${bankId}`),
});
