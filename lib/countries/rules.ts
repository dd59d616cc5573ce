// Countries by ISO 3166-1 alpha-2, with their English names.
import countries from "i18n-iso-countries/index.js";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };

// Only English: the package's own entry reads all its seventy languages into memory.
countries.registerLocale(english);

// What the list calls a country only in a treaty's words, or without its accents.
const PLAIN_NAMES: Record<string, string> = {
  CI: "Côte d’Ivoire",
  FM: "Micronesia",
  IR: "Iran",
  KP: "North Korea",
  KR: "South Korea",
  LA: "Laos",
  MD: "Moldova",
  MK: "North Macedonia",
  PS: "Palestine",
  RU: "Russia",
  SY: "Syria",
  TW: "Taiwan",
  TZ: "Tanzania",
  VA: "Vatican City",
  VG: "British Virgin Islands",
  VI: "United States Virgin Islands",
};

const names = new Map<string, string>();
for (const code of Object.keys(countries.getAlpha2Codes()))
  names.set(code, PLAIN_NAMES[code] ?? countries.getName(code, "en") ?? code);

const sorted = [...names]
  .map(([code, name]) => ({ code, name }))
  .sort((a, b) => a.name.localeCompare(b.name, "en"));

const byName = new Map(sorted.map(({ code, name }) => [name.toLowerCase(), code]));

/** What people and tax offices write besides ISO's own code. */
const ALIASES: Record<string, string> = { UK: "GB", EL: "GR" };

/** True for an assigned alpha-2 code in capitals, and for XK (Kosovo), which ISO leaves to users and all use. */
export function isCountry(code: string): boolean {
  return names.has(code);
}

/** `Germany` for `DE`; a code that is none is given back as it is. */
export function countryName(code: string): string {
  return names.get(code) ?? code;
}

/** Every country for a select, sorted by name. */
export function countryOptions(): readonly { code: string; name: string }[] {
  return sorted;
}

/** The code meant by `de`, `DE`, `Germany`, `UK` or `EL`; null for anything else. The wire's domain is free text. */
export function readCountry(text: string): string | null {
  const typed = text.trim();
  const code = typed.toUpperCase();
  if (names.has(code)) return code;
  return ALIASES[code] ?? byName.get(typed.toLowerCase()) ?? null;
}
