// The second step of signing in, for whoever has a second factor. The cookie of the first step opens only this page.
import type { Metadata } from "next";
import { SecondForm } from "@/app/sign-in/second/second-form";
import { DoorPage } from "@/components/shell/door-page";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { askSecondPasskey, findOwing } from "@/lib/auth/second-step";
import { stranger } from "@/lib/core/actor";
import { knownBrowser, requestFacts, sameSitePath } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

export const metadata: Metadata = { title: "Second step" };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function SecondStepPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const nobody = stranger(await requestFacts());
  const owing = await findOwing(nobody, await namedSession(), await knownBrowser());
  const wanted = next ? sameSitePath(next) : "";
  if (!owing) return <Over next={wanted} />;
  return (
    <DoorPage
      title="One more step"
      lede={
        owing.hasApp
          ? "Your password is right. Now the code that your authenticator app shows."
          : "Your password is right. Now your passkey."
      }
      foot={
        <form action="/sign-out" method="post" className="row wrap">
          <span>No phone, no key, no recovery code? Your administrator can reset your second factor.</span>
          <SubmitButton look="quiet" small>
            Start again
          </SubmitButton>
        </form>
      }
    >
      <SecondForm next={wanted} hasApp={owing.hasApp} passkey={await askSecondPasskey(nobody, owing)} />
    </DoorPage>
  );
}

/** Nothing was begun, or it took longer than ten minutes, or there were too many wrong codes. */
function Over({ next }: { next: string }) {
  return (
    <DoorPage title="Begin with your password" lede="There is no sign-in waiting for its second step.">
      <p>It waits for ten minutes after the password, and ends after too many wrong codes.</p>
      <LinkButton look="primary" large href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}>
        Sign in
      </LinkButton>
    </DoorPage>
  );
}
