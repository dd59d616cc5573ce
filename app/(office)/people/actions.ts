"use server";
// From the list of people: looking somebody up without his name in the address, and deciding requests for roles.
import { redirect } from "next/navigation";
import { saveDraft } from "@/lib/auth/drafts";
import { declineRequest, grantRequest } from "@/lib/people/role-decisions";
import { declineForm, grantRequestForm } from "@/lib/people/role-forms-schema";
import { afterRefresh } from "@/lib/web/after-refresh";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { textOf } from "@/lib/web/own-form";
import { currentActor } from "@/lib/web/request";

export async function searchPeople(data: FormData): Promise<void> {
  const { personId } = await currentActor();
  const text = textOf(data, "text").trim().slice(0, 100);
  if (!personId) return redirect("/sign-in?next=/people" as never);
  redirect((text !== "" ? `/people?search=${await saveDraft(personId, { text })}` : "/people") as never);
}

const idsOf = (data: FormData) => ({ id: textOf(data, "id"), bankId: textOf(data, "bankId") || null });

export async function grantTheRequest(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(grantRequest, data, {
    ids: idsOf(data),
    form: grantRequestForm,
    next: () => afterRefresh("/people?done=granted"),
  });
}

export async function declineTheRequest(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(declineRequest, data, {
    ids: idsOf(data),
    form: declineForm,
    next: () => afterRefresh("/people?done=declined"),
  });
}
