// A phone search: which patterns find `0171…`, `+49 171…`, `0049…`, `%972%` however the number was written.
import { beginningOf, digitsOf, readPhone } from "@/lib/phones/rules";
import { digitRuns, digitsPattern, escapeLike, hasWildcard, safePattern } from "./search-patterns";
import type { PhoneHow, PhoneSearch, Reading, Understood } from "./search-types";

/** Fewer known digits are part of nearly every number. Whoever writes a wildcard means it: one digit is enough then. */
const FEWEST_DIGITS = { bare: 3, pattern: 1 };
/** From here bare digits may be a number in E.164 form whose plus was left out. */
const MAY_START_WITH_COUNTRY = 6;

type Patterns = Partial<Pick<PhoneSearch, "raw" | "digits" | "e164" | "national" | "marks">>;

/** Reads the text as a phone, or part of one; too broad when too few of its digits are known. */
export function readPhoneSearch(
  typed: string,
  bankCountries: readonly string[],
  others: Reading[],
): Understood {
  const { how, value, known, ...patterns } = readAs(typed, bankCountries);
  if (known < FEWEST_DIGITS[hasWildcard(typed) ? "pattern" : "bare"])
    return { kind: "broad", asked: "phone", how, value, others };
  return {
    kind: "phone",
    how,
    value,
    raw: [],
    digits: [],
    e164: [],
    national: [],
    marks: [],
    ...patterns,
    others,
  };
}

type Read = Patterns & { how: PhoneHow; value: string; known: number };

function readAs(typed: string, bankCountries: readonly string[]): Read {
  if (hasWildcard(typed)) return readPattern(typed, bankCountries);
  const isInternational = /^[^\p{L}\p{N}+＋]*(?:[+＋]|00)/u.test(typed);
  const isNational = /^[^\p{L}\p{N}]*[0０٠]/u.test(typed);
  if (!isInternational && !isNational) return readPart(typed);
  const whole = readWhole(typed, bankCountries, isInternational);
  return whole ?? readBeginning(typed, bankCountries, isInternational);
}

function readPattern(typed: string, bankCountries: readonly string[]): Read {
  const digits = digitsPattern(typed);
  const marks = digitRuns(digits);
  const only = marks.length === 1 ? (marks[0] ?? "") : "";
  const isPart = only !== "" && digits === `%${only}%` && typed.replace(/%/g, "") === only;
  const isBeginning = only.startsWith("0") && digits === `${only}%`;
  return {
    how: isPart ? "contains" : "pattern",
    value: isPart ? only : typed,
    known: marks.join("").length,
    raw: [safePattern(typed)],
    digits: [digits],
    // A typed `0171%` means the same people as `0171`.
    ...(isBeginning ? nationalPatterns(only, bankCountries) : {}),
    marks,
  };
}

function readPart(typed: string): Read {
  const digits = digitsOf(typed);
  const mayBeInternational = digits.length >= MAY_START_WITH_COUNTRY;
  return {
    how: "contains",
    value: typed,
    known: digits === "" ? Array.from(typed).length : digits.length,
    raw: [`%${escapeLike(typed)}%`],
    digits: digits === "" ? [] : [`%${digits}%`],
    e164: mayBeInternational ? [`+${digits}%`] : [],
    marks: [digits],
  };
}

function readWhole(typed: string, bankCountries: readonly string[], isInternational: boolean): Read | null {
  const countries = isInternational ? bankCountries.slice(0, 1) : bankCountries;
  const reads = (countries.length > 0 ? countries : [""])
    .map((country) => readPhone(typed, country))
    .filter((read) => read.isValid);
  const e164 = unique(reads.map((read) => read.e164));
  if (e164.length === 0) return null;
  const national = unique(reads.map((read) => read.national));
  const digits = digitsOf(typed);
  return {
    how: "is",
    value: typed,
    known: digits.length,
    raw: [escapeLike(typed)],
    digits: [digits],
    e164,
    // With a country code the number is that country's; without one it may be anybody's.
    national: isInternational ? [] : national,
    marks: unique([digits, ...e164.map((number) => number.slice(1)), ...national]),
  };
}

function readBeginning(typed: string, bankCountries: readonly string[], isInternational: boolean): Read {
  const digits = digitsOf(typed);
  const start = { how: "starts with", value: typed, known: digits.length } as const;
  if (!isInternational) {
    const { e164, national } = nationalPatterns(digits, bankCountries);
    const marks = unique([digits, ...national.map((pattern) => pattern.slice(0, -1))]);
    return { ...start, raw: [`${escapeLike(typed)}%`], digits: [`${digits}%`], e164, national, marks };
  }
  const bare = digits.replace(/^00/, "");
  const { e164 } = beginningOf(`+${bare}`, "");
  const code = (e164 ?? `+${bare}`).slice(1);
  const all = unique([bare, code]);
  return {
    ...start,
    known: bare.length,
    raw: [`${escapeLike(typed)}%`],
    digits: all.flatMap((number) => [`${number}%`, `00${number}%`]),
    e164: [`+${code}%`],
    marks: all,
  };
}

function nationalPatterns(digits: string, bankCountries: readonly string[]) {
  const beginnings = bankCountries.map((country) => beginningOf(digits, country));
  const national = beginnings.length > 0 ? beginnings.map((b) => b.national) : [digits.replace(/^0/, "")];
  return {
    national: unique(national).map((number) => `${number}%`),
    e164: unique(beginnings.map((b) => b.e164)).map((number) => `${number}%`),
  };
}

function unique(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts)].filter((text): text is string => text !== null && text !== "");
}
