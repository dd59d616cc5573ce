// The form of a new customer, as a page: each group in a card.
"use client";
import { useActionState } from "react";
import { CustomerFields } from "@/app/(office)/customers/customer-fields";
import { customerLabels } from "@/app/(office)/customers/customer-groups";
import { addTheCustomer } from "@/app/(office)/customers/new/actions";
import { LinkButton } from "@/components/ui/button";
import { type Country, CountryOptions } from "@/components/ui/country-options";
import { SelectField } from "@/components/ui/field";
import { filledFrom } from "@/components/ui/filled";
import { Refused } from "@/components/ui/refused";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, untouched } from "@/lib/web/form-state";

interface Props {
  /** The id it will create. */
  customerId: string;
  /** Where the person may make customers; a choice when there are several. */
  banks: { id: string; fullName: string }[];
  countries: readonly Country[];
  initial: FormState["typed"];
  name: string;
}

const hints = { customerNumber: "Left empty, ten digits that nobody has yet." };
const labels = { bankId: "Bank", ...customerLabels() };

export function NewCustomerForm({ customerId, banks, countries, initial, name }: Props) {
  const [state, send] = useActionState(addTheCustomer, untouched);
  const filled = filledFrom({ ...initial, ...state.typed }, state.errors);
  return (
    <form action={send} noValidate className="stack max-w-2xl">
      <input type="hidden" name="customerId" value={customerId} />
      <Refused state={state} labels={labels} />
      {banks.length === 1 ? (
        <input type="hidden" name="bankId" value={banks[0]?.id} />
      ) : (
        <SelectField
          name="bankId"
          label={labels.bankId}
          defaultValue={filled.value("bankId")}
          error={filled.error("bankId")}
        >
          <CountryOptions
            countries={banks.map((bank) => ({ value: bank.id, label: `${bank.fullName} (${bank.id})` }))}
            none="Choose the bank"
          />
        </SelectField>
      )}
      <CustomerFields {...filled} countries={countries} hints={hints} isPage />
      <div className="row wrap">
        <SubmitButton hasKey busy="Adding…">
          Add customer
        </SubmitButton>
        <LinkButton look="quiet" href="/customers">
          Cancel
        </LinkButton>
        <p className="meta">{name}</p>
      </div>
    </form>
  );
}
