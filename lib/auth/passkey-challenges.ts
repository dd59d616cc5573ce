// What a passkey must sign: random, kept here, good for five minutes, for one purpose, one session and one try.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

const minutes = 5;
/** Anybody may ask to sign in with a passkey: so many open questions at once, for all together. */
const mostOpen = 20_000;

/** What a passkey is bound to: the configured public address, never a header. */
export function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(env().PUBLIC_URL);
  return { id: hostname, origin };
}

const about = z.object({
  purpose: z.enum(["register", "second", "sign-in", "confirm"]),
  /** Null only for signing in with a passkey alone. */
  sessionId: z.string().nullable(),
});
export type ChallengePurpose = z.infer<typeof about>["purpose"];

/** Keeps a new challenge and forgets those that are out of date. */
export const keepChallenge = defineCommand({
  name: "passkey.challenge",
  allow: anyone(),
  input: about.extend({ challenge: z.string() }),
  run: async (tx, input, { now }) => {
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
    if (input.purpose === "sign-in" && (await tx.passkeyChallenge.count()) >= mostOpen)
      throw new AppError("busy", "Too many people are signing in just now. Try again in a minute.");
    const expiresAt = new Date(now.getTime() + minutes * 60_000);
    await tx.passkeyChallenge.create({ data: { ...input, expiresAt } });
  },
  record: () => null,
});

/** Uses a challenge up, whatever becomes of the answer. False when it was never given, is used, or out of date. */
export const takeChallenge = defineCommand({
  name: "passkey.take-challenge",
  allow: anyone(),
  input: about.extend({ challenge: z.string() }),
  run: async (tx, { challenge, purpose, sessionId }, { now }) =>
    (
      await tx.query(sql`
        DELETE FROM passkey_challenge WHERE challenge = ${challenge} AND purpose = ${purpose}
          AND session_id IS NOT DISTINCT FROM ${sessionId} AND expires_at > ${now} RETURNING challenge`)
    ).length === 1,
  record: () => null,
});
