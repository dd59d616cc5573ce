// The second step of signing in, for whoever has a second factor. The cookie of the first step opens only this page.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SecondForm } from "@/app/sign-in/second/second-form";
import { DoorPage } from "@/components/shell/door-page";
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
  if (!owing)
    return redirect((next ? `/sign-in?next=${encodeURIComponent(sameSitePath(next))}` : "/sign-in") as never);
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
      <SecondForm
        next={next ? sameSitePath(next) : ""}
        hasApp={owing.hasApp}
        passkey={await askSecondPasskey(nobody, owing)}
      />
    </DoorPage>
  );
}
