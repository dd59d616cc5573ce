// The fields of a KYC document.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { WaitingZone } from "@/components/media/waiting-zone";
import { DateField, TextField } from "@/components/ui/field";
import { Options } from "@/components/ui/options";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";
import { DOCUMENT_TYPES } from "@/lib/kyc/document-types";

const labels = {
  type: "What is it?",
  number: "Number",
  issueDate: "Issued on",
  expiryDate: "Expires on",
  issuePlace: "Issued by, or where",
};

const types = DOCUMENT_TYPES.map(({ type, label }) => ({ value: type, label }));

type Props = FormProps &
  Pick<PanelFormProps, "action" | "submit"> & {
    /** Scans can be added at once. */
    mayUpload?: boolean;
  };

export function DocumentForm({ mayUpload = false, ...props }: Props) {
  return (
    <PanelForm {...props} labels={labels} busy="Saving…">
      {({ value, error }) => (
        <>
          <Options
            name="type"
            label={labels.type}
            options={types}
            value={value("type")}
            error={error("type")}
            hasKeys
          />
          <TextField
            name="number"
            label={labels.number}
            isId
            autoComplete="off"
            spellCheck={false}
            maxLength={50}
            hint="As printed, with its letters."
            defaultValue={value("number")}
            error={error("number")}
          />
          <div className="two">
            <DateField
              name="issueDate"
              label={labels.issueDate}
              defaultValue={value("issueDate")}
              error={error("issueDate")}
            />
            <DateField
              name="expiryDate"
              label={labels.expiryDate}
              defaultValue={value("expiryDate")}
              error={error("expiryDate")}
            />
          </div>
          <TextField
            name="issuePlace"
            label={labels.issuePlace}
            aside="if shown"
            maxLength={512}
            defaultValue={value("issuePlace")}
            error={error("issuePlace")}
          />
          {mayUpload && <WaitingZone recordId={props.hidden.id ?? ""} label="Scans" />}
        </>
      )}
    </PanelForm>
  );
}
