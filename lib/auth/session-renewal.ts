// A session whose worth changed goes on under a new id: the old cookie is worth nothing (ASVS 7.2.4).
import { z } from "zod";
import { endSession, type Opened, startSession } from "@/lib/auth/sessions";
import type { Actor, Factor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineQuery, perform } from "@/lib/core/use-case";

const readVersion = defineQuery({
  name: "session.version",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) =>
    await db.person.findFirst({ where: { id: actor.personId ?? "" }, select: { sessionVersion: true } }),
});

/** Ends this session and opens one that the factor has proven. */
export async function renewSession(actor: Actor, factor: Factor): Promise<Opened> {
  const { personId, credentialId } = actor;
  const version = await perform(readVersion, actor, {});
  if (!personId || !version) throw new AppError("unauthenticated", "Please sign in first.");
  // Ended meanwhile (a new password, an administrator), it does not come back under a new id.
  const isOpen = credentialId && (await perform(endSession, actor, { id: credentialId })).count === 1;
  if (!isOpen) throw new AppError("unauthenticated", "Your session has ended. Please sign in again.");
  const facts = { personId, sessionVersion: version.sessionVersion, keepBrowser: false, factor };
  return await perform(startSession, actor, facts);
}
