"use client";
// A link that opens nothing: the same words whatever the reason, and a way to ask for a new one.
import { useActionState } from "react";
import { askForNewLink } from "@/app/invite/[secret]/actions";
import { SlipPage } from "@/components/shell/slip-page";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched } from "@/lib/web/form-state";

export function DeadLink({ secret }: { secret: string }) {
  const [state, ask] = useActionState(askForNewLink, untouched);
  return (
    <SlipPage
      title="This link cannot be used"
      lede="An invitation’s link works once and for a short time, and a newer one takes its place. If you have set up your account already, sign in."
      foot={
        <>
          <form action={ask} className="contents">
            <input type="hidden" name="secret" value={secret.slice(0, 200)} />
            <SubmitButton large busy="Asking…">
              Ask for a new link
            </SubmitButton>
          </form>
          <LinkButton look="quiet" large href="/sign-in">
            Sign in
          </LinkButton>
        </>
      }
    >
      <p>If it ever was an invitation, the bank’s administrators are told that you would like a new one.</p>
      {state.message && <p role="alert">{state.message}</p>}
    </SlipPage>
  );
}
