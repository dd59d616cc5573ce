// Single-use links for the first administrator: 256 random bits, kept as a hash, good for a day, made on the command line.
import { z } from "zod";
import { hashSecret, makeSecret } from "@/lib/auth/hashes";
import { longestEmail, signInName } from "@/lib/auth/sign-in-name";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";

export const linkHours = 24;
const purpose = "first-administrator";

/** Whether somebody who can sign in may grant any role: from then on administrators invite, and no link is needed. */
export async function hasAdministrator(db: Reader | Tx, now: Date): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(sql`
    SELECT EXISTS (SELECT FROM person p JOIN entitlement e ON e.person_id = p.id
      WHERE p.is_active AND NOT p.is_locked AND ${isHeld(now)} AND e.bank_id IS NULL
        AND e.role_name = 'CanCreateEntitlementAtAnyBank') AS found`);
  return row?.found ?? false;
}

const isTaken = async (tx: Tx, email: string) =>
  (await tx.query(sql`SELECT FROM person WHERE lower(email) = ${email}`)).length > 0;

/** A link for the first administrator; only programs on the server (`via: "command"`) may ask. Returns its secret. */
export const makeLink = defineCommand({
  name: "link.make",
  allow: anyone(),
  input: z.object({ email: z.string().max(1_000) }),
  run: async (tx, input, { actor, now }) => {
    if (actor.via !== "command") throw new AppError("forbidden", "This is for the command line only.");
    const email = signInName(input.email);
    if (email.length > longestEmail || !z.email().safeParse(email).success)
      throw invalid({ email: `“${email.slice(0, 60)}” is no e-mail address.` });
    if (await hasAdministrator(tx, now))
      throw new AppError(
        "conflict",
        "There is an administrator already: administrators invite everybody else.",
      );
    if (await isTaken(tx, email))
      throw new AppError(
        "conflict",
        `Somebody with the e-mail ${email} is here already: name another address.`,
      );
    const secret = makeSecret();
    const expiresAt = new Date(now.getTime() + linkHours * 3_600_000);
    await tx.personLink.create({
      data: { secretHash: hashSecret(secret), purpose, email, createdAt: now, expiresAt },
    });
    return { secret, email, expiresAt };
  },
  record: ({ email, expiresAt }) => ({ after: { purpose, email, expiresAt } }),
});

/** Whom a link is for; null for one that is used, out of date or was never made: nobody learns which. Uses nothing up. */
export const lookAtLink = defineQuery({
  name: "link.look",
  allow: anyone(),
  input: z.object({ secret: z.string().max(200) }),
  run: async (db, { secret }, { now }) => {
    const link = await db.personLink.findFirst({
      where: { secretHash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: now } },
      select: { email: true, expiresAt: true },
    });
    return link && !(await hasAdministrator(db, now)) ? link : null;
  },
});

/**
 * Uses a link up and returns its e-mail; null when it no longer counts. Of many at once, on one link or on several,
 * one wins: each first locks every open link.
 */
export async function takeLink(tx: Tx, secret: string, now: Date): Promise<string | null> {
  await tx.query(
    sql`SELECT FROM person_link WHERE purpose = ${purpose} AND used_at IS NULL ORDER BY secret_hash FOR UPDATE`,
  );
  if (await hasAdministrator(tx, now)) return null;
  const [link] = await tx.query<{ email: string }>(sql`
    UPDATE person_link SET used_at = ${now}
    WHERE secret_hash = ${hashSecret(secret)} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}
    RETURNING email`);
  return link?.email ?? null;
}
