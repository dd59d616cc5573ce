"use server";
// Accepts an invitation, or asks for a new link in place of a dead one. Both work without JavaScript.
import { AppError } from "@/lib/core/errors";
import { acceptInvitation } from "@/lib/invitations/accept";
import { kinds } from "@/lib/invitations/agreements";
import { askForLink } from "@/lib/invitations/open";
import { admit } from "@/lib/web/admit";
import type { FormState } from "@/lib/web/form-state";
import { homeOf } from "@/lib/web/office";
import { answerForm, textOf } from "@/lib/web/own-form";
import { currentActor } from "@/lib/web/request";

/** The address itself says that a link is dead; one that is none at all still needs a place to say it. */
const pageOf = (secret: string) => `/invite/${encodeURIComponent(secret.slice(0, 100) || "-")}`;

export async function acceptTheInvitation(_state: FormState, data: FormData): Promise<FormState> {
  const secret = textOf(data, "secret");
  const ticked = Object.fromEntries(kinds.map((kind) => [kind, textOf(data, kind)]));
  return await answerForm(await currentActor(), ticked, async (actor) => {
    try {
      const agreed = Object.values(ticked);
      const session = await acceptInvitation(actor, { secret, password: textOf(data, "password"), agreed });
      return await admit(session, homeOf);
    } catch (error) {
      if (error instanceof AppError && error.code === "not_found") return pageOf(secret);
      throw error;
    }
  });
}

export async function askForNewLink(_state: FormState, data: FormData): Promise<FormState> {
  return await answerForm(await currentActor(), {}, async (actor) => {
    await askForLink(actor, textOf(data, "secret"));
    return "/invite/asked";
  });
}
