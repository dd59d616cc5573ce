// The invitee's page. Answers 200 by itself and uses nothing up, since mail programs open links too; a used, revoked,
// ended, replaced or unknown link is one and the same page.
import type { Metadata } from "next";
import { AcceptForm } from "@/app/invite/[secret]/accept-form";
import { DeadLink } from "@/app/invite/[secret]/dead-link";
import { SlipPage } from "@/components/shell/slip-page";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDateTime, visibleText } from "@/lib/format";
import { agreementsFor } from "@/lib/invitations/agreements";
import { openInvitation } from "@/lib/invitations/open";
import { currentActor } from "@/lib/web/request";

export const metadata: Metadata = { title: "Invitation" };

type Props = { params: Promise<{ secret: string }> };

export default async function InvitePage({ params }: Props) {
  const { secret } = await params;
  const actor = await currentActor();
  if (actor.personId) return <SignedIn name={actor.name} />;
  const invitation = await openInvitation(actor, secret);
  if (!invitation) return <DeadLink secret={secret} />;
  const { firstName, lastName, email, company, country, purpose, bankId, inviter } = invitation;
  const shown = { firstName, lastName, email, company, country, inviter };
  return (
    <SlipPage bankId={bankId}>
      <AcceptForm
        secret={secret}
        bankId={bankId}
        {...(Object.fromEntries(
          Object.entries(shown).map(([key, text]) => [key, visibleText(text)]),
        ) as typeof shown)}
        purpose={purpose === "CUSTOMER" ? "Customer of the bank" : "Developer or colleague"}
        ends={formatDateTime(invitation.expiresAt, invitation.timeZone)}
        agreements={agreementsFor(country)}
      />
    </SlipPage>
  );
}

/** A second account in the same browser would end the first one's session unnoticed. */
function SignedIn({ name }: { name: string }) {
  return (
    <SlipPage
      title="You are signed in"
      lede={`An invitation is for somebody who has no account yet. You are signed in as ${visibleText(name)}. If it is for you all the same, sign out, and open the link again.`}
      foot={
        <>
          <LinkButton look="primary" large href="/">
            Go on as {visibleText(name)}
          </LinkButton>
          <form action="/sign-out" method="post" className="contents">
            <SubmitButton look="quiet" large>
              Sign out
            </SubmitButton>
          </form>
        </>
      }
    />
  );
}
