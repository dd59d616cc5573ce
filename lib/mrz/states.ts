// The issuing states and nationalities of ICAO 9303-3, section 5: ISO's three letters and the codes that are not ISO's.
import countries from "i18n-iso-countries/index.js";
import { countryName } from "@/lib/countries/rules";

const special: Record<string, string> = {
  D: "DE",
  GBD: "GB",
  GBN: "GB",
  GBO: "GB",
  GBP: "GB",
  GBS: "GB",
  RKS: "XK",
};

const inWords: Record<string, string> = {
  EUE: "European Union",
  UNO: "United Nations",
  UNA: "United Nations agency",
  UNK: "United Nations mission in Kosovo",
  XBA: "African Development Bank",
  XIM: "African Export-Import Bank",
  XCC: "Caribbean Community",
  XCE: "Council of Europe",
  XCO: "COMESA",
  XEC: "ECOWAS",
  XPO: "Interpol",
  XES: "Organization of Eastern Caribbean States",
  XMP: "Parliamentary Assembly of the Mediterranean",
  XOM: "Sovereign Military Order of Malta",
  XDC: "Southern African Development Community",
  XXA: "stateless person",
  XXB: "refugee (1951 Convention)",
  XXC: "refugee",
  XXX: "unspecified nationality",
  UTO: "Utopia (test document)",
};

/** The state of specimens: no real document has it. */
export const isTestState = (code: string): boolean => bareState(code) === "UTO";

/** `D` for `D<<`. */
export const bareState = (code: string): string => code.replaceAll("<", "");

/** `GB` for `GBR` and for the United Kingdom's other kinds of nationality; null for what is no country. */
export function countryOfState(code: string): string | null {
  const bare = bareState(code);
  return special[bare] ?? countries.alpha3ToAlpha2(bare) ?? null;
}

/** `Germany` for `D<<`, `stateless person` for `XXA`; null for a code no list has. */
export function stateInWords(code: string): string | null {
  const country = countryOfState(code);
  return country ? countryName(country) : (inWords[bareState(code)] ?? null);
}
