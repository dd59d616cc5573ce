// The texts of ours that OBP's webui_props can replace: the invitation mails. Marks begin with @.

const text = `Hello @EMAIL_RECIPIENT,

@INVITER invites you to @BANK.

Open this link to set up your account. It takes about three minutes:

@ACTIVATE_YOUR_ACCOUNT

The link works once, until @LINK_ENDS (UTC). If you did not expect it, do nothing.

For programs: the invitation's secret_key at @BANK is the number @SECRET_CODE. It only looks the invitation up.
`;

const prefix = "webui_developer_user_invitation_email";
let html: Promise<string> | undefined;

/** By OBP's names. A mail to customers without a text of its own takes the developers', as in OBP. */
export async function readDefaults(): Promise<Readonly<Record<string, string>>> {
  // Loaded when the first mail is written: pages that write none do not carry it.
  html ??= import("@/lib/webui-props/invitation-mail").then(({ renderInvitationMail }) =>
    renderInvitationMail(),
  );
  return {
    [`${prefix}_subject`]: "Your invitation to @BANK",
    [`${prefix}_from`]: "",
    [`${prefix}_text`]: text,
    [`${prefix}_html_text`]: await html,
  };
}
