// The last lines of a start: where it is, and who can sign in.
import { say } from "../lib/say.mjs";

const DEMO_PEOPLE = [
  ["officer@gh.example", "KYC officer, gh.29.uk"],
  ["rm@gh.example", "relationship manager, gh.29.uk"],
  ["admin@gh.example", "administrator, gh.29.uk"],
  ["auditor@gh.example", "auditor, gh.29.uk"],
  ["newcomer@gh.example", "no role yet"],
  ["officer@de.example", "KYC officer, de.07.berlin"],
  ["root@dossier.example", "system administrator"],
];

/** Prints the address; in embedded mode the demo sign-ins too, otherwise how the first administrator gets in. */
export function sayWelcome({ publicUrl, isEmbedded }) {
  console.log(`\n  Dossier is at ${publicUrl}\n`);
  if (!process.env.SMTP_URL)
    say("No mail server (SMTP_URL): mails are not sent, administrators read them at /mail.");
  if (!isEmbedded) {
    say("The first administrator's link: npm run admin -- EMAIL");
    return;
  }
  say(`Demo data. Everybody's password: ${process.env.DEMO_PASSWORD || "dossier-demo"}`);
  for (const [email, role] of DEMO_PEOPLE) say(`  ${email.padEnd(22)} ${role}`);
}
