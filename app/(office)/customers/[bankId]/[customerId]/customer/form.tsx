// Every field of a customer in one form; those whose role is missing are read, not written, and never sent.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { CustomerFields, type CustomerFieldsProps } from "@/app/(office)/customers/customer-fields";
import { customerLabels } from "@/app/(office)/customers/customer-groups";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

type Props = FormProps &
  Pick<PanelFormProps, "action" | "submit"> &
  Pick<CustomerFieldsProps, "countries" | "today" | "missing" | "words">;

export function CustomerForm({ countries, today, missing = {}, words, ...props }: Props) {
  return (
    <PanelForm {...props} labels={customerLabels((name) => !missing[name])} busy="Saving…">
      {(filled) => (
        <CustomerFields {...filled} countries={countries} today={today} missing={missing} words={words} />
      )}
    </PanelForm>
  );
}
