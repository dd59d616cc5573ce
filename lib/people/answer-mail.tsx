// The answer to a request for a role, as a mail: what was decided by whom, until when or why not, and where to look.
import { Button, Text } from "@react-email/components";
import { render } from "@react-email/render";
import { ink, MailPaper } from "@/lib/mail/paper";
import { oneLine } from "@/lib/mail/template";

export interface Answered {
  /** Whoever asked. */
  name: string;
  by: string;
  /** "KYC officer at gh.29.uk" */
  what: string;
  /** "until 31 Jan 2027", "for ever"; null when it was declined. */
  granted: string | null;
  /** Why it was declined. */
  reason: string;
  /** Where it stands in Dossier. */
  href: string;
}

const sentence = ({ by, what, granted }: Answered) =>
  granted === null ? `${by} declined your request for ${what}.` : `${by} granted you ${what}, ${granted}.`;

const next = ({ granted }: Answered) =>
  granted === null
    ? "You may ask again, with more about what you need it for."
    : "It counts from the next thing you do.";

function AnswerMail(answered: Answered) {
  const { name, reason, href } = answered;
  return (
    <MailPaper preview={sentence(answered)}>
      <Text style={ink.text}>{`Hello ${name},`}</Text>
      <Text style={ink.text}>{sentence(answered)}</Text>
      {reason && <Text style={ink.said}>{reason}</Text>}
      <Text style={ink.text}>{next(answered)}</Text>
      <Text style={ink.text}>
        <Button href={href} style={ink.button}>
          See your roles
        </Button>
      </Text>
      <Text style={ink.small}>You get this mail because you asked for a role.</Text>
    </MailPaper>
  );
}

/** Both parts and the subject. Values are text: nothing in them becomes mark-up, a header or a mark of a template. */
export async function writeAnswerMail(given: Answered) {
  const plain = (text: string) => oneLine(text).replace(/@(?=[A-Z])/g, "@\u2060");
  const answered = {
    ...given,
    ...{ name: plain(given.name), by: plain(given.by) },
    reason: given.reason.replace(/@(?=[A-Z])/g, "@\u2060"),
  };
  const { name, what, granted, reason, href } = answered;
  const said = reason ? `\n\n“${reason}”` : "";
  return {
    subject: `${what}: ${granted === null ? "declined" : `granted ${granted}`}`,
    text: `Hello ${name},\n\n${sentence(answered)}${said}\n\n${next(answered)}\n\nYour roles: ${href}\n`,
    html: await render(<AnswerMail {...answered} />),
  };
}
