// The panel that adds a check, or edits one as a new version.
import { addCheck } from "@/app/(office)/customers/[bankId]/[customerId]/check/actions";
import { CheckForm } from "@/app/(office)/customers/[bankId]/[customerId]/check/form";
import {
  formProps,
  mayUpload,
  type PanelProps,
} from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { checkKind } from "@/lib/kyc/check-kinds";
import { getKycCheckHistory } from "@/lib/kyc/checks";
import { load } from "@/lib/web/load";

export function AddCheckPanel(props: PanelProps) {
  const form = formProps(props, uuidv7(), 0, { date: props.today });
  return (
    <Panel title="Add a check" aside={props.customerName} closeHref={props.closeHref}>
      <CheckForm {...form} action={addCheck} submit="Add check" mayUpload={mayUpload(props)} />
    </Panel>
  );
}

export async function EditCheckPanel(props: PanelProps) {
  const [current] = await load(getKycCheckHistory, { ...props.file, id: props.id });
  if (!current) return null;
  const form = formProps(props, current.id, current.version, {
    how: checkKind(current.how)?.how ?? "",
    date: current.date?.toISOString().slice(0, 10) ?? "",
    satisfied: String(current.satisfied),
    comments: current.comments ?? "",
  });
  return (
    <Panel title="Edit the check" aside={props.customerName} closeHref={props.closeHref}>
      <CheckForm {...form} action={addCheck} submit="Save as a new version" />
    </Panel>
  );
}
