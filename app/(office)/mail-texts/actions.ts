"use server";
// The texts of invitation mails: looked at before they are saved, saved, taken back to the default.
import { textsHref } from "@/app/(office)/mail-texts/href";
import { saveDraft } from "@/lib/auth/drafts";
import { AppError } from "@/lib/core/errors";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { answerOwnForm, textOf } from "@/lib/web/own-form";
import { resetMailTexts, setMailTexts } from "@/lib/webui-props/mail-texts";
import { isPurpose, mailTextsForm, parts, purposeForm } from "@/lib/webui-props/mail-texts-schema";

const purposeOf = (data: FormData) => {
  const purpose = textOf(data, "purpose");
  return isPurpose(purpose) ? purpose : "DEVELOPER";
};
/** The texts are the installation's, not a bank's. */
const ids = { bankId: null };

/** One form with two buttons: it keeps the texts, or shows what they would look like. */
export async function saveTheTexts(_state: FormState, data: FormData): Promise<FormState> {
  if (textOf(data, "deed") === "preview") return await previewTheTexts(data);
  data.delete("deed");
  return await submit(setMailTexts, data, {
    ids,
    form: mailTextsForm,
    next: () => textsHref(purposeOf(data), { done: "saved", at: Date.now().toString(36) }),
  });
}

async function previewTheTexts(data: FormData): Promise<FormState> {
  return await answerOwnForm(async ({ personId }) => {
    const typed = Object.fromEntries(["base", ...parts].map((name) => [name, textOf(data, name)]));
    if (Object.values(typed).some((text) => text.length > 60_000))
      throw new AppError("invalid", "At most 60,000 characters.");
    return textsHref(purposeOf(data), { draft: await saveDraft(personId ?? "", typed) });
  });
}

export async function resetTheTexts(_state: FormState, data: FormData): Promise<FormState> {
  return await submit(resetMailTexts, data, {
    ids,
    form: purposeForm,
    next: () => textsHref(purposeOf(data), { done: "reset", at: Date.now().toString(36) }),
  });
}
