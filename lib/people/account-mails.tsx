// The mails about an account, as HTML: with marks where the values belong, filled and escaped when one is posted.
import { Text } from "@react-email/components";
import { render } from "@react-email/render";
import { ink, MailLink, MailPaper } from "@/lib/mail/paper";

function ResetMail() {
  return (
    <MailPaper preview="The link works once and for one hour.">
      <Text style={ink.text}>Hello @NAME,</Text>
      <Text style={ink.text}>somebody, most likely you, wants a new password for your account.</Text>
      <MailLink href="@RESET_LINK" label="Set a new password" />
      <Text style={ink.text}>
        The link works once, until @LINK_ENDS (UTC). If it was not you, do nothing: your password stays as it
        is.
      </Text>
    </MailPaper>
  );
}

function ChangedMail() {
  return (
    <MailPaper preview="All sessions and API tokens have ended.">
      <Text style={ink.text}>Hello @NAME,</Text>
      <Text style={ink.text}>
        your password was changed on @CHANGED_AT (UTC), @HOW. All sessions and API tokens have ended.
      </Text>
      <Text style={ink.text}>
        If it was not you, tell your bank’s administrator at once: he can lock the account.
      </Text>
    </MailPaper>
  );
}

export const renderResetMail = (): Promise<string> => render(<ResetMail />);
export const renderChangedMail = (): Promise<string> => render(<ChangedMail />);
