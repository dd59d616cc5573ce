// The panel that adds a tax residence.
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { addTheTaxResidence } from "@/app/(office)/customers/[bankId]/[customerId]/tax/actions";
import { TaxForm } from "@/app/(office)/customers/[bankId]/[customerId]/tax/form";
import { Panel } from "@/components/ui/panel";
import { uuidv7 } from "@/lib/core/ids";
import { countryOptions } from "@/lib/countries/rules";

export function AddTaxPanel(props: PanelProps) {
  const form = formProps(props, uuidv7(), 0, {});
  return (
    <Panel title="Add a tax residence" aside={props.customerName} closeHref={props.closeHref}>
      <TaxForm
        {...form}
        countries={countryOptions().map(({ code, name }) => ({ value: code, label: name }))}
        action={addTheTaxResidence}
        submit="Add tax residence"
      />
    </Panel>
  );
}
