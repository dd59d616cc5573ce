"use client";
// Whom to invite, and what comes with it.
import { inviteSomeone } from "@/app/(office)/invitations/actions";
import { type Country, CountryOptions } from "@/components/ui/country-options";
import { SelectField, TextField } from "@/components/ui/field";
import { PanelForm, type PanelFormProps } from "@/components/ui/panel-form";

const labels = {
  bankId: "Bank",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail",
  company: "Company or bank",
  country: "Country",
  purpose: "Purpose",
  bundle: "Role on acceptance",
  customerNumber: "Customer number",
};

type Props = Pick<PanelFormProps, "initial" | "closeHref" | "signed"> & {
  banks: readonly string[];
  /** The banks where a role may be promised. */
  grantable: readonly string[];
  countries: readonly Country[];
  bundles: readonly string[];
  /** Whether a customer may be promised. */
  mayLink: boolean;
};

const lines = ["firstName", "lastName", "email", "company"] as const;

export function InviteForm({ banks, grantable, countries, bundles, mayLink, ...props }: Props) {
  const hidden: Record<string, string> = banks.length === 1 ? { bankId: banks[0] ?? "" } : {};
  return (
    <PanelForm
      {...props}
      action={inviteSomeone}
      hidden={hidden}
      labels={labels}
      submit="Invite"
      busy="Inviting…"
    >
      {({ value, error }) => (
        <>
          {banks.length > 1 && (
            <SelectField
              name="bankId"
              label={labels.bankId}
              defaultValue={value("bankId")}
              error={error("bankId")}
            >
              {banks.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </SelectField>
          )}
          {lines.map((name) => (
            <TextField
              key={name}
              name={name}
              label={labels[name]}
              type={name === "email" ? "email" : "text"}
              maxLength={50}
              autoComplete="off"
              required
              defaultValue={value(name)}
              error={error(name)}
            />
          ))}
          <SelectField
            name="country"
            label={labels.country}
            defaultValue={value("country")}
            error={error("country")}
          >
            <CountryOptions countries={countries} none="Choose a country" />
          </SelectField>
          <SelectField
            name="purpose"
            label={labels.purpose}
            defaultValue={value("purpose")}
            error={error("purpose")}
          >
            <option value="DEVELOPER">Developer or colleague</option>
            <option value="CUSTOMER">Customer of the bank</option>
          </SelectField>
          {grantable.length > 0 && (
            <SelectField
              name="bundle"
              label={labels.bundle}
              hint="What the invitee may do at the bank from the first moment. You can grant more later."
              defaultValue={value("bundle")}
              error={error("bundle")}
            >
              <option value="">No role</option>
              {bundles.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
          )}
          {mayLink && (
            <TextField
              name="customerNumber"
              label={labels.customerNumber}
              aside="if the invitee is, or acts for, a customer"
              hint="At this bank. Whoever accepts is linked to that customer."
              isId
              maxLength={50}
              autoComplete="off"
              defaultValue={value("customerNumber")}
              error={error("customerNumber")}
            />
          )}
        </>
      )}
    </PanelForm>
  );
}
