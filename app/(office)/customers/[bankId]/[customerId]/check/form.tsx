// The fields of a KYC check.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { WaitingZone } from "@/components/media/waiting-zone";
import { DateField, TextArea } from "@/components/ui/field";
import { Options } from "@/components/ui/options";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";
import { CHECK_KINDS } from "@/lib/kyc/check-kinds";

const labels = { how: "How was it done?", satisfied: "Result", date: "Date", comments: "Comments" };
const methods = CHECK_KINDS.map(({ how, label }) => ({ value: how, label }));
const results = [
  { value: "true", label: "Satisfied", icon: "check" as const },
  { value: "false", label: "Not satisfied", icon: "x" as const },
];

type Props = FormProps &
  Pick<PanelFormProps, "action" | "submit"> & {
    /** Scans can be added at once. */
    mayUpload?: boolean;
  };

export function CheckForm({ mayUpload = false, ...props }: Props) {
  return (
    <PanelForm {...props} labels={labels} busy="Saving…">
      {({ value, error }) => (
        <>
          <Options
            name="how"
            label={labels.how}
            options={methods}
            value={value("how")}
            error={error("how")}
            hasKeys
          />
          <Options
            name="satisfied"
            label={labels.satisfied}
            options={results}
            value={value("satisfied")}
            error={error("satisfied")}
          />
          <DateField name="date" label={labels.date} defaultValue={value("date")} error={error("date")} />
          <TextArea
            name="comments"
            label={labels.comments}
            maxLength={2000}
            rows={4}
            hint="The customer’s file keeps this for good."
            defaultValue={value("comments")}
            error={error("comments")}
          />
          {mayUpload && <WaitingZone recordId={props.hidden.id ?? ""} label="Scans" />}
        </>
      )}
    </PanelForm>
  );
}
