// From what a provider says of somebody to an open session of ours, exactly as a password would open one.
import { z } from "zod";
import { hashSecret } from "@/lib/auth/hashes";
import { admitIdentity } from "@/lib/auth/outside-identities";
import type { OutsideClaims } from "@/lib/auth/outside-provider";
import { browserDays, endSession, type Opened, startSession } from "@/lib/auth/sessions";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { AppError } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

const isKnownBrowser = defineQuery({
  name: "browser.is-known",
  allow: anyone(),
  input: z.object({ secret: z.string(), personId: z.string() }),
  run: async (db, { secret, personId }, { now }) =>
    (await db.knownBrowser.count({
      where: {
        ...{ secretHash: hashSecret(secret), personId },
        createdAt: { gt: new Date(now.getTime() - browserDays * 86_400_000) },
      },
    })) > 0,
});

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Bounded and without what a log or PostgreSQL could not hold: a stranger wrote it. */
const printable = (value: string | null) => value?.replace(/[\p{Cc}\p{Cs}]/gu, "").slice(0, 200) ?? null;

/** Keeps on record who was refused and why; whoever is refused learns only that he was. */
async function keepRefusal(actor: Actor, claims: OutsideClaims, error: unknown): Promise<void> {
  if (!(error instanceof AppError)) return;
  const subjectId = error.facts.subject === "outside" ? null : error.facts.subject;
  await writeApart(actor, {
    ...{ action: "session.start", outcome: "refused", subjectId },
    detail: `from outside: ${error.message}`,
    after: { issuer: printable(text(claims.iss)), email: printable(text(claims.email)) },
  });
}

/**
 * Opens a session for whoever the provider vouches for, or throws AppError. `browser`: the secret this browser got
 * earlier; `before`: the session it had, worth nothing afterwards (fixation).
 */
export async function enterFromOutside(
  actor: Actor,
  claims: OutsideClaims,
  { browser, before }: { browser: string | null; before: string | null },
): Promise<Opened> {
  try {
    const found = await perform(admitIdentity, actor, {
      ...{ issuer: claims.iss, subject: claims.sub, email: text(claims.email) },
      isVerified: claims.email_verified === true,
    });
    const personId = found.id;
    const isKnown = browser !== null && (await perform(isKnownBrowser, actor, { secret: browser, personId }));
    if (before) await perform(endSession, actor, { id: before });
    const facts = { personId, sessionVersion: found.sessionVersion, keepBrowser: !isKnown };
    return await perform(startSession, { ...actor, personId, name: found.name }, facts);
  } catch (error) {
    await keepRefusal(actor, claims, error);
    throw error;
  }
}
