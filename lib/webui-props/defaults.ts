// The texts of ours that OBP's webui_props can replace: the invitation mails. Marks begin with @.

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

const prefix = "webui_developer_user_invitation_email";

/** By OBP's names. A mail to customers without a text of its own takes the developers', as in OBP. */
export const defaults: Readonly<Record<string, string>> = {
  [`${prefix}_subject`]: "Your invitation to @BANK",
  [`${prefix}_from`]: "",
  [`${prefix}_text`]: text,
  [`${prefix}_html_text`]: html,
};
