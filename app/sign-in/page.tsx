// Signing in: says why one is here, and names nobody.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OutsideLink, OutsideTrouble } from "@/app/sign-in/outside-link";
import { PasskeySignIn } from "@/app/sign-in/passkey-form";
import { SignInForm } from "@/app/sign-in/sign-in-form";
import { DoorPage } from "@/components/shell/door-page";
import { outsideSettings } from "@/lib/auth/outside-provider";
import { findOwing } from "@/lib/auth/second-step";
import { stranger } from "@/lib/core/actor";
import { secondFactorPage } from "@/lib/web/admit";
import { currentActor, formerPerson, requestFacts, sameSitePath } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string; signed?: string; outside?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, signed, outside: trouble } = await searchParams;
  if ((await currentActor()).personId) redirect((next ? sameSitePath(next) : "/") as never);
  const nobody = stranger(await requestFacts());
  if (await findOwing(nobody, await namedSession(), null))
    redirect(secondFactorPage(next ? sameSitePath(next) : "") as never);
  const outside = outsideSettings();
  return (
    <DoorPage
      title="Sign in"
      lede={await reason(next, signed)}
      foot="No account? Your bank’s administrator sends an invitation."
    >
      {outside && <OutsideTrouble name={outside.name} trouble={trouble} />}
      <SignInForm next={next ? sameSitePath(next) : ""} />
      <PasskeySignIn next={next ? sameSitePath(next) : ""} />
      {outside && (
        <div className="stack mt-4">
          <p className="or">or</p>
          <OutsideLink name={outside.name} next={next ? sameSitePath(next) : ""} />
        </div>
      )}
    </DoorPage>
  );
}

async function reason(next?: string, signed?: string): Promise<string> {
  if (signed === "out") return "You are signed out.";
  if (next?.includes("draft=")) return "Your session had ended. What you typed is kept: sign in to go on.";
  if (await formerPerson())
    return "You were signed out after 15 minutes without activity. You return to where you were.";
  return next ? "Sign in to go where you wanted." : "With your bank’s account for Dossier.";
}
