"use server";
// Correcting a customer from the customer page.
import { z } from "zod";
import { fileHref, idsOf } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { changeCustomer } from "@/lib/customers/customers";
import { changedCustomerForm } from "@/lib/customers/form-schema";
import { customerAsTyped, type Typed, withoutRepeated } from "@/lib/customers/form-values";
import { getCustomerOverview } from "@/lib/customers/overview";
import { submit } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { currentActor } from "@/lib/web/request";

/** What the record says now; null for whoever may not read it: the command then says why it refuses. */
async function recordOf(file: { bankId: string; customerId: string }) {
  try {
    return customerAsTyped(await perform(getCustomerOverview, await currentActor(), file));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export async function changeTheCustomer(_state: FormState, data: FormData): Promise<FormState> {
  const file = idsOf(data);
  const record = await recordOf(file);
  const news = (typed: unknown) => (record ? withoutRepeated(typed as Typed, record) : typed);
  return await submit(changeCustomer, data, {
    ids: file,
    form: (facts) => z.preprocess(news, changedCustomerForm(facts)),
    lists: ["nationalities", "dobOfDependants"],
    next: () => fileHref(file, { saved: "customer" }),
  });
}
