// The panel that uploads files: for the customer, or for the document or check it was opened from.
import { fileHref } from "@/app/(office)/customers/[bankId]/[customerId]/href";
import { relatives } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import type { PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { UploadForm } from "@/components/media/upload-form";
import { SelectField, TextField } from "@/components/ui/field";
import { Go } from "@/components/ui/go";
import { Panel, PanelBody, PanelFoot } from "@/components/ui/panel";
import { env } from "@/lib/core/env";

type Choice = { value: string; label: string };

/** `props.id` names the document or the check it is for; it was perhaps stored a moment ago. */
export async function UploadPanel(props: PanelProps) {
  const { documents, checks } = await relatives(props);
  const problems = props.draft?.uploadProblems;
  return (
    <Panel title="Upload files" aside={props.customerName} closeHref={props.closeHref}>
      <PanelBody>
        <UploadForm
          {...props.file}
          mostMegabytes={env().MEDIA_MAX_MB}
          problems={Array.isArray(problems) ? problems : []}
          waitingFor={props.id}
        >
          <TextField
            name="type"
            label="What do they show?"
            aside="if not just a scan"
            maxLength={50}
            hint="For example: photo page, back of the card."
          />
          <Related
            name="relatesToKycDocumentId"
            label="Belongs to the document"
            none="No document"
            choices={documents}
            id={props.id}
          />
          <Related
            name="relatesToKycCheckId"
            label="Belongs to the check"
            none="No check"
            choices={checks}
            id={props.id}
          />
        </UploadForm>
        <p className="meta">
          It is kept elsewhere?{" "}
          <Go
            href={fileHref(props.file, { panel: "add-media", id: props.id })}
            className="linkish"
            scroll={false}
          >
            Give its address
          </Go>
        </p>
      </PanelBody>
      <PanelFoot signed={props.signed}>
        <Go href={props.closeHref} className="btn" scroll={false}>
          Done
        </Go>
      </PanelFoot>
    </Panel>
  );
}

type RelatedProps = { name: string; label: string; none: string; choices: Choice[]; id?: string };

/** Chosen already when the panel was opened from one of them. */
function Related({ name, label, none, choices, id }: RelatedProps) {
  if (choices.length === 0) return null;
  const chosen = choices.some(({ value }) => value === id) ? id : "";
  return (
    <SelectField name={name} label={label} defaultValue={chosen}>
      <option value="">{none}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
