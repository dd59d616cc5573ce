// The panel that adds a document, or edits one as a new version.
import { addDocument } from "@/app/(office)/customers/[bankId]/[customerId]/document/actions";
import { DocumentForm } from "@/app/(office)/customers/[bankId]/[customerId]/document/form";
import {
  formProps,
  mayUpload,
  type PanelProps,
} from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { dayOf } from "@/app/(office)/customers/[bankId]/[customerId]/record-words";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { getKycDocumentHistory } from "@/lib/kyc/documents";
import { load } from "@/lib/web/load";

export function AddDocumentPanel(props: PanelProps) {
  return (
    <Panel title="Add a document" aside={props.customerName} closeHref={props.closeHref}>
      <DocumentForm
        {...formProps(props, uuidv7(), 0, {})}
        action={addDocument}
        submit="Add document"
        mayUpload={mayUpload(props)}
      />
    </Panel>
  );
}

export async function EditDocumentPanel(props: PanelProps) {
  const [current] = await load(getKycDocumentHistory, { ...props.file, id: props.id });
  if (!current) return null;
  const form = formProps(props, current.id, current.version, {
    type: current.type ?? "",
    number: current.number ?? "",
    issueDate: dayOf(current.issueDate),
    issuePlace: current.issuePlace ?? "",
    expiryDate: dayOf(current.expiryDate),
  });
  return (
    <Panel title="Edit the document" aside={props.customerName} closeHref={props.closeHref}>
      <DocumentForm {...form} action={addDocument} submit="Save as a new version" />
    </Panel>
  );
}
