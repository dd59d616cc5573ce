// The new password that a link by mail sets: once, whoever submits how often; nothing opened before stays open.
import { z } from "zod";
import { forgetTries } from "@/lib/auth/brake-state";
import { hashSecret } from "@/lib/auth/hashes";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import type { Actor } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";
import { dropResetMails } from "@/lib/mail/post";
import { type Addressee, postChangedLetter, prepareLetters } from "@/lib/people/account-letters";
import { lookAtReset, resetPurpose } from "@/lib/people/password-reset";

const dead = () => new AppError("not_found", "This link cannot be used (any more).", { subject: "link" });

/** All open links to a new password of that e-mail: one was used, or the password was changed otherwise. */
export async function endResetLinks(tx: Tx, person: { id: string; email: string }, now: Date): Promise<void> {
  await tx.query(sql`
    UPDATE person_link SET used_at = ${now}
    WHERE purpose = ${resetPurpose} AND email = lower(${person.email}) AND used_at IS NULL`);
  await dropResetMails(tx, person.id);
}

/** Whoever knew the old password keeps nothing of it: no session, no token, no browser that counts as known. */
export async function endAllOpened(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } });
  await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
  await tx.knownBrowser.deleteMany({ where: { personId } });
}

const keepNewPassword = defineCommand({
  name: "password-reset.use",
  allow: anyone(),
  input: z.object({ secret: z.string(), passwordHash: z.string() }),
  run: async (tx, { secret, passwordHash }, { now }) => {
    const [link] = await tx.query<{ email: string }>(sql`
      UPDATE person_link SET used_at = ${now}
      WHERE secret_hash = ${hashSecret(secret)} AND purpose = ${resetPurpose} AND used_at IS NULL
        AND expires_at > ${now} RETURNING email`);
    if (!link) throw dead();
    const [person] = await tx.query<Addressee>(sql`
      UPDATE person SET password_hash = ${passwordHash}, session_version = session_version + 1
      WHERE lower(email) = ${link.email} AND is_active AND NOT is_locked RETURNING id, name, email`);
    if (!person) throw dead();
    await endAllOpened(tx, person.id, now);
    await endResetLinks(tx, person, now);
    await forgetTries(tx, person);
    await postChangedLetter(tx, person, { how: "by a link that was sent to you", now });
    return { id: person.id };
  },
  record: ({ id }) => ({ subjectId: id, detail: "all sessions and API tokens ended" }),
});

/**
 * Sets a new password by a link, ends every session and token, and signs nobody in: a second factor is asked for as ever.
 * Returns the person's id. Throws not_found for a link that does not count, invalid with a sentence for the field.
 */
export async function setNewPassword(
  actor: Actor,
  { secret, password }: { secret: string; password: string },
): Promise<string> {
  const found = await perform(lookAtReset, actor, { secret });
  if (!found) throw dead();
  const problem = passwordProblem(password, found);
  if (problem) throw invalid({ password: problem });
  const passwordHash = await hashPassword(password);
  await prepareLetters();
  return (await perform(keepNewPassword, actor, { secret, passwordHash })).id;
}
