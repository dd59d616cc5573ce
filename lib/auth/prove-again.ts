// Confirming in an open session that it is still she: by a second factor if she has one, else by the password.
import { z } from "zod";
import { giveTryBack, takeTry } from "@/lib/auth/brake";
import { takeCode, wrongCode } from "@/lib/auth/code-proof";
import { giveFactorTriesBack, takeFactorTries } from "@/lib/auth/factor-brake";
import { hashCounted } from "@/lib/auth/hashes";
import { askToSign, type SigningOptions, takePasskey } from "@/lib/auth/passkey-proof";
import { passwordMatches } from "@/lib/auth/passwords";
import { hasFactor } from "@/lib/auth/second-factor";
import type { Actor, Factor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

interface Own {
  passwordHash: string | null;
  hasFactor: boolean;
  passkeys: string[];
}

const readOwn = defineQuery({
  name: "session.ways-to-confirm",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) => {
    const [row] = await db.query<Own>(sql`
      SELECT p.password_hash AS "passwordHash", ${hasFactor} AS "hasFactor",
        ARRAY(SELECT k.id FROM passkey k WHERE k.person_id = p.id) AS passkeys
      FROM person p WHERE p.id = ${actor.personId}`);
    return row ?? { passwordHash: null, hasFactor: false, passkeys: [] };
  },
});

/** How this person can confirm: `again` is for who has neither factor nor password and signs in elsewhere. */
export interface WaysToConfirm {
  by: "factor" | "password" | "again";
  /** For the browser, when there is a passkey. */
  passkey: SigningOptions | null;
}

export async function waysToConfirm(actor: Actor): Promise<WaysToConfirm> {
  const { hasFactor: has, passwordHash, passkeys } = await perform(readOwn, actor, {});
  if (!has) return { by: passwordHash ? "password" : "again", passkey: null };
  const about = { purpose: "confirm", sessionId: actor.credentialId } as const;
  return { by: "factor", passkey: passkeys.length > 0 ? await askToSign(actor, about, passkeys) : null };
}

const keepProof = defineCommand({
  name: "session.confirm",
  allow: signedIn(),
  input: z.object({ factor: z.enum(["totp", "passkey", "recovery"]).nullable() }),
  run: async (tx, { factor }, { actor, now }) => {
    const where = { id: actor.credentialId ?? "", personId: actor.personId ?? "" };
    await tx.session.updateMany({ where, data: { provedAt: now, ...(factor ? { factor } : {}) } });
  },
  record: (_, { factor }, { actor }) => ({ subjectId: actor.personId, detail: factor ?? "password" }),
});

/** What was typed or signed to confirm; all empty when nothing was. */
export interface GivenProof {
  password: string;
  code: string;
  passkey: string;
}

const wrong = (message: string) =>
  new AppError("step_up", message, { subject: "proof", fields: { proof: message } });

async function refuse(actor: Actor, message: string): Promise<never> {
  const { personId: subjectId } = actor;
  await writeApart(actor, {
    action: "session.confirm",
    outcome: "refused",
    subjectId,
    detail: "wrong proof",
  });
  throw wrong(message);
}

async function checkPassword(actor: Actor, password: string, passwordHash: string | null): Promise<null> {
  const nameHash = hashCounted("own-password", actor.personId ?? "");
  if ((await perform(takeTry, actor, { nameHash })).refused)
    throw wrong("Too many tries with a wrong password. Wait 15 minutes.");
  if (!passwordHash || !(await passwordMatches(password, passwordHash)))
    return await refuse(actor, "This is not your password.");
  await perform(giveTryBack, actor, { nameHash });
  return null;
}

const signedWith = async (...given: Parameters<typeof takePasskey>): Promise<Factor | null> =>
  (await takePasskey(...given)) ? "passkey" : null;

async function checkFactor(actor: Actor, { code, passkey }: GivenProof): Promise<Factor> {
  const [personId, sessionId] = [actor.personId ?? "", actor.credentialId];
  const tries = await takeFactorTries(actor, { sessionId }).catch((error: unknown) => {
    throw error instanceof AppError ? wrong(error.message) : error;
  });
  const factor: Factor | null = passkey
    ? await signedWith(actor, passkey, { purpose: "confirm", sessionId, personId })
    : await perform(takeCode, actor, { personId, code: code.slice(0, 100) });
  if (!factor)
    return await refuse(actor, passkey ? "The passkey’s answer does not count. Try again." : wrongCode);
  await giveFactorTriesBack(actor, tries);
  return factor;
}

/** The same actor, freshly proven. Throws `step_up` with a sentence for the field `proof` when the proof is wrong. */
export async function proveAgain(actor: Actor, given: GivenProof): Promise<Actor> {
  const own = await perform(readOwn, actor, {});
  const factor = own.hasFactor
    ? await checkFactor(actor, given)
    : await checkPassword(actor, given.password, own.passwordHash);
  await perform(keepProof, actor, { factor });
  return { ...actor, proof: { at: actor.now, factor: factor ?? actor.proof?.factor ?? null } };
}
