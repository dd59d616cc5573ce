// API tokens: a signed text that says only which token; whether it still counts, and for whom, is in the database.
import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { owesFactor } from "@/lib/auth/password-alone";
import { type Actor, heldKey } from "@/lib/core/actor";
import { wroteLately } from "@/lib/core/audit";
import { sql, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, notFound } from "@/lib/core/errors";
import { demandsFactor, isHeld } from "@/lib/core/held";
import { uuidv7 } from "@/lib/core/ids";
import { anyone, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

const issuer = "dossier";
const audience = "obp";
const kind = "obp+jwt";
const algorithms = ["HS256"];
let key: Uint8Array | undefined;

/** Never the sessions' own secret: a token of one kind is worth nothing as the other. */
function signingKey(): Uint8Array {
  const { TOKEN_SECRET, NEXTAUTH_SECRET } = env();
  key ??= new Uint8Array(hkdfSync("sha256", TOKEN_SECRET ?? NEXTAUTH_SECRET, "", "dossier obp token", 32));
  return key;
}

/**
 * Between the check of a password and its token the password may change and a first factor may come: what ends tokens
 * then would not know of this one. The lock makes one wait for the other.
 */
async function demandUnchanged(tx: Tx, personId: string, version: number, now: Date): Promise<void> {
  const same = await tx.query(
    sql`SELECT FROM person WHERE id = ${personId} AND session_version = ${version} FOR SHARE`,
  );
  if (same.length === 0 || (await owesFactor(tx, personId, now)))
    throw new AppError("unauthenticated", "The account was changed meanwhile: log in again.");
}

const issue = defineCommand({
  name: "token.issue",
  allow: anyone(),
  input: z.object({
    ...{ personId: z.string(), consumerId: z.string(), expiresAt: z.date() },
    sessionVersion: z.number().nullable(),
  }),
  run: async (tx, { sessionVersion, ...input }, { now }) => {
    if (sessionVersion !== null) await demandUnchanged(tx, input.personId, sessionVersion, now);
    return await tx.apiToken.create({ data: { id: uuidv7(), issuedAt: now, ...input } });
  },
  record: (token) => ({ subjectId: token.personId, detail: `token ${token.id}` }),
});

/**
 * A new token for somebody whose credentials were checked; earlier ones stay valid, as in OBP. `sessionVersion` is the
 * person's when they were: throws unauthenticated when it is another now. Null for whoever had nothing to check.
 */
export async function issueToken(
  actor: Actor,
  personId: string,
  consumerId: string,
  sessionVersion: number | null = null,
): Promise<string> {
  const expiresAt = new Date(actor.now.getTime() + env().OBP_TOKEN_WEEKS * 7 * 86_400_000);
  const token = await perform(issue, actor, { personId, consumerId, expiresAt, sessionVersion });
  return await new SignJWT({})
    .setProtectedHeader({ alg: "HS256", typ: kind })
    .setJti(token.id)
    .setSubject(personId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(token.issuedAt)
    .setExpirationTime(expiresAt)
    .sign(signingKey());
}

interface Row {
  personId: string;
  name: string;
  email: string;
  isUsable: boolean;
  lastUsedAt: Date | null;
  consumerId: string;
  consumerName: string;
  wroteLately: boolean;
  held: { role: string; bank: string | null; rests: boolean }[];
}

// One statement for token, person, consumer and roles: it runs before every call.
const findToken = defineQuery({
  name: "token.find",
  allow: anyone(),
  input: z.object({ id: z.string(), personId: z.string() }),
  run: async (db, { id, personId }, { now }) => {
    const [row] = await db.query<Row>(sql`
      SELECT p.id AS "personId", p.name, p.email, p.is_active AND NOT p.is_locked AS "isUsable",
        t.last_used_at AS "lastUsedAt", c.id AS "consumerId", c.name AS "consumerName",
        ${wroteLately(now)} AS "wroteLately",
        coalesce((SELECT json_agg(json_build_object('role', e.role_name, 'bank', e.bank_id,
                    'rests', NOT p.is_program AND ${demandsFactor}))
                  FROM entitlement e LEFT JOIN bank b ON b.id = e.bank_id WHERE e.person_id = p.id AND ${isHeld(now)}), '[]') AS held
      FROM api_token t JOIN person p ON p.id = t.person_id JOIN consumer c ON c.id = t.consumer_id
      WHERE t.id = ${id} AND t.person_id = ${personId} AND t.revoked_at IS NULL AND t.expires_at > ${now}
        AND c.is_enabled`);
    return row ?? null;
  },
});

/** How exact "last used" is: an integration calls often, and need not write each time. */
const touchAfter = 10 * 60_000;

const touchToken = defineCommand({
  name: "token.touch",
  allow: anyone(),
  input: z.object({ id: z.string() }),
  run: async (tx, { id }, { now }) =>
    await tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } }),
  record: () => null,
});

