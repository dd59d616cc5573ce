"use server";
// Adding a customer.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { createCustomer } from "@/lib/customers/customers";
import { newCustomerForm } from "@/lib/customers/form-schema";
import { readForm, submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const lists = ["nationalities", "dobOfDependants"];
const noBank = "Choose the bank.";

export async function addTheCustomer(_state: FormState, data: FormData): Promise<FormState> {
  const bankId = String(data.get("bankId") ?? "");
  const customerId = String(data.get("customerId") ?? "");
  // Which bank decides which role is asked for: without one nothing else can be said.
  if (bankId === "")
    return {
      message: noBank,
      code: "invalid",
      errors: { bankId: noBank },
      typed: readForm(data, lists),
      theirs: null,
    };
  return await submit(createCustomer, data, {
    ids: { bankId, customerId },
    form: newCustomerForm,
    lists,
    next: ({ customer }) => fileHref(customer, { saved: "created" }),
  });
}
