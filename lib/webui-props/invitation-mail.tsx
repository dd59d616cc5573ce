// The HTML part of an invitation, unless an administrator wrote another one: with marks where the values belong.
import { Text } from "@react-email/components";
import { render } from "@react-email/render";
import { ink, MailLink, MailPaper } from "@/lib/mail/paper";

function InvitationMail() {
  return (
    <MailPaper preview="@INVITER invites you to @BANK. The link works once.">
      <Text style={ink.text}>Hello @EMAIL_RECIPIENT,</Text>
      <Text style={ink.text}>@INVITER invites you to @BANK.</Text>
      <Text style={ink.text}>Set up your account. It takes about three minutes:</Text>
      <MailLink href="@ACTIVATE_YOUR_ACCOUNT" label="Set up your account" />
      <Text style={ink.text}>
        The link works once, until @LINK_ENDS (UTC). If you did not expect it, do nothing.
      </Text>
      <Text style={ink.small}>
        For programs: the invitation's secret_key at @BANK is the number @SECRET_CODE. It only looks the
        invitation up.
      </Text>
    </MailPaper>
  );
}

/** With line breaks, since administrators edit it. */
export const renderInvitationMail = (): Promise<string> => render(<InvitationMail />, { pretty: true });
