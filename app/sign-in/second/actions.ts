"use server";
// The second step of signing in: checks the code or the passkey and opens the session. Codes work without JavaScript.
import { redirect } from "next/navigation";
import { passSecondStep } from "@/lib/auth/second-step";
import { stranger } from "@/lib/core/actor";
import { admit } from "@/lib/web/admit";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";
import { knownBrowser, requestFacts, sameSitePath } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

export async function signInSecond(_state: FormState, data: FormData): Promise<FormState> {
  const wanted = textOf(data, "next");
  const given = {
    code: textOf(data, "code"),
    passkey: textOf(data, "passkey"),
    browser: await knownBrowser(),
  };
  let next: string;
  try {
    const session = await passSecondStep(stranger(await requestFacts()), await namedSession(), given);
    next = await admit(session, wanted && sameSitePath(wanted));
  } catch (error) {
    return refused(error, {}, []);
  }
  return redirect(next as never);
}
