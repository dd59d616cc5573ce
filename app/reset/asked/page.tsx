// After asking for a link: the same words for every e-mail, so that nobody learns which ones are here.
import type { Metadata } from "next";
import { DoorPage } from "@/components/shell/door-page";
import { LinkButton } from "@/components/ui/button";
import { Go } from "@/components/ui/go";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Look at your mail" };

/** Without a mail server a link waits for an administrator; that is so for everybody and tells nothing. */
const passedOn =
  "This Dossier has no mail server: ask your bank’s administrator, who finds the link under Mail.";

export default function AskedPage() {
  return (
    <DoorPage
      title="Look at your mail"
      lede="If somebody signs in here with that e-mail, a link is on its way to it. It works once and for one hour."
      foot={<Go href="/reset">Try another e-mail</Go>}
    >
      <div className="stack">
        <p>
          {env().SMTP_URL ? "Nothing there after a few minutes? Look into the spam folder too." : passedOn}
        </p>
        <LinkButton look="primary" large href="/sign-in">
          Back to signing in
        </LinkButton>
      </div>
    </DoorPage>
  );
}