/**
 * The actor behind a token. Throws `unauthenticated`: subject "token" for anything forged, expired or revoked (or of a
 * disabled consumer), subject "locked" when an administrator locked or disabled the person.
 */
export async function openToken(token: string, nobody: Actor): Promise<Actor> {
  const dead = new AppError("unauthenticated", "This token does not count.", { subject: "token" });
  if (token.length > 2_000) throw dead;
  const checks = { algorithms, issuer, audience, typ: kind, currentDate: nobody.now };
  const { payload } = await jwtVerify(token, signingKey(), checks).catch(() => ({ payload: null }));
  if (!payload?.jti || !payload.sub) throw dead;
  const row = await perform(findToken, nobody, { id: payload.jti, personId: payload.sub });
  if (!row) throw dead;
  if (!row.isUsable)
    throw new AppError("unauthenticated", "An administrator locked this account.", { subject: "locked" });
  if (nobody.now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > touchAfter)
    await perform(touchToken, nobody, { id: payload.jti });
  return {
    ...nobody,
    personId: row.personId,
    name: row.name,
    email: row.email,
    via: "direct-login",
    credentialId: payload.jti,
    consumer: { id: row.consumerId, name: row.consumerName },
    wroteLately: row.wroteLately,
    // A password made this token: where a second factor is demanded its roles rest, but for a program's own account.
    held: new Set(row.held.filter(({ rests }) => !rests).map(({ role, bank }) => heldKey(role, bank))),
  };
}

export interface OwnToken {
  id: string;
  consumerName: string;
  issuedAt: Date;
  expiresAt: Date;
  /** To ten minutes; null: never. */
  lastUsedAt: Date | null;
}

/** One's own tokens that still count, newest first. */
export const listTokens = defineQuery({
  name: "token.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor, now }) =>
    await db.query<OwnToken>(sql`
      SELECT t.id, c.name AS "consumerName", t.issued_at AS "issuedAt", t.expires_at AS "expiresAt",
        t.last_used_at AS "lastUsedAt"
      FROM api_token t JOIN consumer c ON c.id = t.consumer_id
      WHERE t.person_id = ${actor.personId} AND t.revoked_at IS NULL AND t.expires_at > ${now}
      ORDER BY t.issued_at DESC`),
});

/** Ends one of one's own tokens. */
export const revokeToken = defineCommand({
  name: "token.revoke",
  allow: signedIn(),
  input: z.object({ id: z.string() }),
  run: async (tx, { id }, { actor, now }) => {
    const where = { id, personId: actor.personId ?? "", revokedAt: null };
    if (!(await tx.apiToken.updateMany({ where, data: { revokedAt: now } })).count) throw notFound("token");
  },
  record: (_, { id }) => ({ subjectId: id }),
});

/** Ends all of one's own tokens at once: "sign out everywhere". */
export const revokeAllTokens = defineCommand({
  name: "token.revoke-all",
  allow: signedIn(),
  input: z.object({}),
  run: async (tx, _, { actor, now }) => {
    const where = { personId: actor.personId ?? "", revokedAt: null };
    return (await tx.apiToken.updateMany({ where, data: { revokedAt: now } })).count;
  },
  record: (count, _, { actor }) => (count ? { subjectId: actor.personId, detail: `${count} tokens` } : null),
});
