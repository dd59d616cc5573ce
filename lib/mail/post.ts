// Puts a mail into the outbox inside a command's transaction: queued where there is a mail server, else kept to be read.
import type { Tx } from "@/lib/core/db";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { uuidv7 } from "@/lib/core/ids";
import { queueJob } from "@/lib/core/jobs";
import { isMailAddress, readSender } from "@/lib/mail/address";
import type { MailState } from "@/lib/mail/schema";
import { seal } from "@/lib/mail/seal";
import { oneLine } from "@/lib/mail/template";

export const mailQueue = "mail";

export interface NewMail {
  /** Null: no bank's administrators see it, but for those who answer for `personId`. */
  bankId: string | null;
  /** Whose account it is about; then it belongs to no bank. */
  personId?: string;
  /** The invitation it carries, if it does. */
  invitationId?: string;
  to: string;
  /** Instead of MAIL_FROM; what is no sender counts as none. */
  from?: string;
  subject: string;
  /** With marks (`@ACTIVATE_YOUR_ACCOUNT`) where the secrets belong. */
  text: string;
  html: string;
  /** By mark; never stored in clear. */
  secrets: Readonly<Record<string, string>>;
  secretsUntil: Date;
}

/** Who our mails are from: MAIL_FROM, else no-reply at the host of PUBLIC_URL. */
export function senderOf(wanted = ""): string {
  const { MAIL_FROM = "", PUBLIC_URL } = env();
  const address = `no-reply@${new URL(PUBLIC_URL).hostname}`;
  const sender = readSender(wanted) ?? readSender(MAIL_FROM) ?? { name: "", address };
  return sender.name ? `${sender.name} <${sender.address}>` : sender.address;
}

function firstState(to: string): { state: MailState; lastError: string } {
  if (!isMailAddress(to))
    return { state: "failed", lastError: "This is no e-mail address that a mail can be sent to." };
  return { state: env().SMTP_URL ? "queued" : "kept", lastError: "" };
}

/** Secrets of mails that are of no use any more go, whoever posts next. */
const forgetOld = (tx: Tx, now: Date) =>
  tx.query(sql`
    UPDATE mail SET sealed = NULL, state = CASE state WHEN 'queued' THEN 'failed' ELSE state END,
      last_error = CASE state WHEN 'queued' THEN 'The link ended before the mail could leave.' ELSE last_error END
    WHERE sealed IS NOT NULL AND sealed_until <= ${now}`);

/** Writes the mail and, with a mail server, the job that sends it: both are kept with the transaction, or neither. */
export async function postMail(tx: Tx, mail: NewMail, now: Date): Promise<void> {
  await forgetOld(tx, now);
  const id = uuidv7();
  const { state, lastError } = firstState(mail.to);
  await tx.mail.create({
    data: {
      ...{
        id,
        bankId: mail.bankId,
        personId: mail.personId ?? null,
        invitationId: mail.invitationId ?? null,
        recipient: mail.to,
        sender: senderOf(mail.from),
      },
      ...{ subject: oneLine(mail.subject).slice(0, 200), textBody: mail.text, htmlBody: mail.html },
      ...{ state, lastError, createdAt: now, sealedUntil: mail.secretsUntil },
      sealed: state === "failed" ? null : seal(JSON.stringify(mail.secrets), id),
    },
    select: { id: true },
  });
  if (state === "queued") await queueJob(tx, mailQueue, { id });
}

/** The mails of an invitation that is resent, revoked or accepted: their secrets go, and what has not left never does. */
export async function dropMails(tx: Tx, invitationId: string): Promise<void> {
  await tx.mail.updateMany({
    where: { invitationId, state: "queued" },
    data: { state: "dropped", sealed: null },
  });
  await tx.mail.updateMany({ where: { invitationId }, data: { sealed: null } });
}

/** The mark of a link to a new password, in a letter that waits to be sent or read. */
export const resetLinkMark = "RESET_LINK";

/** The mails with a link to a new password that died: those that have not left never do. Other letters do leave. */
export async function dropResetMails(tx: Tx, personId: string): Promise<void> {
  const where = { personId, textBody: { contains: `@${resetLinkMark}` } };
  await tx.mail.updateMany({
    where: { ...where, state: "queued" },
    data: { state: "dropped", sealed: null },
  });
  await tx.mail.updateMany({ where, data: { sealed: null } });
}

/** The link counts longer: a mail that still holds it holds it longer. */
export async function keepSecretsUntil(tx: Tx, invitationId: string, until: Date): Promise<void> {
  await tx.mail.updateMany({
    where: { invitationId, sealed: { not: null } },
    data: { sealedUntil: until },
  });
}
