// Says which document a scan belongs to: a new version of the medium, in which nothing else changes.
"use client";
import type { FormProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { Options } from "@/components/ui/options";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

const labels = { relatesToKycDocumentId: "Which document does it show?" };

type Props = FormProps &
  Pick<PanelFormProps, "action"> & {
    documents: { value: string; label: string }[];
  };

export function LinkForm({ documents, ...props }: Props) {
  return (
    <PanelForm {...props} labels={labels} submit="Link" busy="Linking…">
      {({ value, error }) => (
        <Options
          name="relatesToKycDocumentId"
          label={labels.relatesToKycDocumentId}
          options={documents}
          value={value("relatesToKycDocumentId")}
          error={error("relatesToKycDocumentId")}
          hasKeys
        />
      )}
    </PanelForm>
  );
}
