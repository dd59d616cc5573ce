// The panel that adds a medium (a scan, a picture, a video, by its address), or edits one as a new version.
import { addMedium } from "@/app/(office)/customers/[bankId]/[customerId]/media/actions";
import { MediumForm } from "@/app/(office)/customers/[bankId]/[customerId]/media/form";
import { relatives } from "@/app/(office)/customers/[bankId]/[customerId]/media/relatives";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { dayOf } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { getKycMediaHistory } from "@/lib/kyc/media";
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
      <MediumForm {...form} {...(await relatives(props))} action={addMedium} submit="Save as a new version" />
    </Panel>
  );
}
