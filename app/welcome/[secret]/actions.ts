"use server";
// Accepts the first administrator's link: makes the person, signs in. Works without JavaScript.
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { acceptWelcome } from "@/lib/people/welcome";
import { admit } from "@/lib/web/admit";
import type { FormState } from "@/lib/web/form-state";
import { answerForm, textOf } from "@/lib/web/own-form";
import { requestFacts } from "@/lib/web/request";

export async function welcome(_state: FormState, data: FormData): Promise<FormState> {
  const [secret, name] = [textOf(data, "secret"), textOf(data, "name")];
  return await answerForm(stranger(await requestFacts()), { name }, async (actor) => {
    try {
      const session = await acceptWelcome(actor, { secret, name, password: textOf(data, "password") });
      return await admit(session, "/account");
    } catch (error) {
      // The page itself says that the link is used up.
      if (error instanceof AppError && error.code === "not_found")
        return `/welcome/${encodeURIComponent(secret.slice(0, 100) || "-")}`;
      throw error;
    }
  });
}
