// Signing in with a passkey and nothing else: it is two factors in one, the key and what unlocks it.
import { z } from "zod";
import { addressBlock } from "@/lib/auth/address-block";
import { takeTry } from "@/lib/auth/brake";
import { hashCounted, hashSecret } from "@/lib/auth/hashes";
import { askToSign, takePasskey } from "@/lib/auth/passkey-proof";
import { browserDays, endSession, type Opened, startSession } from "@/lib/auth/sessions";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

/** What the browser needs; it names nobody. Throws too_many for an address that only asks. */
export async function askToSignIn(actor: Actor) {
  const nameHash = hashCounted("passkey-address", addressBlock(actor.address ?? ""));
  if ((await perform(takeTry, actor, { nameHash, pace: "passkey-address" })).refused)
    throw new AppError("too_many", "Too many tries from your network. Wait a minute.", { retryAfter: 60 });
  return await askToSign(actor, { purpose: "sign-in", sessionId: null });
}

interface Found {
  name: string;
  sessionVersion: number;
  isUsable: boolean;
  isKnownBrowser: boolean;
}

const findPerson = defineQuery({
  name: "sign-in.find-by-passkey",
  allow: anyone(),
  input: z.object({ personId: z.string(), browserHash: z.string() }),
  run: async (db, { personId, browserHash }, { now }) => {
    const oldest = new Date(now.getTime() - browserDays * 86_400_000);
    const [row] = await db.query<Found>(sql`
      SELECT p.name, p.session_version AS "sessionVersion", p.is_active AND NOT p.is_locked AS "isUsable",
        EXISTS (SELECT FROM known_browser k WHERE k.secret_hash = ${browserHash} AND k.person_id = p.id
          AND k.created_at > ${oldest}) AS "isKnownBrowser"
      FROM person p WHERE p.id = ${personId}`);
    return row ?? null;
  },
});

/** From what the passkey signed to an open session. Throws unauthenticated, in one sentence for every reason. */
export async function enterWithPasskey(
  actor: Actor,
  given: { passkey: string; browser: string | null },
  before: string | null,
): Promise<Opened> {
  const refusal = new AppError(
    "unauthenticated",
    "This passkey opens nothing here. Sign in with your e-mail and password.",
    { subject: "passkey" },
  );
  const about = { purpose: "sign-in", sessionId: null, personId: null } as const;
  const personId = await takePasskey(actor, given.passkey, about);
  if (!personId) throw refusal;
  const browserHash = hashSecret(given.browser ?? "");
  const person = await perform(findPerson, actor, { personId, browserHash });
  if (!person?.isUsable) {
    const detail = "account is locked or disabled";
    await writeApart(actor, { action: "session.start", outcome: "refused", detail, subjectId: personId });
    throw refusal;
  }
  if (before) await perform(endSession, actor, { id: before });
  const { sessionVersion, isKnownBrowser, name } = person;
  const facts = { personId, sessionVersion, keepBrowser: !isKnownBrowser, factor: "passkey" };
  return await perform(startSession, { ...actor, personId, name }, facts);
}
