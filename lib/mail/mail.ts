// Mails as administrators see them: which left, which did not and why; one that no server sends is read and passed on.
import { z } from "zod";
import { type Actor, banksWith } from "@/lib/core/actor";
import { emptySql, type Sql, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isHeld } from "@/lib/core/held";
import { cursorOf, readCursor } from "@/lib/core/keyset";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import type { MailRow, WholeMail } from "@/lib/mail/schema";
import { unseal } from "@/lib/mail/seal";
import { fillText, type Values } from "@/lib/mail/template";
import { idText } from "@/lib/text/schema";

/** Whoever reads a kept mail could use its link: so it takes the role that makes such links. */
export const maySeeMail = atSomeBank("CanCreateUserInvitation");

const pageSize = 50;

/**
 * Where the reader could do to an account all that its link can: who sets somebody's password acts as he from then on,
 * so no reader may gain roles by it that he could not give.
 */
function banksAnsweredFor(actor: Actor): string[] {
  const grants = banksWith(actor, "CanCreateEntitlementAtOneBank");
  const invites = banksWith(actor, "CanCreateUserInvitation");
  return banksWith(actor, "CanManagePeople").filter((id) => grants.includes(id) && invites.includes(id));
}

/** Mails of the reader's banks; and about accounts that have roles nowhere else, his own left out. */
function whereSeen(scope: Scope, actor: Actor): Sql {
  if (scope === "all") return sql`true`;
  const held = sql`FROM entitlement e WHERE e.person_id = m.person_id AND ${isHeld(actor.now)}`;
  return sql`(m.bank_id = ANY(${[...scope]}::text[]) OR m.person_id <> ${actor.personId} AND EXISTS (SELECT ${held})
    AND NOT EXISTS (SELECT ${held}
      AND (e.bank_id IS NULL OR e.bank_id <> ALL(${banksAnsweredFor(actor)}::text[]))))`;
}
const columns = sql`m.id, m.bank_id AS "bankId", m.recipient, m.subject, m.state, m.attempts, m.last_error AS "lastError",
  m.next_try_at AS "nextTryAt", m.created_at AS at, m.sent_at AS "sentAt"`;

/** Newest first, at the banks of the reader. */
export const listMails = defineQuery({
  name: "mail.list",
  allow: maySeeMail,
  input: z.object({ after: z.string().max(200).optional() }),
  run: async (db, { after }, { scope, actor }) => {
    const cursor = readCursor(after);
    const older = cursor ? sql`AND (m.created_at, m.id) < (${cursor.at}, ${cursor.id})` : emptySql;
    const rows = await db.query<MailRow>(sql`
      SELECT ${columns} FROM mail m WHERE ${whereSeen(scope, actor)} ${older}
      ORDER BY m.created_at DESC, m.id DESC LIMIT ${pageSize + 1}`);
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return { rows: shown, next: last && rows.length > pageSize ? cursorOf(last) : null };
  },
});

const hidden: Values = {
  ACTIVATE_YOUR_ACCOUNT: "(the link, which only the mail itself shows)",
  SECRET_CODE: "(the code, which only the mail itself shows)",
  RESET_LINK: "(the link, which only the mail itself shows)",
};

interface Stored extends MailRow {
  sender: string;
  textBody: string;
  sealed: string | null;
  sealedUntil: Date;
}

/** With the link only when nothing sends it: what leaves by itself is read by whom it is for. Kept on record. */
export const viewMail = defineQuery({
  name: "mail.view",
  allow: maySeeMail,
  input: z.object({ id: idText }),
  run: async (db, { id }, { scope, actor, now }): Promise<WholeMail> => {
    const [found] = await db.query<Stored>(sql`
      SELECT ${columns}, m.sender, m.text_body AS "textBody", m.sealed, m.sealed_until AS "sealedUntil"
      FROM mail m WHERE m.id = ${id} AND ${whereSeen(scope, actor)}`);
    if (!found) throw notFound("mail");
    const { textBody, sealed, sealedUntil, ...mail } = found;
    const isReadable = mail.state === "kept" && sealed !== null && sealedUntil > now;
    const secrets = isReadable ? unseal(sealed, id) : null;
    const values = secrets === null ? hidden : (JSON.parse(secrets) as Values);
    const hasSecrets = secrets !== null && Object.keys(values).length > 0;
    return { ...mail, text: fillText(textBody, values), hasSecrets };
  },
  record: {
    each: "time",
    entry: ({ id, bankId, recipient, hasSecrets }) => ({
      bankId,
      subjectId: id,
      after: { recipient, hasSecrets },
    }),
  },
});
