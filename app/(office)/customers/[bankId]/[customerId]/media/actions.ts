"use server";
// Adding or editing a KYC medium from the customer page.
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addKycMediaForm } from "@/lib/kyc/forms-schema";
import { addKycMedia } from "@/lib/kyc/media";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

export async function addMedium(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(addKycMedia, data, {
    ids: { ...file, id: String(data.get("id") ?? "") },
    form: addKycMediaForm,
    next: () => fileHref(file, { saved: "media" }),
  });
}
