// A forgotten password: a link by mail, good once and for an hour, and whoever asks learns nothing about anybody.
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { addressBlock } from "@/lib/auth/address-block";
import { takeTry } from "@/lib/auth/brake";
import { hashCounted, hashSecret, makeSecret } from "@/lib/auth/hashes";
import { canBeName, signInName } from "@/lib/auth/sign-in-name";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";
import { type Addressee, postResetLetter, prepareLetters } from "@/lib/people/account-letters";

export const resetPurpose = "reset-password";
const resetMinutes = 60;
/** No answer comes sooner. Longer than making the mail takes on a machine with room; a busy one may still tell. */
const answerAfterMs = 600;

const makeResetLink = defineCommand({
  name: "password-reset.ask",
  allow: anyone(),
  input: z.object({ name: z.string() }),
  run: async (tx, { name }, { now }) => {
    const [person] = await tx.query<Addressee>(sql`
      SELECT id, name, email FROM person WHERE lower(email) = ${name} AND is_active AND NOT is_locked`);
    if (!person) return null;
    const secret = makeSecret();
    const expiresAt = new Date(now.getTime() + resetMinutes * 60_000);
    await tx.personLink.create({
      data: { secretHash: hashSecret(secret), purpose: resetPurpose, email: name, createdAt: now, expiresAt },
    });
    await postResetLetter(tx, person, { secret, expiresAt, now });
    return { id: person.id };
  },
  // Nobody's address leaves nothing: whoever asks could fill the audit.
  record: (found) => (found ? { subjectId: found.id } : null),
});

/** Whether this caller and this name have asked too often; both are counted, by all instances together. */
async function asksTooOften(actor: Actor, name: string): Promise<boolean> {
  const keys = [
    { pace: "link", nameHash: hashCounted("link", name) },
    { pace: "link-address", nameHash: hashCounted("link-address", addressBlock(actor.address ?? "")) },
  ];
  for (const { pace, nameHash } of keys.reverse()) {
    const { refused, until } = await perform(takeTry, actor, { pace, nameHash });
    if (!refused) continue;
    const onceKey = `password-reset.ask|${nameHash}|${until?.getTime()}`;
    const detail = "too many links asked for";
    await writeApart(actor, { action: "password-reset.ask", outcome: "refused", detail, onceKey });
    return true;
  }
  return false;
}

async function sendLink(actor: Actor, email: string): Promise<void> {
  await prepareLetters();
  const name = signInName(email);
  if (!canBeName(name) || (await asksTooOften(actor, name))) return;
  await perform(makeResetLink, actor, { name });
}

/**
 * Sends a link to whoever signs in with that e-mail and may; to nobody else. The answer is nothing, after the same time,
 * whether there is such a person or not and however often it was asked.
 */
export async function askForReset(actor: Actor, email: string): Promise<void> {
  await Promise.all([sendLink(actor, email), wait(answerAfterMs)]);
}

export interface ResetFor {
  id: string;
  name: string;
  email: string;
  /** Ids and names of banks where he holds a role: no words for a password. */
  banks: string[];
}

/** Whose password a link sets; null for one that is used, out of date, unknown or of somebody locked. Uses nothing up. */
export const lookAtReset = defineQuery({
  name: "password-reset.look",
  allow: anyone(),
  input: z.object({ secret: z.string() }),
  run: async (db, { secret }, { now }) => {
    if (secret.length > 200) return null;
    const [found] = await db.query<ResetFor>(sql`
      SELECT p.id, p.name, p.email, ARRAY(SELECT DISTINCT unnest(ARRAY[b.id, b.full_name]) FROM bank b
        JOIN entitlement e ON e.bank_id = b.id AND e.person_id = p.id AND e.ended_at IS NULL) AS banks
      FROM person_link l JOIN person p ON lower(p.email) = l.email AND p.is_active AND NOT p.is_locked
      WHERE l.secret_hash = ${hashSecret(secret)} AND l.purpose = ${resetPurpose} AND l.used_at IS NULL
        AND l.expires_at > ${now}`);
    return found ?? null;
  },
});
