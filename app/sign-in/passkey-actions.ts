"use server";
// Signing in with a passkey alone: what the browser asks the passkey, and what it answers.
import { redirect } from "next/navigation";
import { askToSignIn, enterWithPasskey } from "@/lib/auth/passkey-sign-in";
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { admit } from "@/lib/web/admit";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";
import { knownBrowser, requestFacts, sameSitePath } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

/** Null when too many ask at once. It names nobody, so anybody may ask. */
export async function askPasskeySignIn() {
  try {
    return await askToSignIn(stranger(await requestFacts()));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export async function signInWithPasskey(_state: FormState, data: FormData): Promise<FormState> {
  const wanted = textOf(data, "next");
  const given = { passkey: textOf(data, "passkey"), browser: await knownBrowser() };
  let next: string;
  try {
    const session = await enterWithPasskey(stranger(await requestFacts()), given, await namedSession());
    next = await admit(session, wanted && sameSitePath(wanted));
  } catch (error) {
    return refused(error, {}, []);
  }
  return redirect(next as never);
}
