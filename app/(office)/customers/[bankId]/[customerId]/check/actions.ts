"use server";
// Adding or editing a KYC check from the customer page.
import { fileHref, idsOf, takeWish } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addKycCheck } from "@/lib/kyc/checks";
import { addKycCheckForm } from "@/lib/kyc/forms-schema";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

export async function addCheck(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const id = String(data.get("id") ?? "");
  const next = takeWish(data, id);
  return await submit(addKycCheck, data, {
    ids: { ...file, id },
    form: addKycCheckForm,
    next: () => fileHref(file, { saved: "check", ...next }),
  });
}
