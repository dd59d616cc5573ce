// One's own account: changing the password, and seeing and ending one's sessions.
import { z } from "zod";
import { giveTryBack, takeTry } from "@/lib/auth/brake";
import { absoluteHours, idleMinutes } from "@/lib/auth/find-actor";
import { hashCounted } from "@/lib/auth/hashes";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword, passwordMatches } from "@/lib/auth/passwords";
import { type Opened, startSession } from "@/lib/auth/sessions";
import { demandFreshProof } from "@/lib/auth/step-up";
import type { Actor } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";
import { postChangedLetter, prepareLetters } from "@/lib/people/account-letters";
import { endAllOpened, endResetLinks } from "@/lib/people/new-password";

const readOwn = defineQuery({
  name: "person.read-own",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) => {
    const banks = [...new Set([...actor.held].map((key) => key.slice(key.indexOf("@") + 1)))];
    const [person, places] = await Promise.all([
      db.person.findUnique({ where: { id: actor.personId ?? "" } }),
      db.bank.findMany({ where: { id: { in: banks } }, select: { id: true, fullName: true } }),
    ]);
    if (!person) throw notFound("person");
    return { ...person, banks: places.flatMap(({ id, fullName }) => [id, fullName]) };
  },
});

const keepPassword = defineCommand({
  name: "person.change-password",
  allow: signedIn(),
  input: z.object({ was: z.string(), passwordHash: z.string() }),
  run: async (tx, { was, passwordHash }, { actor, now }) => {
    const id = actor.personId ?? "";
    // Only on top of the password that was checked: of two changes at once the second is refused.
    const { count } = await tx.person.updateMany({
      where: { id, passwordHash: was },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("conflict", "Your password was changed elsewhere just now. Sign in with that one.");
    await endAllOpened(tx, id, now);
    const person = await tx.person.findUniqueOrThrow({
      where: { id },
      select: { id: true, sessionVersion: true, name: true, email: true },
    });
    await endResetLinks(tx, person, now);
    await postChangedLetter(tx, person, { how: "by somebody who knew the old one", now });
    return person;
  },
  record: ({ id }) => ({ subjectId: id, detail: "all sessions and API tokens ended" }),
});

/**
 * Changes one's own password, ends every session and token, and opens a new session for this browser. Throws invalid
 * with a sentence per field, too_many after five wrong current passwords: a session left open must not serve to guess.
 */
export async function changePassword(
  actor: Actor,
  given: { current: string; password: string },
): Promise<Opened> {
  // The old password proves who has no factor; whoever has one shows it, or the new session would pass for a fresh proof.
  if (actor.proof?.factor) demandFreshProof(actor);
  const own = await perform(readOwn, actor, {});
  const problem = given.password === given.current ? "Choose another password than now." : null;
  const password = problem ?? passwordProblem(given.password, own);
  if (password) throw invalid({ password });
  const nameHash = hashCounted("own-password", own.id);
  if ((await perform(takeTry, actor, { nameHash })).refused)
    throw new AppError("too_many", "Too many tries with a wrong password. Wait 15 minutes.", {
      retryAfter: 900,
    });
  if (!own.passwordHash || !(await passwordMatches(given.current, own.passwordHash))) {
    await writeApart(actor, {
      action: "person.change-password",
      outcome: "refused",
      subjectId: own.id,
      detail: "wrong current password",
    });
    throw invalid({ current: "This is not your current password." });
  }
  await perform(giveTryBack, actor, { nameHash });
  const passwordHash = await hashPassword(given.password);
  await prepareLetters();
  const kept = await perform(keepPassword, actor, { was: own.passwordHash, passwordHash });
  const facts = { personId: kept.id, sessionVersion: kept.sessionVersion, keepBrowser: true };
  const factor = actor.proof?.factor ?? null;
  return await perform(startSession, actor, { ...facts, factor });
}

export interface OwnSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string | null;
  agent: string | null;
}

/** The sessions with which somebody could act right now, this one first, then the latest seen. */
const openSessions = (db: Reader | Tx, actor: Actor): Promise<OwnSession[]> => {
  const idle = new Date(actor.now.getTime() - idleMinutes * 60_000);
  const oldest = new Date(actor.now.getTime() - absoluteHours * 3_600_000);
  return db.query<OwnSession>(sql`
    SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.address, s.agent
    FROM session s JOIN person p ON p.id = s.person_id AND p.session_version = s.session_version
    WHERE s.person_id = ${actor.personId} AND s.ended_at IS NULL AND s.last_seen_at > ${idle}
      AND s.created_at > ${oldest} AND NOT s.needs_factor
    ORDER BY s.id = ${actor.credentialId} DESC NULLS LAST, s.last_seen_at DESC, s.id`);
};

export const listSessions = defineQuery({
  name: "session.list",
  allow: signedIn(),
  input: z.object({}),
  run: async (db, _, { actor }) =>
    (await openSessions(db, actor)).map((session) => ({
      ...session,
      isThis: session.id === actor.credentialId,
    })),
});

/** Ends one of one's own sessions; somebody else's is not found. */
export const endOwnSession = defineCommand({
  name: "session.end-own",
  allow: signedIn(),
  input: z.object({ id: z.string().max(64) }),
  run: async (tx, { id }, { actor, now }) => {
    const where = { id, personId: actor.personId ?? "", endedAt: null };
    if (!(await tx.session.updateMany({ where, data: { endedAt: now } })).count) throw notFound("session");
  },
  record: (_, { id }) => ({ subjectId: id }),
});

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = defineCommand({
  name: "session.end-others",
  allow: signedIn(),
  input: z.object({}),
  run: async (tx, _, { actor, now }) => {
    const where = { personId: actor.personId ?? "", endedAt: null, NOT: { id: actor.credentialId ?? "" } };
    return (await tx.session.updateMany({ where, data: { endedAt: now } })).count;
  },
  record: (count, _, { actor }) =>
    count ? { subjectId: actor.personId, detail: `${count} sessions` } : null,
});
