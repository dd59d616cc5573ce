// The panel that adds a medium (a scan, a picture, a video, by its address), or edits one as a new version.
import { addMedium } from "@/app/(office)/customers/[bankId]/[customerId]/media/actions";
import { MediumForm } from "@/app/(office)/customers/[bankId]/[customerId]/media/form";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { dayOf, documentName } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { formatDate } from "@/lib/format";
import { checkLabel } from "@/lib/kyc/check-kinds";
import { listKycChecks } from "@/lib/kyc/checks";
import { listKycDocuments } from "@/lib/kyc/documents";
import { getKycMediaHistory } from "@/lib/kyc/media";
import { load } from "@/lib/web/load";

/** This customer's own documents and checks: what a medium can belong to. */
async function relatives({ file }: PanelProps) {
  const [documents, checks] = await Promise.all([
    load(listKycDocuments, { ...file }),
    load(listKycChecks, { ...file }),
  ]);
  return {
    documents: documents.map((document) => ({ value: document.id, label: documentName(document) })),
    checks: checks.map(({ id, how, date }) => ({
      value: id,
      label: `${checkLabel(how)}${date ? `, ${formatDate(date)}` : ""}`,
    })),
  };
}

/** `props.id` names the document it is for, when it was opened from a document. */
export async function AddMediumPanel(props: PanelProps) {
  const form = formProps(props, uuidv7(), 0, { date: props.today, relatesToKycDocumentId: props.id ?? "" });
  return (
    <Panel title="Add a scan or picture" aside={props.customerName} closeHref={props.closeHref}>
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
