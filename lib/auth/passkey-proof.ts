// Proving oneself with a passkey: what the browser is asked, and whether what it signed counts.
import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { readAssertion } from "@/lib/auth/passkey-answers";
import {
  type ChallengePurpose,
  keepChallenge,
  relyingParty,
  takeChallenge,
} from "@/lib/auth/passkey-challenges";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";

interface About {
  purpose: Exclude<ChallengePurpose, "register">;
  sessionId: string | null;
}

/** What the browser needs. Without `ids` any passkey of this site will do: the person chooses among hers. */
export async function askToSign(actor: Actor, about: About, ids: readonly string[] = []) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    allowCredentials: ids.map((id) => ({ id })),
  });
  await perform(keepChallenge, actor, { ...about, challenge: options.challenge });
  return options;
}
export type SigningOptions = Awaited<ReturnType<typeof askToSign>>;

interface Kept {
  personId: string;
  publicKey: Uint8Array;
  counter: bigint;
}

interface Outcome {
  whose: string | null;
  detail: string | null;
}
const nobody: Outcome = { whose: null, detail: "the passkey’s answer does not count" };
const copied = "the passkey’s counter did not grow: there may be a copy of it";

const input = z.object({ text: z.string(), challenge: z.string(), personId: z.string().nullable() });

/** Checks the signature under the row's lock, so that the counter of two answers at once cannot be the same. */
const usePasskey = defineCommand({
  name: "passkey.use",
  allow: anyone(),
  input,
  run: async (tx, { text, challenge, personId }, { now }): Promise<Outcome> => {
    const read = readAssertion(text);
    if (!read) return nobody;
    const { id, response } = read.answer;
    const [kept] = await tx.query<Kept>(sql`
      SELECT person_id AS "personId", public_key AS "publicKey", counter FROM passkey WHERE id = ${id} FOR UPDATE`);
    if (!kept || (personId !== null && kept.personId !== personId)) return nobody;
    const handle = response.userHandle && Buffer.from(response.userHandle, "base64url").toString("utf8");
    if (handle && handle !== kept.personId) return nobody;
    const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
    const counter = Number(kept.counter);
    // It refuses a counter that did not grow: somebody else has a copy of the key.
    const outcome = await verifyAuthenticationResponse({
      response: read.answer,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(kept.publicKey), counter },
    }).catch((error: unknown) => ({ verified: false as const, error: String(error) }));
    if ("error" in outcome && outcome.error.includes("counter")) return { whose: null, detail: copied };
    if (!outcome.verified || !("authenticationInfo" in outcome)) return nobody;
    const data = { counter: BigInt(outcome.authenticationInfo.newCounter), lastUsedAt: now };
    await tx.passkey.update({ where: { id }, data });
    return { whose: kept.personId, detail: null };
  },
  record: () => null,
});

/** Whose passkey signed the challenge; null when it does not count. `personId`: only this person's passkeys will do. */
export async function takePasskey(
  actor: Actor,
  text: string,
  about: About & { personId: string | null },
): Promise<string | null> {
  const challenge = readAssertion(text)?.challenge;
  const { personId, ...bound } = about;
  const isOurs = challenge && (await perform(takeChallenge, actor, { ...bound, challenge }));
  const { whose, detail } = isOurs ? await perform(usePasskey, actor, { text, challenge, personId }) : nobody;
  // A stranger's answer to a question that was never asked is no event: anybody could fill the audit with them.
  if (!whose && (isOurs || actor.personId))
    await writeApart(actor, {
      action: "passkey.use",
      outcome: "refused",
      subjectId: personId ?? actor.personId,
      detail,
    });
  return whose;
}
