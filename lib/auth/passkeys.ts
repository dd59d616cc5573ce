// Passkeys of a person: kept with a name, listed with their last use, removed.
import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { afterFactorAdded } from "@/lib/auth/factor-changes";
import { readAttestation } from "@/lib/auth/passkey-answers";
import { keepChallenge, relyingParty, takeChallenge } from "@/lib/auth/passkey-challenges";
import { renewSession } from "@/lib/auth/session-renewal";
import type { Opened } from "@/lib/auth/sessions";
import { demandFreshProof } from "@/lib/auth/step-up";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

const mostPasskeys = 20;
const kinds = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
type Transport = (typeof kinds)[number];
const isTransport = (text: string): text is Transport => kinds.some((kind) => kind === text);

export const passkeyName = z
  .string()
  .trim()
  .min(1, "Give it a name by which you know it again, such as “Work laptop”.")
  .max(60, "Use at most 60 characters.")
  .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, "Write the name without control characters.");

/** One's own passkeys, the oldest first. */
export const listPasskeys = defineQuery({
  name: "passkey.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) =>
    await db.passkey.findMany({
      where: { personId: actor.personId ?? "" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, isSynced: true, createdAt: true, lastUsedAt: true, transports: true },
    }),
});

/** What the browser needs to make a new passkey; asks for a fresh proof. The person's id is its handle, no e-mail. */
export async function askForPasskey(actor: Actor) {
  demandFreshProof(actor);
  const kept = await perform(listPasskeys, actor, {});
  if (kept.length >= mostPasskeys)
    throw new AppError("conflict", `You have ${mostPasskeys} passkeys: remove one first.`);
  const options = await generateRegistrationOptions({
    rpName: "Dossier",
    rpID: relyingParty().id,
    userName: actor.email ?? actor.name,
    userDisplayName: actor.name,
    userID: new TextEncoder().encode(actor.personId ?? ""),
    attestationType: "none",
    excludeCredentials: kept.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const about = { purpose: "register", sessionId: actor.credentialId, challenge: options.challenge };
  await perform(keepChallenge, actor, about);
  return options;
}

const keepPasskey = defineCommand({
  name: "passkey.add",
  allow: signedIn(),
  input: z.object({
    id: z.string(),
    name: passkeyName,
    publicKey: z.instanceof(Uint8Array),
    counter: z.number(),
    transports: z.array(z.string()),
    isSynced: z.boolean(),
  }),
  run: async (tx, { counter, publicKey, ...input }, { actor, now }) => {
    const data = {
      ...input,
      publicKey: new Uint8Array(publicKey),
      counter: BigInt(counter),
      personId: actor.personId ?? "",
      createdAt: now,
    };
    const { count } = await tx.passkey.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) throw new AppError("conflict", "This passkey is kept already.");
    const { personId } = data;
    await afterFactorAdded(tx, { personId, sessionId: actor.credentialId, factor: "passkey", now });
  },
  record: (_, { name, isSynced }, { actor }) => ({ subjectId: actor.personId, after: { name, isSynced } }),
});

/**
 * Keeps the passkey that the browser made; the session goes on under a new id. Throws invalid for an answer that does
 * not count (any more).
 */
export async function addPasskey(actor: Actor, given: { name: string; answer: string }): Promise<Opened> {
  const failed = invalid({ name: "The passkey was not made. Try again." });
  const read = readAttestation(given.answer);
  if (!read) throw failed;
  const { answer, challenge } = read;
  const about = { purpose: "register", sessionId: actor.credentialId, challenge };
  if (!(await perform(takeChallenge, actor, about))) throw failed;
  const { id: rpId, origin } = relyingParty();
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw failed;
  const { credential, credentialBackedUp } = registrationInfo;
  await perform(keepPasskey, actor, {
    id: credential.id,
    name: given.name,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter(isTransport),
    isSynced: credentialBackedUp,
  });
  return await renewSession(actor, "passkey");
}
