"use server";
// Adding or editing a KYC document from the customer page.
import { fileHref, idsOf, takeWish } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addKycDocument } from "@/lib/kyc/documents";
import { addKycDocumentForm } from "@/lib/kyc/forms-schema";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

export async function addDocument(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const id = String(data.get("id") ?? "");
  const next = takeWish(data, id);
  return await submit(addKycDocument, data, {
    ids: { ...file, id },
    form: addKycDocumentForm,
    next: () => fileHref(file, { saved: "document", ...next }),
  });
}
