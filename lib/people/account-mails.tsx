// The mails about an account, as HTML: with marks where the values belong, filled and escaped when one is posted.
import { Button, Link, Text } from "@react-email/components";
import { render } from "@react-email/render";
import { ink, MailPaper } from "@/lib/mail/paper";

function ResetMail() {
  return (
    <MailPaper preview="The link works once and for one hour.">
      <Text style={ink.text}>Hello @NAME,</Text>
      <Text style={ink.text}>somebody, most likely you, wants a new password for your account.</Text>
      <Text style={ink.text}>
        <Button href="@RESET_LINK" style={ink.button}>
          Set a new password
        </Button>
      </Text>
      <Text style={ink.text}>
        Or copy this address into your browser:
        <br />
        <Link href="@RESET_LINK" style={ink.address}>
          @RESET_LINK
        </Link>
      </Text>
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
