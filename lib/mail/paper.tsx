// The paper every mail of ours is written on (react-email): one column, system letters, readable without pictures.
import { Body, Button, Container, Head, Html, Link, Preview, Text } from "@react-email/components";

const ground = { margin: "0", padding: "24px 12px", backgroundColor: "#f4f6f8" };
const sheet = {
  maxWidth: "520px",
  padding: "32px",
  backgroundColor: "#ffffff",
  border: "1px solid #d9dee5",
  borderRadius: "12px",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif",
};

/** How words look on the paper. */
export const ink = {
  text: { margin: "0 0 16px", fontSize: "16px", lineHeight: "24px", color: "#111827" },
  small: { margin: "16px 0 0", fontSize: "14px", lineHeight: "20px", color: "#4b5563" },
  said: {
    margin: "0 0 16px",
    padding: "0 0 0 12px",
    borderLeft: "3px solid #d9dee5",
    fontSize: "16px",
    lineHeight: "24px",
    color: "#374151",
    whiteSpace: "pre-line",
  },
  button: {
    padding: "12px 20px",
    borderRadius: "6px",
    backgroundColor: "#0a5566",
    color: "#ffffff",
    fontSize: "16px",
    fontWeight: "500",
  },
  address: { wordBreak: "break-all", color: "#0a5566" },
} as const;

/** `preview` is what a mailbox shows beside the subject. */
export function MailPaper({ preview, children }: { preview: string; children: React.ReactNode }) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={ground}>
        <Container style={sheet}>{children}</Container>
      </Body>
    </Html>
  );
}

/** The button that a mail is about, and its address for whose mailbox shows no buttons. */
export function MailLink({ href, label }: { href: string; label: string }) {
  return (
    <>
      <Text style={ink.text}>
        <Button href={href} style={ink.button}>
          {label}
        </Button>
      </Text>
      <Text style={ink.text}>
        Or copy this address into your browser:
        <br />
        <Link href={href} style={ink.address}>
          {href}
        </Link>
      </Text>
    </>
  );
}
