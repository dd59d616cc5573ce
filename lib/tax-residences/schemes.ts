// Which numbers are the tax numbers of natural persons, by country, and what they look like (OECD's TIN sheets).
import { personValidators, stdnum, type Validator } from "stdnum";

type Words = Readonly<Record<string, string>>;

/**
 * The library calls "person" every number a person may have: social security, students', identity cards. Where that
 * is not (or not only) the tax number, the right ones stand here; an empty list is "no rule".
 */
const TAX_SCHEMES: Readonly<Record<string, readonly string[]>> = {
  AR: ["cuit"],
  AT: ["tin"],
  BG: ["egn", "pnf"],
  DE: ["idnr"],
  ES: ["dni", "nie", "nif"],
  FR: ["nif"],
  GR: ["vat"],
  HU: [],
  IN: ["pan"],
  MX: ["rfc"],
  MZ: ["nuit"],
  NL: ["bsn"],
  PE: ["ruc", "cui", "ce"],
  PL: ["pesel", "nip"],
  SI: ["ddv"],
  TH: ["idnr", "tin"],
  TR: ["tckimlik", "vkn"],
  TW: ["natid", "ui"],
  ZA: ["tin"],
};

/**
 * Where the rules known here cover every number a person can have been given, so that "not valid" may be said.
 * Elsewhere a match is a match, but no match only means that we cannot tell: Ghana, Indonesia, Latvia and others have
 * brought in new numbers that the library does not know.
 */
const COMPLETE: ReadonlySet<string> = new Set([
  "AR",
  "AT",
  "AU",
  "BE",
  "BG",
  "BR",
  "CA",
  "CH",
  "CL",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GB",
  "GR",
  "HR",
  "IE",
  "IN",
  "IS",
  "IT",
  "KR",
  "LI",
  "LT",
  "MX",
  "NL",
  "NO",
  "NZ",
  "PL",
  "PT",
  "RO",
  "RU",
  "SE",
  "SI",
  "TR",
  "UA",
  "US",
  "ZA",
]);

/** US numbers of persons without social security: 9nn, a group the IRS gives out, four digits. Has no check digit. */
const ITIN = /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/;

const NAMES: Words = {
  "AR.CUIT": "CUIT or CUIL",
  "AT.TIN": "Abgabenkontonummer",
  "AU.TFN": "Tax File Number",
  "CA.SIN": "Social Insurance Number",
  "CH.SSN": "AHV number",
  "DE.IdNr": "Steuer-ID",
  "GB.NINO": "National Insurance number",
  "GB.UTR": "Unique Taxpayer Reference",
  "GR.ΑΦΜ": "AFM",
  "IT.CF": "Codice fiscale",
  "SI.ID za DDV": "Davčna številka",
  "US.SSN": "Social Security number",
  "FR.NIF": "Numéro fiscal",
};

const FORMS: Words = {
  AR: "11 digits",
  AT: "9 digits",
  AU: "8 or 9 digits",
  BE: "11 digits",
  BG: "10 digits",
  BR: "11 digits",
  CA: "9 digits",
  CH: "13 digits, starting with 756",
  CL: "8 or 9 characters, the last a digit or K",
  DE: "11 digits",
  DK: "10 digits",
  EE: "11 digits",
  ES: "8 digits and a letter, or X, Y or Z, 7 digits and a letter",
  FI: "DDMMYY, a sign, 3 digits and a character",
  FR: "13 digits",
  GB: "10 digits, or AA999999A",
  GR: "9 digits",
  HR: "11 digits",
  IE: "7 digits and 1 or 2 letters",
  IN: "AAAAA9999A",
  IS: "10 digits",
  IT: "16 letters and digits",
  KR: "13 digits",
  LT: "11 digits",
  LI: "up to 12 digits",
  MX: "13 letters and digits",
  NL: "9 digits",
  NO: "11 digits",
  NZ: "8 or 9 digits",
  PL: "11 digits (PESEL), or 10 (NIP)",
  PT: "9 digits",
  RO: "13 digits",
  RU: "12 digits",
  SE: "10 or 12 digits",
  SI: "8 digits",
  TR: "11 digits, or 10",
  UA: "10 digits",
  US: "9 digits",
  ZA: "10 digits",
};

export interface TaxScheme {
  name: string;
  isValid: (number: string) => boolean;
}

// Some of the library's rules throw on an empty or odd text (Sweden's does) instead of refusing it.
function accepts(validator: Validator, number: string): boolean {
  try {
    return validator.validate(number).isValid;
  } catch {
    return false;
  }
}

function schemeOf(country: string, validator: Validator): TaxScheme {
  const short = validator.abbreviation?.trim() ?? "";
  return {
    name: NAMES[`${country}.${short}`] ?? (short || validator.localName.trim() || validator.name),
    isValid: (number) => accepts(validator, number),
  };
}

/** The schemes a person's tax number may follow; empty where no rule is known. */
export function taxSchemes(country: string): TaxScheme[] {
  const known = stdnum[country];
  if (!known) return [];
  const own = TAX_SCHEMES[country]?.map((key) => known[key]).filter((validator) => validator !== undefined);
  const schemes = (own ?? personValidators[country] ?? []).map((validator) => schemeOf(country, validator));
  if (country === "US")
    schemes.push({ name: "ITIN", isValid: (number) => ITIN.test(number.replace(/[\s-]/g, "")) });
  return schemes;
}

/** Whether a number that follows no scheme of the country may be called wrong. */
export function isCoveredWholly(country: string): boolean {
  return COMPLETE.has(country);
}

/** `11 digits`, in words for a person; undefined where we do not claim to know. */
export function expectedForm(country: string): string | undefined {
  return FORMS[country];
}
