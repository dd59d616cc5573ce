// The fields of a tax residence.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { SelectField, TextField } from "@/components/ui/field";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

const labels = { domain: "Country", taxNumber: "Tax number (TIN)" };

type Props = FormProps &
  Pick<PanelFormProps, "action" | "submit"> & { countries: { value: string; label: string }[] };

export function TaxForm({ countries, ...props }: Props) {
  return (
    <PanelForm {...props} labels={labels} busy="Saving…">
      {({ value, error }) => (
        <>
          <SelectField
            name="domain"
            label={labels.domain}
            defaultValue={value("domain")}
            error={error("domain")}
          >
            <option value="">Choose a country</option>
            {countries.map((country) => (
              <option key={country.value} value={country.value}>
                {country.label}
              </option>
            ))}
          </SelectField>
          <TextField
            name="taxNumber"
            label={labels.taxNumber}
            isId
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            hint="As the country writes it. A number that does not fit its country is kept and marked, not refused."
            defaultValue={value("taxNumber")}
            error={error("taxNumber")}
          />
        </>
      )}
    </PanelForm>
  );
}
