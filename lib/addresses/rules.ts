// Addresses as each country writes them: which fields in which order, how they print, what a postcode looks like.
import { formatAddress } from "localized-address-format";
import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { countryName } from "@/lib/countries/rules";
import { CITY_STATES, COUNTY_LABELS, POSTCODE_FORMS, POSTCODE_LABELS, STATE_LABELS } from "./country-words";

/** Tags the form offers; the field is free text. */
export const ADDRESS_TAGS = ["home", "mailing", "work", "registered", "previous"] as const;

export interface PostalAddress {
  line1: string | null;
  line2: string | null;
  line3: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  postcode: string | null;
  countryCode: string | null;
}

export type AddressFieldName = Exclude<keyof PostalAddress, "countryCode">;

export interface AddressField {
  name: AddressFieldName;
  label: string;
  /** Country and city are what the law demands (draft RTS to AMLR Art. 22, Art. 3); the rest where there is any. */
  isRequired: boolean;
  /** Part of the country's own form; the others stay reachable, since the wire may fill them. */
  isUsed: boolean;
}

type Part = "city" | "county" | "state" | "postcode";

// Ireland's first division is the county, which has a field of its own on the wire.
const divisionOf = (country: string): Part => (country === "IE" ? "county" : "state");
const USES_COUNTY = new Set(["GB", "IE"]);

function write(country: string, parts: Record<Part, string>, lines: string[], isLocal = false): string[] {
  const division = divisionOf(country);
  return formatAddress(
    {
      postalCountry: country,
      administrativeArea: parts[division],
      locality: parts.city,
      dependentLocality: division === "county" ? "" : parts.county,
      postalCode: parts.postcode,
      addressLines: lines,
    },
    isLocal ? "local" : "latin",
  );
}

// The library keeps its formats to itself; an address of marks shows where each part would stand.
const MARKS = { city: "\u0001", county: "\u0002", state: "\u0003", postcode: "\u0004" } as const;

function partsInOrder(country: string): Part[] {
  const shown = write(country, MARKS, ["line"]).join("");
  return (Object.keys(MARKS) as Part[])
    .filter((part) => shown.includes(MARKS[part]))
    .sort((a, b) => shown.indexOf(MARKS[a]) - shown.indexOf(MARKS[b]));
}

function labelOf(name: AddressFieldName, country: string): string {
  switch (name) {
    case "line1":
      return "Street and number";
    case "line2":
      return "Line 2";
    case "line3":
      return "Line 3";
    case "city":
      return country === "GB" ? "Town or city" : "City";
    case "county":
      return COUNTY_LABELS[country] ?? (partsInOrder(country).includes("county") ? "District" : "County");
    case "state":
      return STATE_LABELS[country] ?? "State or region";
    case "postcode":
      return POSTCODE_LABELS[country] ?? "Postcode";
  }
}

/** Every field of an address in the country's order, the unused ones last. */
export function fieldsFor(country: string): AddressField[] {
  const inFormat = partsInOrder(country);
  const used = new Set<AddressFieldName>(["line1", "line2", "line3", "city", ...inFormat]);
  if (USES_COUNTY.has(country)) used.add("county");
  // Of a country without a format of its own (or an unknown one) nothing is left out.
  if (!inFormat.includes("postcode") && postcodeValidatorExistsForCountry(country)) used.add("postcode");
  const rest = (["city", "county", "state", "postcode"] as const).filter((part) => !inFormat.includes(part));
  const order: AddressFieldName[] = ["line1", "line2", "line3", ...inFormat, ...rest];
  return [...order.filter((name) => used.has(name)), ...order.filter((name) => !used.has(name))].map(
    (name) => ({
      name,
      label: labelOf(name, country),
      isRequired: name === "city" && !CITY_STATES.has(country),
      isUsed: used.has(name),
    }),
  );
}

const LONGEST_POSTCODE = 20;

/** The ways one postcode is written: `D-13359`, `1234 ab`, `K1A0B1`, `100 0001`. */
function writingsOf(postcode: string): string[] {
  const typed = postcode.trim().toUpperCase().replace(/\s+/g, " ");
  const bare = typed.replace(/^[A-Z]{1,2}-(?=\d)/, "");
  return [typed, bare, bare.replace(/ /g, ""), bare.replace(/ /g, "-"), bare.replace(/-/g, "")];
}

/** A sentence when the postcode does not look like one of the country's, else null. It warns and never refuses. */
export function postcodeWarning(country: string, postcode: string): string | null {
  if (postcode.trim() === "" || !/^[A-Z]{2}$/.test(country) || !postcodeValidatorExistsForCountry(country))
    return null;
  const looksRight =
    postcode.length <= LONGEST_POSTCODE &&
    writingsOf(postcode).some((writing) => postcodeValidator(writing, country));
  if (looksRight) return null;
  const form = POSTCODE_FORMS[country];
  const label = (POSTCODE_LABELS[country] ?? "Postcode").replace(/^Postcode/, "postcode");
  return `This does not look like a ${label} of ${countryName(country)}${form ? ` (${form})` : ""}. You can keep it.`;
}

const textOf = (text: string | null) => text?.trim() ?? "";

/**
 * The lines of the address as the country's post wants them, the country's name last. Nothing that is on file is
 * left out: what the country's form has no place for (a German state) follows the city.
 */
export function printAddress(address: PostalAddress): string[] {
  const country = textOf(address.countryCode);
  const lines = [address.line1, address.line2, address.line3].map(textOf).filter(Boolean);
  const parts = {
    city: textOf(address.city),
    county: textOf(address.county),
    state: textOf(address.state),
    postcode: textOf(address.postcode),
  };
  const isLocal = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Thai}]/u.test(
    lines.join("") + parts.city,
  );
  const printed = write(country, parts, lines, isLocal).map((line) =>
    line.replace(/\b([A-Z]{2}-)\1/, "$1").trim(),
  );
  const name = countryName(country);
  const missing = (["city", "county", "state", "postcode"] as const)
    .map((part) => parts[part])
    .filter((text) => text !== "" && !printed.some((line) => line.includes(text)))
    .filter((text) => text.toLowerCase() !== name.toLowerCase());
  const cityLine = printed.findLastIndex((line) => parts.city !== "" && line.includes(parts.city));
  if (cityLine >= 0) printed[cityLine] = [printed[cityLine], ...missing].join(", ");
  else if (missing.length > 0) printed.push(missing.join(", "));
  return [...printed, name].filter((line) => line.trim() !== "");
}
