// The panel that sets the KYC status.
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { setStatus } from "@/app/(office)/customers/[bankId]/[customerId]/status/actions";
import { StatusForm } from "@/app/(office)/customers/[bankId]/[customerId]/status/form";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";

export function SetStatusPanel(props: PanelProps) {
  return (
    <Panel title="Set the KYC status" aside={props.customerName} closeHref={props.closeHref}>
      <StatusForm
        {...formProps(props, uuidv7(), 0, { date: props.today })}
        action={setStatus}
        submit="Set status"
      />
    </Panel>
  );
}
