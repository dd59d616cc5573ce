// The country of an address and its parts. Choosing another country loads its rules, renames and reorders the parts.
"use client";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { type Country, CountryOptions } from "@/components/ui/country-options";
import { SelectField, TextField } from "@/components/ui/field";
import type { Filled } from "@/components/ui/filled";
import { Need } from "@/components/ui/note";
import type { AddressField, AddressFieldName } from "@/lib/addresses/rules";

export interface AddressStart {
  /** The fields of the country that is chosen at first. */
  fields: AddressField[];
  /** What is odd about its postcode. */
  warning: string | null;
  countries: readonly Country[];
}

type Values = Record<AddressFieldName, string>;

// Formats and postcodes of every country: too much to send to everybody who opens the panel.
const loadRules = () => import("@/lib/addresses/rules");

const read = (from: (name: string) => string): Values => ({
  line1: from("line1"),
  line2: from("line2"),
  line3: from("line3"),
  city: from("city"),
  county: from("county"),
  state: from("state"),
  postcode: from("postcode"),
});

/** What stands in the form around it now. */
function typedIn(part: HTMLElement | null) {
  const data = new FormData(part?.closest("form") ?? undefined);
  return (name: string) => String(data.get(name) ?? "");
}

/**
 * Controlled, since a part that moves between the shown and the folded ones is drawn anew, and nothing typed may be
 * lost. `country` is the element around the country's select.
 */
function useParts({ value, fields: first, warning: atFirst }: Filled & AddressStart) {
  const [fields, setFields] = useState(first);
  const [warning, setWarning] = useState(atFirst);
  const [values, setValues] = useState(() => read(value));
  // A part that says something is never folded away; which ones, is asked again with each country.
  const [filled, setFilled] = useState(values);
  const country = useRef<HTMLDivElement>(null);
  // What was typed before this script arrived.
  useEffect(() => setValues(read(typedIn(country.current))), []);
  const judgePostcode = async () => {
    const rules = await loadRules();
    const typed = typedIn(country.current);
    setWarning(rules.postcodeWarning(typed("countryCode"), typed("postcode")));
  };
  const changeCountry = async () => {
    const rules = await loadRules();
    const typed = typedIn(country.current);
    setFields(rules.fieldsFor(typed("countryCode")));
    setFilled(read(typed));
    await judgePostcode();
  };
  const type = (name: AddressFieldName, text: string) => setValues((before) => ({ ...before, [name]: text }));
  return { country, fields, filled, values, warning, type, judgePostcode, changeCountry };
}

export function AddressParts(props: Filled & AddressStart) {
  const { value, error, countries } = props;
  const { country, fields, filled, values, warning, type, judgePostcode, changeCountry } = useParts(props);
  const draw = (field: AddressField) => (
    <AddressPart
      key={field.name}
      {...field}
      value={values[field.name]}
      error={error(field.name)}
      warning={field.name === "postcode" ? warning : null}
      onChange={({ target }) => type(field.name, target.value)}
      onBlur={field.name === "postcode" ? judgePostcode : undefined}
    />
  );
  const isShown = ({ name, isUsed }: AddressField) => isUsed || Boolean(filled[name]) || Boolean(error(name));
  const folded = fields.filter((field) => !isShown(field));
  return (
    <>
      <div ref={country}>
        <SelectField
          name="countryCode"
          label="Country"
          defaultValue={value("countryCode")}
          error={error("countryCode")}
          onChange={changeCountry}
        >
          <CountryOptions countries={countries} none="Choose a country" />
        </SelectField>
      </div>
      {fields.filter(isShown).map(draw)}
      {folded.length > 0 && (
        <details>
          <summary className="linkish">
            More: {folded.map(({ label }) => label.toLowerCase()).join(", ")}
          </summary>
          <div className="stack pt-4">{folded.map(draw)}</div>
        </details>
      )}
    </>
  );
}

type PartProps = AddressField & {
  value: string;
  error?: string;
  warning: string | null;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
};

function AddressPart({ name, label, isRequired: _, isUsed, warning, ...rest }: PartProps) {
  return (
    <TextField
      name={name}
      label={label}
      aside={!isUsed || name === "line2" || name === "line3" ? "if any" : undefined}
      maxLength={name === "postcode" ? 20 : 255}
      autoComplete="off"
      notice={
        name === "postcode" && (
          <div role="status" className="empty:-mt-1.5">
            {warning && (
              <Need tone="soon" icon="triangle-alert">
                {warning}
              </Need>
            )}
          </div>
        )
      }
      {...rest}
    />
  );
}
