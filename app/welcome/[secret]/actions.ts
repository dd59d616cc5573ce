"use server";
// Accepts the first administrator's link: makes the person, signs in. Works without JavaScript.
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { acceptWelcome } from "@/lib/people/welcome";
import type { FormState } from "@/lib/web/form-state";
import { answerForm, textOf } from "@/lib/web/own-form";
import { requestFacts } from "@/lib/web/request";
import { keepSessionCookie } from "@/lib/web/session-cookies";

export async function welcome(_state: FormState, data: FormData): Promise<FormState> {
  const [secret, name] = [textOf(data, "secret"), textOf(data, "name")];
  return await answerForm(stranger(await requestFacts()), { name }, async (actor) => {
    try {
      await keepSessionCookie(
        await acceptWelcome(actor, { secret, name, password: textOf(data, "password") }),
      );
    } catch (error) {
      // The page itself says that the link is used up.
      if (error instanceof AppError && error.code === "not_found")
        return `/welcome/${encodeURIComponent(secret.slice(0, 100) || "-")}`;
      throw error;
    }
    return "/account";
  });
}
