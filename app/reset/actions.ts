"use server";
// A forgotten password: asks for a link, and sets a new password by one. Both work without JavaScript.
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { setNewPassword } from "@/lib/people/new-password";
import { askForReset } from "@/lib/people/password-reset";
import type { FormState } from "@/lib/web/form-state";
import { answerForm, textOf } from "@/lib/web/own-form";
import { formerPerson, requestFacts } from "@/lib/web/request";
import { dropSessionCookie } from "@/lib/web/session-cookies";

export async function askForResetLink(_state: FormState, data: FormData): Promise<FormState> {
  const email = textOf(data, "email");
  return await answerForm(stranger(await requestFacts()), { email }, async (actor) => {
    await askForReset(actor, email);
    return "/reset/asked";
  });
}

export async function setThePassword(_state: FormState, data: FormData): Promise<FormState> {
  const secret = textOf(data, "secret");
  return await answerForm(stranger(await requestFacts()), {}, async (actor) => {
    try {
      const personId = await setNewPassword(actor, { secret, password: textOf(data, "password") });
      // This browser's session has ended with the others: the next page must not say that it was idle.
      if ((await formerPerson()) === personId) await dropSessionCookie();
    } catch (error) {
      // The page itself says that a link is dead; one that is none at all still needs a place to say it.
      if (error instanceof AppError && error.code === "not_found")
        return `/reset/${encodeURIComponent(secret.slice(0, 100) || "-")}`;
      throw error;
    }
    return "/reset/done";
  });
}
