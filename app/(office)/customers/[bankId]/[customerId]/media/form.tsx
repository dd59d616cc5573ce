// The fields of a KYC medium.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { DateField, SelectField, TextField } from "@/components/ui/field";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

const labels = {
  type: "What does it show?",
  url: "Address",
  date: "Date",
  relatesToKycDocumentId: "Belongs to the document",
  relatesToKycCheckId: "Belongs to the check",
};

type Choice = { value: string; label: string };
type Props = FormProps &
  Pick<PanelFormProps, "action" | "submit"> & {
    documents: Choice[];
    checks: Choice[];
    /** The file itself lies here: its address stays as it is. */
    isUploaded?: boolean;
  };

export function MediumForm({ documents, checks, isUploaded = false, ...props }: Props) {
  return (
    <PanelForm {...props} labels={labels} busy="Saving…">
      {({ value, error }) => (
        <>
          <TextField
            name="type"
            label={labels.type}
            maxLength={50}
            hint="For example: scan of the passport’s photo page."
            defaultValue={value("type")}
            error={error("type")}
          />
          {isUploaded ? (
            <input type="hidden" name="url" value={value("url")} />
          ) : (
            <TextField
              name="url"
              label={labels.url}
              type="url"
              maxLength={255}
              hint="Where it is kept, beginning with https://. Dossier never opens it by itself."
              defaultValue={value("url")}
              error={error("url")}
            />
          )}
          <DateField name="date" label={labels.date} defaultValue={value("date")} error={error("date")} />
          <Related
            name="relatesToKycDocumentId"
            choices={documents}
            none="No document"
            value={value("relatesToKycDocumentId")}
            error={error("relatesToKycDocumentId")}
          />
          <Related
            name="relatesToKycCheckId"
            choices={checks}
            none="No check"
            value={value("relatesToKycCheckId")}
            error={error("relatesToKycCheckId")}
          />
        </>
      )}
    </PanelForm>
  );
}

type RelatedProps = {
  name: "relatesToKycDocumentId" | "relatesToKycCheckId";
  choices: Choice[];
  none: string;
  value: string;
  error?: string;
};

function Related({ name, choices, none, value, error }: RelatedProps) {
  return (
    <SelectField name={name} label={labels[name]} defaultValue={value} error={error}>
      <option value="">{none}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
