// The invitation as a mail: who invites, what for, the link, and OBP's integer code in words. Both parts say the same.
import type { Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { formatDateTime } from "@/lib/format";
import type { Invitation } from "@/lib/invitations/schema";
import type { Secrets } from "@/lib/invitations/secrets";
import { postMail } from "@/lib/mail/post";
import { fillHtml, fillText } from "@/lib/mail/template";
import { namesOf, type Part } from "@/lib/webui-props/mail-texts-schema";
import { readWebUiProp } from "@/lib/webui-props/webui-props";

export interface InvitationLetter {
  bankId: string;
  /** The name of who invites. */
  inviter: string;
  invitation: Invitation;
  secrets: Secrets;
  now: Date;
}

/** From PUBLIC_URL and nothing that a request says (Host, X-Forwarded-Host). */
const linkOf = (secret: string): string => `${env().PUBLIC_URL}/invite/${secret}`;

/** Posts the letter with the invitation's transaction. Marks of the secrets stay; they are filled when it is sent or read. */
export async function mailLetter(tx: Tx, { bankId, inviter, invitation, secrets, now }: InvitationLetter) {
  const values = {
    EMAIL_RECIPIENT: invitation.firstName,
    INVITER: inviter,
    BANK: bankId,
    LINK_ENDS: formatDateTime(invitation.expiresAt),
  };
  const textOf = (part: Part) => readWebUiProp(tx, namesOf(invitation.purpose, part));
  const mail = {
    ...{ bankId, invitationId: invitation.id, to: invitation.email, from: await textOf("from") },
    subject: fillText(await textOf("subject"), values),
    text: fillText(await textOf("text"), values),
    html: fillHtml(await textOf("html_text"), values),
    secrets: { ACTIVATE_YOUR_ACCOUNT: linkOf(secrets.link), SECRET_CODE: String(secrets.key) },
    secretsUntil: invitation.expiresAt,
  };
  await postMail(tx, mail, now);
}
