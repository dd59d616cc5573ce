// The invitation as a mail: who invites, what for, the link, and OBP's integer code in words. Both parts say the same.
import type { Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { formatDateTime } from "@/lib/format";
import type { Invitation } from "@/lib/invitations/schema";
import type { Secrets } from "@/lib/invitations/secrets";
import { postMail } from "@/lib/mail/post";
import { fillHtml, fillText } from "@/lib/mail/template";

export interface InvitationLetter {
  bankId: string;
  /** The name of who invites. */
  inviter: string;
  invitation: Invitation;
  secrets: Secrets;
  now: Date;
}

const text = `Hello @EMAIL_RECIPIENT,

@INVITER invites you to @BANK.

Open this link to set up your account. It takes about three minutes:

@ACTIVATE_YOUR_ACCOUNT

The link works once, until @LINK_ENDS (UTC). If you did not expect it, do nothing.

For programs: the invitation's secret_key at @BANK is the number @SECRET_CODE. It only looks the invitation up.
`;

const html = `<!doctype html>
<html lang="en">
<body style="margin:0;padding:24px;background:#f6f7f8;font:16px/24px system-ui,sans-serif;color:#111827">
<div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e5e7eb;border-radius:12px">
<p>Hello @EMAIL_RECIPIENT,</p>
<p>@INVITER invites you to <b>@BANK</b>.</p>
<p>Set up your account. It takes about three minutes:</p>
<p><a href="@ACTIVATE_YOUR_ACCOUNT" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0f5c63;color:#ffffff;text-decoration:none">Set up your account</a></p>
<p>Or copy this address into your browser:<br><span style="word-break:break-all">@ACTIVATE_YOUR_ACCOUNT</span></p>
<p>The link works once, until @LINK_ENDS (UTC). If you did not expect it, do nothing.</p>
<p style="font-size:14px;color:#4b5563">For programs: the invitation's secret_key at @BANK is the number @SECRET_CODE. It only looks the invitation up.</p>
</div>
</body>
</html>
`;

/** From PUBLIC_URL and nothing that a request says (Host, X-Forwarded-Host). */
export const linkOf = (secret: string): string => `${env().PUBLIC_URL}/invite/${secret}`;

/** Posts the letter with the invitation's transaction. Marks of the secrets stay; they are filled when it is sent or read. */
export async function mailLetter(tx: Tx, { bankId, inviter, invitation, secrets, now }: InvitationLetter) {
  const values = {
    EMAIL_RECIPIENT: invitation.firstName,
    INVITER: inviter,
    BANK: bankId,
    LINK_ENDS: formatDateTime(invitation.expiresAt),
  };
  const mail = {
    ...{ bankId, invitationId: invitation.id, to: invitation.email },
    subject: fillText("Your invitation to @BANK", values),
    text: fillText(text, values),
    html: fillHtml(html, values),
    secrets: { ACTIVATE_YOUR_ACCOUNT: linkOf(secrets.link), SECRET_CODE: String(secrets.key) },
    secretsUntil: invitation.expiresAt,
  };
  await postMail(tx, mail, now);
}
