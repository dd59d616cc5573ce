// The link to a new password. Answers 200 by itself and uses nothing up, since mail programs open links too; a used, old
// or unknown one is one and the same page.
import type { Metadata } from "next";
import { NewPasswordForm } from "@/app/reset/[secret]/new-password-form";
import { DoorPage } from "@/components/shell/door-page";
import { LinkButton } from "@/components/ui/button";
import { visibleText } from "@/lib/format";
import { lookAtReset } from "@/lib/people/password-reset";
import { load } from "@/lib/web/load";

export const metadata: Metadata = { title: "New password" };

export default async function NewPasswordPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const found = await load(lookAtReset, { secret });
  if (!found) return <DeadLink />;
  return (
    <DoorPage
      title="Set a new password"
      lede="All your sessions and API tokens end, and you sign in with the new one."
    >
      <NewPasswordForm
        secret={secret}
        email={visibleText(found.email)}
        name={found.name}
        banks={found.banks}
      />
    </DoorPage>
  );
}

function DeadLink() {
  return (
    <DoorPage
      title="This link cannot be used"
      lede="A link to a new password works once and for one hour. Once a password is set, older links end too."
    >
      <div className="stack">
        <LinkButton look="primary" large href="/reset">
          Ask for a new link
        </LinkButton>
        <LinkButton look="quiet" large href="/sign-in">
          Sign in
        </LinkButton>
      </div>
    </DoorPage>
  );
}
