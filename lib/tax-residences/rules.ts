// What can honestly be said of a tax number: valid, not valid for that country, or cannot be checked.
import { countryName, readCountry } from "@/lib/countries/rules";
import { expectedForm, isCoveredWholly, type TaxScheme, taxSchemes } from "./schemes";

export interface TaxVerdict {
  verdict: "valid" | "invalid" | "uncheckable";
  /** The country meant by the domain, which is free text on the wire; null when it is none. */
  country: string | null;
  /** `Steuer-ID`, when valid. */
  scheme?: string;
  /** `11 digits`, when not valid and known. */
  expected?: string;
  /** The second line beside the verdict: `Steuer-ID, check digit agrees`, `No rule for Vanuatu`. */
  note: string;
}

const LONGEST = 40; // the wire takes 20; what is far longer is not handed to a hundred pattern matchers

/** Every number that differs from this one in a single digit. */
function* withOneOtherDigit(number: string): Generator<string> {
  for (const { index, 0: digit } of number.matchAll(/[0-9]/g)) {
    for (const other of "0123456789") {
      if (other !== digit) yield number.slice(0, index) + other + number.slice(index + 1);
    }
  }
}

/** Changing one digit of a number with a check digit breaks it nearly always; of a mere form, hardly ever. */
function hasCheckDigit(scheme: TaxScheme, number: string): boolean {
  const changed = [...withOneOtherDigit(number)];
  return changed.length > 0 && changed.filter(scheme.isValid).length / changed.length < 0.25;
}

/** Whether one wrong digit explains everything: then the form is right, and to name the form would mislead. */
const isOneDigitOff = (schemes: readonly TaxScheme[], number: string): boolean =>
  number.length <= LONGEST &&
  [...withOneOtherDigit(number)].some((other) =>
    schemes.some((scheme) => scheme.isValid(other) && hasCheckDigit(scheme, other)),
  );

// A verdict takes a hundred validations, and a file is looked at more often than its numbers change.
const judged = new Map<string, TaxVerdict>();
const mostJudged = 1_000;

/**
 * Judges the tax number of a natural person. An unchecked number is never called valid; a number is called not valid
 * only for countries whose every kind of number is known here.
 */
export function judgeTaxNumber(domain: string | null, taxNumber: string | null): TaxVerdict {
  if (taxNumber === null)
    return { verdict: "uncheckable", country: readCountry(domain ?? ""), note: "No number is known" };
  const key = `${domain ?? ""}\n${taxNumber}`;
  const known = judged.get(key);
  if (known) return known;
  if (judged.size >= mostJudged) judged.clear();
  const verdict = judge(domain ?? "", taxNumber);
  judged.set(key, verdict);
  return verdict;
}

function judge(domain: string, taxNumber: string): TaxVerdict {
  const country = readCountry(domain);
  if (!country) return { verdict: "uncheckable", country, note: "Not a country" };
  const name = countryName(country);
  const schemes = taxSchemes(country);
  if (schemes.length === 0) return { verdict: "uncheckable", country, note: `No rule for ${name}` };
  const number = taxNumber.trim();
  const scheme = number.length <= LONGEST ? schemes.find((one) => one.isValid(number)) : undefined;
  if (scheme) {
    const proof = hasCheckDigit(scheme, number) ? "check digit agrees" : "form only, it has no check digit";
    return { verdict: "valid", country, scheme: scheme.name, note: `${scheme.name}, ${proof}` };
  }
  if (!isCoveredWholly(country))
    return { verdict: "uncheckable", country, note: `Not every number of ${name} can be checked` };
  const expected = expectedForm(country);
  const form = expected ? `Expected: ${expected}` : `It does not follow the rule of ${name}`;
  const note = isOneDigitOff(schemes, number) ? "The check digit does not agree: a digit is wrong" : form;
  return { verdict: "invalid", country, ...(expected ? { expected } : {}), note };
}
