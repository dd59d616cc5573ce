// Signing in after the right password: the second factor that is still owed, by code, passkey or recovery code.
import { z } from "zod";
import { takeCode, wrongCode } from "@/lib/auth/code-proof";
import { giveFactorTriesBack, takeFactorTries } from "@/lib/auth/factor-brake";
import { hashSecret } from "@/lib/auth/hashes";
import { askToSign, takePasskey } from "@/lib/auth/passkey-proof";
import { browserDays, endSession, type Opened, startSession } from "@/lib/auth/sessions";
import type { Actor, Factor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

/** How long one may take between the password and the second factor. */
const secondStepMinutes = 10;

export interface Owing {
  sessionId: string;
  personId: string;
  name: string;
  sessionVersion: number;
  hasApp: boolean;
  passkeys: string[];
  isKnownBrowser: boolean;
}

const find = defineQuery({
  name: "session.owing",
  allow: anyone(),
  input: z.object({ id: z.string(), browserHash: z.string() }),
  run: async (db, { id, browserHash }, { now }) => {
    const oldest = new Date(now.getTime() - secondStepMinutes * 60_000);
    const oldestBrowser = new Date(now.getTime() - browserDays * 86_400_000);
    const [row] = await db.query<Owing>(sql`
      SELECT s.id AS "sessionId", p.id AS "personId", p.name, p.session_version AS "sessionVersion",
        EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL) AS "hasApp",
        ARRAY(SELECT k.id FROM passkey k WHERE k.person_id = p.id ORDER BY k.created_at) AS passkeys,
        EXISTS (SELECT FROM known_browser b WHERE b.secret_hash = ${browserHash} AND b.person_id = p.id
          AND b.created_at > ${oldestBrowser}) AS "isKnownBrowser"
      FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = ${id} AND s.needs_factor AND s.ended_at IS NULL AND s.created_at > ${oldest}
        AND s.session_version = p.session_version AND p.is_active AND NOT p.is_locked`);
    return row ?? null;
  },
});

/** What a half-opened session still owes; null when it owes nothing, ended, or took longer than ten minutes. */
export async function findOwing(
  actor: Actor,
  sessionId: string | null,
  browser: string | null,
): Promise<Owing | null> {
  if (!sessionId) return null;
  return await perform(find, actor, { id: sessionId, browserHash: hashSecret(browser ?? "") });
}

/** What the browser needs to answer with one of the person's passkeys; null when there is none. */
export const askSecondPasskey = async (actor: Actor, { sessionId, passkeys }: Owing) =>
  passkeys.length > 0 ? await askToSign(actor, { purpose: "second", sessionId }, passkeys) : null;

/** A typed code, or what a passkey signed. */
export interface SecondProof {
  code: string;
  passkey: string;
}

async function checkProof(actor: Actor, owing: Owing, given: SecondProof): Promise<Factor | null> {
  const { personId, sessionId } = owing;
  if (!given.passkey) return await perform(takeCode, actor, { personId, code: given.code.slice(0, 100) });
  const about = { purpose: "second", sessionId, personId } as const;
  return (await takePasskey(actor, given.passkey, about)) ? "passkey" : null;
}

/**
 * From a half-opened session to a whole one with a new id. Throws conflict when the first step counts no more,
 * too_many after five wrong tries (then the half-opened session ends as well), invalid for a wrong proof.
 */
export async function passSecondStep(
  nobody: Actor,
  sessionId: string | null,
  given: SecondProof & { browser: string | null },
): Promise<Opened> {
  const owing = await findOwing(nobody, sessionId, given.browser);
  if (!owing)
    throw new AppError("conflict", "That took too long. Begin again with your password.", {
      subject: "session",
    });
  const actor: Actor = { ...nobody, personId: owing.personId, name: owing.name };
  const browserHash = owing.isKnownBrowser ? hashSecret(given.browser ?? "") : null;
  const tries = await takeFactorTries(nobody, {
    sessionId: owing.sessionId,
    personId: owing.personId,
    browserHash,
  }).catch(async (error: unknown) => {
    await perform(endSession, nobody, { id: owing.sessionId });
    throw error;
  });
  const factor = await checkProof(nobody, owing, given);
  if (!factor) {
    if (!given.passkey) await refuse(nobody, owing.personId);
    throw invalid(
      given.passkey ? { passkey: "The passkey’s answer does not count. Try again." } : { code: wrongCode },
    );
  }
  await giveFactorTriesBack(nobody, tries);
  await perform(endSession, nobody, { id: owing.sessionId });
  const { personId, sessionVersion } = owing;
  const facts = { personId, sessionVersion, keepBrowser: !owing.isKnownBrowser, factor };
  return await perform(startSession, actor, facts);
}

const refuse = (actor: Actor, subjectId: string) =>
  writeApart(actor, { action: "second-factor.use", outcome: "refused", subjectId, detail: "wrong code" });
