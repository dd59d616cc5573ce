"use server";
// Invitations from the page: make, send again, extend, take back, look for.
import { redirect } from "next/navigation";
import { z } from "zod";
import { invitationsHref } from "@/app/(office)/invitations/href";
import { saveDraft } from "@/lib/auth/drafts";
import { markBounced } from "@/lib/invitations/bounce";
import { bounceForm, invitationForm } from "@/lib/invitations/form-schema";
import { createInvitation } from "@/lib/invitations/invitations";
import { extendInvitation, resendInvitation, revokeInvitation } from "@/lib/invitations/manage";
import { afterRefresh } from "@/lib/web/after-refresh";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";
import { currentActor } from "@/lib/web/request";

const idsOf = (data: FormData) => ({ bankId: textOf(data, "bankId"), id: textOf(data, "id") });
const ids = { bankId: z.string(), id: z.string() };
const idsOnly = () => z.strictObject(ids);

export async function inviteSomeone(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(createInvitation, data, {
    ids: { bankId: textOf(data, "bankId") },
    form: invitationForm,
    next: () => invitationsHref({ done: "invited" }),
  });
}

export async function resendTheInvitation(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(resendInvitation, data, {
    ids: idsOf(data),
    form: idsOnly,
    next: () => afterRefresh(invitationsHref({ done: "resent" })),
  });
}

export async function extendTheInvitation(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(extendInvitation, data, {
    ids: idsOf(data),
    form: idsOnly,
    next: () => invitationsHref({ done: "extended" }),
  });
}

export async function revokeTheInvitation(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(revokeInvitation, data, {
    ids: idsOf(data),
    form: () => z.strictObject({ ...ids, reason: z.string() }),
    next: () => afterRefresh(invitationsHref({ done: "revoked" })),
  });
}

export async function markTheBounce(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(markBounced, data, {
    ids: idsOf(data),
    // Beside it in the panel stands the reason of a revocation, with another name.
    form: () => bounceForm,
    next: () => afterRefresh(invitationsHref({ done: "bounced" })),
  });
}

/** Posted, so that no name and no e-mail stands in the address. */
export async function lookForInvitation(data: FormData): Promise<void> {
  const { personId } = await currentActor();
  const text = textOf(data, "text").trim().slice(0, 100);
  if (!personId) return redirect("/sign-in?next=/invitations" as never);
  const search = text === "" ? undefined : await saveDraft(personId, { text });
  redirect(invitationsHref({ search, state: textOf(data, "state") }) as never);
}
