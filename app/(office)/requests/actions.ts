"use server";
// Asking for a role, from wherever it was missing.
import { requestHref } from "@/app/(office)/requests/href";
import { perform } from "@/lib/core/use-case";
import { readAnswer } from "@/lib/people/notices";
import { askForm } from "@/lib/people/role-forms-schema";
import { addRoleRequest } from "@/lib/people/role-requests";
import { afterRefresh } from "@/lib/web/after-refresh";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { answerOwnForm, textOf } from "@/lib/web/own-form";
import { currentPath, sameSitePath } from "@/lib/web/request";

/** Reading it is all there is to do; one stays where one is. */
export async function putAnswerAway(_state: FormState, data: FormData): Promise<FormState> {
  const back = sameSitePath(await currentPath());
  return await answerOwnForm(async (actor) => {
    await perform(readAnswer, actor, { id: textOf(data, "id") });
    return afterRefresh(back);
  });
}

export async function askForRole(_state: FormState, data: FormData): Promise<FormState> {
  const bankId = textOf(data, "bankId") || null;
  return await submit(addRoleRequest, data, {
    ids: { bankId },
    form: askForm,
    next: ({ roleNames: [role] }) => requestHref({ role, bank: bankId ?? "", back: textOf(data, "back") }),
  });
}
