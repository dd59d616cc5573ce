// The panel that corrects a customer: all fields at once, each under the role OBP demands for it.
import { changeTheCustomer } from "@/app/(office)/customers/[bankId]/[customerId]/customer/actions";
import { CustomerForm } from "@/app/(office)/customers/[bankId]/[customerId]/customer/form";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { Panel } from "@/components/ui/panel";
import { valueWords } from "@/lib/audit/field-words";
import { type Actor, holdsAt } from "@/lib/core/actor";
import { countryOptions } from "@/lib/countries/rules";
import { columnNames, roleFor } from "@/lib/customers/column-roles";
import { customerAsTyped } from "@/lib/customers/form-values";
import { getCustomerOverview } from "@/lib/customers/overview";
import { load } from "@/lib/web/load";

/** Each field the actor may not write, with the role it needs. */
const missingAt = (actor: Actor, bankId: string) =>
  Object.fromEntries(
    columnNames
      .map((name) => [name, roleFor(name)] as const)
      .filter(([, role]) => !holdsAt(actor, role, bankId)),
  );

/** A form's days, as the words of a record expect them. */
const momentsOf = (typed: string | string[]) =>
  [typed].flat().map((text) => text.replace(/^\d{4}-\d{2}-\d{2}$/, "$&T00:00:00Z"));

export async function EditCustomerPanel(props: PanelProps) {
  const { file, actor } = props;
  const customer = await load(getCustomerOverview, { ...file });
  const typed = customerAsTyped(customer);
  const missing = missingAt(actor, file.bankId);
  const words = Object.fromEntries(
    columnNames.map((name) => [name, valueWords(name, momentsOf(typed[name]))]),
  );
  const form = formProps(props, file.customerId, customer.version, typed);
  return (
    <Panel wide title="Edit the customer" aside={props.customerName} closeHref={props.closeHref}>
      <CustomerForm
        {...form}
        countries={countryOptions().map(({ code, name }) => ({ value: code, label: name }))}
        today={props.today}
        missing={missing}
        words={words}
        action={changeTheCustomer}
        submit="Save the customer"
      />
    </Panel>
  );
}
