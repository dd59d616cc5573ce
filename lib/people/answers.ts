// The mail about what became of a request for a role, posted with the transaction that decides.
import type { Actor } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { postMail } from "@/lib/mail/post";
import { lastDay } from "@/lib/people/request-words";
import { labelOf } from "@/lib/people/role-rules";

export interface Answer {
  personId: string;
  bankId: string | null;
  roleNames: readonly string[];
  decision: "granted" | "declined";
  reason: string;
  expiresAt: Date | null;
}

/** How long a mail about an answer is tried. */
const hoursOfUse = 48;

/** Posts the mail with the transaction that decides. Nobody is written to about what he did himself. */
export async function mailAnswer(tx: Tx, answer: Answer, actor: Actor): Promise<void> {
  const { personId, bankId, roleNames, decision, reason, expiresAt } = answer;
  if (personId === actor.personId) return;
  const [asker] = await tx.query<{ name: string; email: string; timeZone: string | null }>(sql`
    SELECT p.name, p.email, (SELECT b.time_zone FROM bank b WHERE b.id = ${bankId}) AS "timeZone"
    FROM person p WHERE p.id = ${personId} AND p.is_active`);
  if (!asker) return;
  // Loaded when the first one is written: pages carry no mail.
  const { writeAnswerMail } = await import("@/lib/people/answer-mail");
  const until = expiresAt ? `until ${lastDay(expiresAt, asker.timeZone ?? undefined)}` : "for ever";
  const mail = await writeAnswerMail({
    ...{ name: asker.name, by: actor.name, reason, href: `${env().PUBLIC_URL}/account` },
    what: `${labelOf(roleNames)} at ${bankId ?? "system level"}`,
    granted: decision === "granted" ? until : null,
  });
  const secretsUntil = new Date(actor.now.getTime() + hoursOfUse * 3_600_000);
  const whose = bankId === null ? { bankId, personId } : { bankId };
  await postMail(tx, { ...whose, ...mail, to: asker.email, secrets: {}, secretsUntil }, actor.now);
}

/** Before roles are given: those of them that were asked for and wait. */
export async function findAsked(
  tx: Tx,
  { personId, bankId, roleNames }: Pick<Answer, "personId" | "bankId" | "roleNames">,
): Promise<string[]> {
  const rows = await tx.query<{ roleName: string }>(sql`
    SELECT role_name AS "roleName" FROM entitlement_request WHERE person_id = ${personId} AND ended_at IS NULL
      AND bank_id IS NOT DISTINCT FROM ${bankId} AND role_name = ANY(${[...roleNames]}::text[]) ORDER BY role_name`);
  return rows.map(({ roleName }) => roleName);
}
