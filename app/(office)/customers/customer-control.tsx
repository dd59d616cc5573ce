// One field of a customer as the control its kind asks for.
"use client";
import type { CustomerField } from "@/app/(office)/customers/customer-groups";
import { type Country, CountryOptions } from "@/components/ui/country-options";
import { SelectField, TextField } from "@/components/ui/field";
import type { Filled } from "@/components/ui/filled";
import { SeveralFields } from "@/components/ui/several-fields";
import type { ColumnName } from "@/lib/customers/rows";

type Props = Filled & {
  field: CustomerField;
  countries: readonly Country[];
  today?: string;
  hints?: Partial<Record<ColumnName, string>>;
};

export function CustomerControl({ field, countries, today, hints, value, list, error }: Props) {
  const { name, label, hint = hints?.[field.name], aside, kind = "text", max = 255 } = field;
  const frame = { name, label, hint, aside, error: error(name) };
  if (kind === "countries")
    return (
      <SeveralFields
        {...frame}
        values={list(name)}
        most={max}
        one="Nationality"
        more="Add a nationality"
        draw={(control) => (
          <select className="input" {...control}>
            <CountryOptions countries={countries} none="Choose a country" />
          </select>
        )}
      />
    );
  if (kind === "days")
    return (
      <SeveralFields
        {...frame}
        values={list(name)}
        most={max}
        one="Date of birth of dependant"
        more="Add a date of birth"
        draw={(control) => <input type="date" className="input" max={today} {...control} />}
      />
    );
  if (kind === "country")
    return (
      <SelectField {...frame} defaultValue={value(name)}>
        <CountryOptions countries={countries} none="Not known" />
      </SelectField>
    );
  return <OneLine {...field} {...frame} today={today} defaultValue={value(name)} />;
}

type LineProps = CustomerField & { error?: string; today?: string; defaultValue: string };

/** A line of text, a number or a day; what is offered comes from a list the browser shows. */
function OneLine({ kind = "text", max, offers, isNeeded, isHalf: _, today, ...rest }: LineProps) {
  const listed = offers && `${rest.name}-offers`;
  const types = { text: "text", tel: "tel", email: "email", number: "text", day: "date" } as const;
  const type = types[kind as keyof typeof types] ?? "text";
  return (
    <>
      <TextField
        {...rest}
        type={type}
        required={isNeeded}
        inputMode={kind === "number" ? "numeric" : undefined}
        maxLength={type === "date" ? undefined : max}
        max={type === "date" ? today : undefined}
        list={listed}
        autoComplete="off"
        spellCheck={false}
      />
      {listed && (
        <datalist id={listed}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </>
  );
}
