// The fields of an address, in the order and words of its country.
"use client";
import {
  AddressParts,
  type AddressStart,
} from "@/app/(office)/customers/[bankId]/[customerId]/address/parts";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { TextField } from "@/components/ui/field";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

/** Whatever the country calls them: the words of the summary and of a conflict. */
const labels = {
  countryCode: "Country",
  line1: "Street and number",
  line2: "Line 2",
  line3: "Line 3",
  city: "City",
  county: "County",
  state: "State or region",
  postcode: "Postcode",
  tags: "Tags",
  status: "Status",
};
const knownTags = "home, mailing, work, registered or previous";

type Props = FormProps & Pick<PanelFormProps, "action" | "submit"> & AddressStart;

export function AddressForm({ fields, warning, countries, ...props }: Props) {
  const named = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <PanelForm {...props} labels={{ ...labels, ...named }} busy="Saving…">
      {(filled) => (
        <>
          <AddressParts {...filled} fields={fields} warning={warning} countries={countries} />
          <TextField
            name="tags"
            label={labels.tags}
            aside="if any"
            maxLength={500}
            autoComplete="off"
            list="address-tags"
            hint={`Separated by commas: ${knownTags}, or your own words.`}
            defaultValue={filled.list("tags").join(", ")}
            error={filled.error("tags")}
          />
          <datalist id="address-tags">
            {["home", "mailing", "work", "registered", "previous"].map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
          <TextField
            name="status"
            label={labels.status}
            aside="if any"
            maxLength={255}
            autoComplete="off"
            hint="OK when it was seen to be right."
            defaultValue={filled.value("status")}
            error={filled.error("status")}
          />
        </>
      )}
    </PanelForm>
  );
}
