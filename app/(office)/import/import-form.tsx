// The form that hands files over. It needs no script: the files go to a route of their own, which leads on.
import { Field, SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Bank } from "@/lib/banks/schema";
import { visibleText } from "@/lib/format";

const files = [
  {
    kind: "customers",
    label: "Customers",
    hint: "CSV in UTF-8. Its first line names the columns: customer_number, legal_name and mobile_phone_number, and any other of a customer’s fields as the API calls them.",
  },
  {
    kind: "addresses",
    label: "Addresses",
    aside: "if any",
    hint: "Each with the customer_number of a customer of the first file; so are the next two.",
  },
  { kind: "tax-residences", label: "Tax residences", aside: "if any" },
  { kind: "attributes", label: "Attributes", aside: "if any" },
];

export function ImportForm({ banks, mostMb }: { banks: Bank[]; mostMb: number }) {
  return (
    <form className="card-body stack" action="/api/imports" method="post" encType="multipart/form-data">
      <SelectField name="bankId" label="Bank" required>
        {banks.map(({ id, fullName }) => (
          <option key={id} value={id}>
            {visibleText(fullName)} ({id})
          </option>
        ))}
      </SelectField>
      <label className="row">
        <input type="checkbox" name="isStrict" /> Also demand what the forms demand, such as a phone number of
        digits
      </label>
      {files.map(({ kind, label, aside, hint }) => (
        <Field key={kind} name={kind} label={label} aside={aside} hint={hint}>
          {(described) => (
            <input
              className="input"
              type="file"
              name={kind}
              accept=".csv,text/csv"
              required={kind === "customers"}
              {...described}
            />
          )}
        </Field>
      ))}
      <p className="hint">
        At most {mostMb} MB together; larger files go by the command line, as the README says. First every row
        is checked. Nothing is written before you let it in.
      </p>
      <div>
        <SubmitButton look="primary" icon="upload">
          Check the files
        </SubmitButton>
      </div>
    </form>
  );
}
