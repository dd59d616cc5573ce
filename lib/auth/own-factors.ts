// One's own second factors: what there is, an authenticator app set up and confirmed, and either taken away again.
import { z } from "zod";
import { giveFactorTriesBack, takeFactorTries } from "@/lib/auth/factor-brake";
import { afterFactorAdded, afterFactorRemoved } from "@/lib/auth/factor-changes";
import { listPasskeys } from "@/lib/auth/passkeys";
import { countRecoveryCodes } from "@/lib/auth/recovery-codes";
import { renewSession } from "@/lib/auth/session-renewal";
import type { Opened } from "@/lib/auth/sessions";
import { demandFreshProof } from "@/lib/auth/step-up";
import { makeTotpSecret, sealTotp, takeTotp, totpAddress, unsealTotp } from "@/lib/auth/totp";
import type { Actor } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

const pendingMinutes = 15;

export const readOwnFactors = defineQuery({
  name: "second-factor.read-own",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor, now }) => {
    const personId = actor.personId ?? "";
    const [totp, passkeys, codesLeft] = await Promise.all([
      db.totp.findUnique({ where: { personId } }),
      listPasskeys.run(db, {}, { actor, now, scope: [], subject: undefined }),
      countRecoveryCodes(db, personId),
    ]);
    const youngest = now.getTime() - pendingMinutes * 60_000;
    const isPending = totp !== null && totp.confirmedAt === null && totp.createdAt.getTime() > youngest;
    const secret = isPending ? unsealTotp(totp.sealed, personId) : null;
    return {
      app: totp?.confirmedAt ? { since: totp.confirmedAt, lastUsedAt: totp.lastUsedAt } : null,
      /** An app that is being set up: what to scan, or to type. */
      pending: secret ? { secret, address: totpAddress(secret, actor.email ?? actor.name) } : null,
      passkeys,
      codesLeft,
    };
  },
});
export type OwnFactors = Awaited<ReturnType<(typeof readOwnFactors)["run"]>>;

/** Begins with a new secret, which counts for nothing before a code of it was typed. */
export const setUpTotp = defineCommand({
  name: "totp.set-up",
  allow: signedIn(),
  input: z.object({}),
  run: async (tx, _, { actor, now }) => {
    demandFreshProof(actor);
    const personId = actor.personId ?? "";
    const { count } = await tx.totp.deleteMany({ where: { personId, confirmedAt: null } });
    const data = { personId, sealed: sealTotp(makeTotpSecret(), personId), createdAt: now };
    const made = await tx.totp.createMany({ data: [data], skipDuplicates: true });
    if (made.count === 0)
      throw new AppError("conflict", "An authenticator app is set up already: remove it first.");
    return count;
  },
  record: () => null,
});

const confirm = defineCommand({
  name: "totp.add",
  allow: signedIn(),
  input: z.object({ code: z.string().max(20) }),
  run: async (tx, { code }, { actor, now }) => {
    const personId = actor.personId ?? "";
    const oldest = new Date(now.getTime() - pendingMinutes * 60_000);
    const pending = sql`confirmed_at IS NULL AND created_at > ${oldest}`;
    if (!(await takeTotp(tx, personId, code, now, pending)))
      throw invalid({ code: "This is not the app’s code of just now. Wait for the next one and type that." });
    await tx.totp.update({ where: { personId }, data: { confirmedAt: now } });
    await afterFactorAdded(tx, { personId, sessionId: actor.credentialId, factor: "totp", now });
  },
  record: (_, _input, { actor }) => ({ subjectId: actor.personId }),
});

/** Confirms the app with its code. The session goes on under a new id. Throws invalid for a wrong code. */
export async function confirmTotp(actor: Actor, code: string): Promise<Opened> {
  const tries = await takeFactorTries(actor, { sessionId: actor.credentialId });
  await perform(confirm, actor, { code });
  await giveFactorTriesBack(actor, tries);
  return await renewSession(actor, "totp");
}

export const removeTotp = defineCommand({
  name: "totp.remove",
  allow: signedIn(),
  input: z.object({}),
  run: async (tx, _, { actor, now }) => {
    demandFreshProof(actor);
    const personId = actor.personId ?? "";
    const { count } = await tx.totp.deleteMany({ where: { personId } });
    if (count === 0) throw notFound("authenticator app");
    await afterFactorRemoved(tx, personId, now);
  },
  record: (_, _input, { actor }) => ({ subjectId: actor.personId }),
});

export const removePasskey = defineCommand({
  name: "passkey.remove",
  allow: signedIn(),
  input: z.object({ id: z.string().max(1_400) }),
  run: async (tx, { id }, { actor, now }) => {
    demandFreshProof(actor);
    const personId = actor.personId ?? "";
    const found = await tx.passkey.findFirst({ where: { id, personId }, select: { name: true } });
    if (!found) throw notFound("passkey");
    await tx.passkey.deleteMany({ where: { id, personId } });
    await afterFactorRemoved(tx, personId, now);
    return found;
  },
  record: (before, _, { actor }) => ({ subjectId: actor.personId, before, after: null }),
});
