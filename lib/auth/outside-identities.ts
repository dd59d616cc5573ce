// Whose account at the provider is whose here: found by an earlier link, or linked once by a verified e-mail, and then
// only for somebody who accepted an invitation. Nobody is ever made by it.
import { z } from "zod";
import { canBeName, signInName } from "@/lib/auth/sign-in-name";
import { type Sql, sql, type Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";

export interface Linked {
  id: string;
  name: string;
  sessionVersion: number;
  /** Linked just now, by the e-mail. */
  isNew: boolean;
}

const claims = z.object({
  issuer: z.string().min(1).max(500),
  // OpenID Connect Core 1.0, §2: at most 255 ASCII characters.
  subject: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  email: z.string().max(1_000).nullable(),
  isVerified: z.boolean(),
});
type Claims = z.output<typeof claims>;

const refuse = (detail: string, personId?: string) =>
  new AppError("unauthenticated", detail, { subject: personId ?? "outside" });

/**
 * The sign-in name that the e-mail is, or null. One that only becomes a name here by folding ("＠", the Kelvin sign) is
 * another mailbox at the provider than at our mail server.
 */
function nameIn({ email, isVerified }: Claims): string | null {
  if (!email || !isVerified || email.normalize("NFKC") !== email) return null;
  const name = signInName(email);
  return canBeName(name) ? name : null;
}

interface Found extends Omit<Linked, "isNew"> {
  isUsable: boolean;
  unlinkedAt: Date | null;
}
const person = sql`p.id, p.name, p.session_version AS "sessionVersion", p.is_active AND NOT p.is_locked AS "isUsable"`;
const one = async (tx: Tx, query: Sql) => (await tx.query<Found>(query))[0];

const findLinked = (tx: Tx, { issuer, subject }: Claims) =>
  one(
    tx,
    sql`SELECT ${person}, o.unlinked_at AS "unlinkedAt" FROM outside_identity o JOIN person p ON p.id = o.person_id
      WHERE o.issuer = ${issuer} AND o.subject = ${subject}`,
  );

/** Somebody with that very e-mail who came by an invitation. */
const findInvited = (tx: Tx, name: string) =>
  one(
    tx,
    sql`SELECT ${person}, NULL AS "unlinkedAt" FROM person p WHERE lower(p.email) = ${name} AND EXISTS (
      SELECT FROM user_invitation i WHERE i.person_id = p.id AND i.status = 'FINISHED')`,
  );

/** Refuses whoever may not come in. */
function admitted(found: Found): Omit<Linked, "isNew"> {
  if (found.unlinkedAt) throw refuse("its link was undone", found.id);
  if (!found.isUsable) throw refuse("account is locked or disabled", found.id);
  return { id: found.id, name: found.name, sessionVersion: found.sessionVersion };
}

async function link(tx: Tx, input: Claims, now: Date): Promise<Linked> {
  const name = nameIn(input);
  if (!name) throw refuse("not linked, and without a verified e-mail");
  const invited = await findInvited(tx, name);
  if (!invited) throw refuse("not linked, and nobody who was invited has its e-mail");
  const { id } = admitted(invited);
  const { issuer, subject } = input;
  const row = { id: uuidv7(), issuer, subject, personId: id, linkedAt: now, lastUsedAt: now };
  const { count } = await tx.outsideIdentity.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return { ...admitted(invited), isNew: true };
  // Of two at once the other made the link; or this person is linked to another account there, which stays his only one.
  const linked = await findLinked(tx, input);
  if (linked?.id !== id) throw refuse("another account there is linked to this person", id);
  return { ...admitted(linked), isNew: false };
}

/** Who comes in with these claims. Throws `unauthenticated`; the sentence is for the audit, never for the caller. */
export const admitIdentity = defineCommand({
  name: "outside-identity.use",
  allow: anyone(),
  input: claims,
  run: async (tx, input, { now }): Promise<Linked> => {
    const linked = await findLinked(tx, input);
    if (!linked) return await link(tx, input, now);
    const { issuer, subject } = input;
    const found = admitted(linked);
    await tx.outsideIdentity.updateMany({ where: { issuer, subject }, data: { lastUsedAt: now } });
    return { ...found, isNew: false };
  },
  record: ({ id, isNew }, { issuer, subject, email }) => ({
    subjectId: id,
    ...(isNew ? { after: { issuer, subject, email }, detail: "linked by its verified e-mail" } : {}),
  }),
});

export interface OwnIdentity {
  id: string;
  issuer: string;
  linkedAt: Date;
  lastUsedAt: Date;
  unlinkedAt: Date | null;
}

/** One's own accounts at providers, with those that were unlinked. */
export const listIdentities = defineQuery({
  name: "outside-identity.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) =>
    await db.query<OwnIdentity>(sql`
      SELECT id, issuer, linked_at AS "linkedAt", last_used_at AS "lastUsedAt", unlinked_at AS "unlinkedAt"
      FROM outside_identity WHERE person_id = ${actor.personId} ORDER BY linked_at`),
});

const ownId = z.object({ id: z.string().max(64) });

/** That account signs in here no more, and does not link itself again. Without a password there would be no way in. */
export const unlinkIdentity = defineCommand({
  name: "outside-identity.unlink",
  allow: signedIn(),
  input: ownId,
  run: async (tx, { id }, { actor, now }) => {
    const personId = actor.personId ?? "";
    const withPassword = await tx.person.count({ where: { id: personId, NOT: { passwordHash: null } } });
    if (withPassword === 0)
      throw new AppError("conflict", "Set a password first: without one there is no other way in.");
    const where = { id, personId, unlinkedAt: null };
    if (!(await tx.outsideIdentity.updateMany({ where, data: { unlinkedAt: now } })).count)
      throw notFound("link");
  },
  record: (_, { id }) => ({ subjectId: id }),
});

/** What was unlinked may link itself again, by the e-mail, when one signs in there the next time. */
export const allowIdentity = defineCommand({
  name: "outside-identity.allow",
  allow: signedIn(),
  input: ownId,
  run: async (tx, { id }, { actor }) => {
    const where = { id, personId: actor.personId ?? "", NOT: { unlinkedAt: null } };
    if (!(await tx.outsideIdentity.deleteMany({ where })).count) throw notFound("link");
  },
  record: (_, { id }) => ({ subjectId: id }),
});
