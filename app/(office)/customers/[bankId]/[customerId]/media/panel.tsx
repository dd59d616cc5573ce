// The panel that adds a medium (a scan, a picture, a video, by its address), or edits one as a new version.
import { addMedium, deleteTheMedium } from "@/app/(office)/customers/[bankId]/[customerId]/media/actions";
import { MediumForm } from "@/app/(office)/customers/[bankId]/[customerId]/media/form";
import { relatives } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { dayOf } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { OneButtonForm } from "@/components/ui/one-button-form";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { getKycMediaHistory } from "@/lib/kyc/media";
import { mediumPath } from "@/lib/media/schema";
import { load } from "@/lib/web/load";

/** `props.id` names the document it is for, when it was opened from a document. */
export async function AddMediumPanel(props: PanelProps) {
  const form = formProps(props, uuidv7(), 0, { date: props.today, relatesToKycDocumentId: props.id ?? "" });
  return (
    <Panel title="Add the address of a scan" aside={props.customerName} closeHref={props.closeHref}>
      <MediumForm {...form} {...(await relatives(props))} action={addMedium} submit="Add medium" />
    </Panel>
  );
}

/** The file was uploaded: its address is ours, and nobody's to change. */
const isOwnAddress = (url: string | null, { bankId, customerId, id }: PanelProps["file"] & { id: string }) =>
  url?.endsWith(mediumPath(bankId, customerId, id)) ?? false;

export async function EditMediumPanel(props: PanelProps) {
  const [current] = await load(getKycMediaHistory, { ...props.file, id: props.id });
  if (!current) return null;
  const form = formProps(props, current.id, current.version, {
    type: current.type ?? "",
    url: current.url ?? "",
    date: dayOf(current.date),
    relatesToKycDocumentId: current.relatesToKycDocumentId ?? "",
    relatesToKycCheckId: current.relatesToKycCheckId ?? "",
  });
  return (
    <Panel title="Edit the medium" aside={props.customerName} closeHref={props.closeHref}>
      <div className="panel-strip">
        <OneButtonForm
          action={deleteTheMedium}
          hidden={{ ...props.file, id: current.id }}
          label="Delete this medium"
          icon="trash"
          hasWords
        />
      </div>
      <MediumForm
        isUploaded={isOwnAddress(current.url, { ...props.file, id: current.id })}
        {...form}
        {...(await relatives(props))}
        action={addMedium}
        submit="Save as a new version"
      />
    </Panel>
  );
}
