"use server";
// Setting the KYC status from the customer page.
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { addKycStatusForm } from "@/lib/kyc/forms-schema";
import { addKycStatus } from "@/lib/kyc/status-history";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

export async function setStatus(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  return await submit(addKycStatus, data, {
    ids: { ...file, id: String(data.get("id") ?? "") },
    form: addKycStatusForm,
    next: () => fileHref(file, { saved: "status" }),
  });
}
