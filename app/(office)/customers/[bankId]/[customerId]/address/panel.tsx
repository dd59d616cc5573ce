// The panel that adds an address, or edits one on top of the version it was opened with.
import {
  addTheAddress,
  changeTheAddress,
} from "@/app/(office)/customers/[bankId]/[customerId]/address/actions";
import { AddressForm } from "@/app/(office)/customers/[bankId]/[customerId]/address/form";
import { formProps, type PanelProps } from "@/app/(office)/customers/[bankId]/[customerId]/panel-props";
import { Panel } from "@/components/ui/panel";
import { listAddresses } from "@/lib/addresses/addresses";
import { fieldsFor, postcodeWarning } from "@/lib/addresses/rules";
import { addressAsTyped } from "@/lib/addresses/schema";
import { getBank } from "@/lib/banks/banks";
import { uuidv7 } from "@/lib/core/ids";
import { countryOptions } from "@/lib/countries/rules";
import type { FormState } from "@/lib/web/form-state";
import { load } from "@/lib/web/load";

/** What the country that is chosen at first says: its fields, and whether the postcode looks like one of its. */
function startOf({ countryCode, postcode }: FormState["typed"]) {
  const country = String(countryCode ?? "");
  return {
    fields: fieldsFor(country),
    warning: postcodeWarning(country, String(postcode ?? "")),
    countries: countryOptions().map(({ code, name }) => ({ value: code, label: name })),
  };
}

export async function AddAddressPanel(props: PanelProps) {
  const bank = await load(getBank, { bankId: props.file.bankId });
  const form = formProps(props, uuidv7(), 0, { countryCode: bank.country });
  return (
    <Panel title="Add an address" aside={props.customerName} closeHref={props.closeHref}>
      <AddressForm {...form} {...startOf(form.initial)} action={addTheAddress} submit="Add address" />
    </Panel>
  );
}

export async function EditAddressPanel(props: PanelProps) {
  const addresses = await load(listAddresses, { ...props.file });
  const current = addresses.find(({ id }) => id === props.id);
  if (!current) return null;
  const form = formProps(props, current.id, current.version, {
    ...addressAsTyped(current),
    tags: current.tags.join(", "),
  });
  return (
    <Panel title="Edit the address" aside={props.customerName} closeHref={props.closeHref}>
      <AddressForm {...form} {...startOf(form.initial)} action={changeTheAddress} submit="Save the address" />
    </Panel>
  );
}
