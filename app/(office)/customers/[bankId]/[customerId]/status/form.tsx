// The fields of a KYC status.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { DateField, TextArea } from "@/components/ui/field";
import { Options } from "@/components/ui/options";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

const labels = { ok: "KYC status", date: "From", reason: "Reason" };
const choices = [
  { value: "true", label: "OK", icon: "circle-check" as const },
  { value: "false", label: "Not OK", icon: "octagon-x" as const },
];

type Props = FormProps & Pick<PanelFormProps, "action" | "submit">;

export function StatusForm(props: Props) {
  return (
    <PanelForm {...props} labels={labels} busy="Saving…">
      {({ value, error }) => (
        <>
          <Options
            name="ok"
            label={labels.ok}
            options={choices}
            value={value("ok")}
            error={error("ok")}
            hasKeys
          />
          <DateField name="date" label={labels.date} defaultValue={value("date")} error={error("date")} />
          <TextArea
            name="reason"
            label={labels.reason}
            maxLength={2000}
            rows={4}
            hint="Needed for OK without a valid identity document and a satisfied check. It stays in the file."
            defaultValue={value("reason")}
            error={error("reason")}
          />
        </>
      )}
    </PanelForm>
  );
}
