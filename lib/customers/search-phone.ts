// A phone search: which patterns find `0171…`, `+49 171…`, `0049…`, `%972%` however the number was written.
import { beginningOf, digitsOf, readPhone } from "@/lib/phones/rules";
import { digitRuns, digitsPattern, escapeLike, hasWildcard, safePattern } from "./search-patterns";
import type { PhoneHow, PhoneSearch, Reading, Understood } from "./search-types";

/** Fewer known digits are part of nearly every number. Whoever writes a wildcard means it: one digit is enough then. */
const FEWEST_DIGITS = { bare: 3, pattern: 1 };
/** From here bare digits may be a number in E.164 form whose plus was left out. */
const MAY_START_WITH_COUNTRY = 6;

/** So many bare digits may be a whole number; with fewer those of the smallest countries alone would be one. */
const MAY_BE_WHOLE = 9;

type Patterns = Partial<Pick<PhoneSearch, "raw" | "digits" | "e164" | "national" | "marks">>;

/**
 * Reads the text as a phone, or part of one; too broad when too few of its digits are known. Bare digits that are a whole
 * number have "phone" among their other readings: said with `isPart`, they are part of a longer one.
 */
export function readPhoneSearch(
  typed: string,
  bankCountries: readonly string[],
  others: Reading[],
  isPart = false,
): Understood {
  const isBare = !hasWildcard(typed) && !isInternational(typed) && !isNational(typed);
  if (!isBare) return toldAs(typed, readAs(typed, bankCountries), others);
  const whole = isPart ? null : readBare(typed, bankCountries);
  return whole ? toldAs(typed, whole, [...others, "phone"]) : toldAs(typed, readPart(typed), others);
}

function toldAs(typed: string, { how, value, known, ...patterns }: Read, others: Reading[]): Understood {
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
  const whole = readWhole(typed, bankCountries, isInternational(typed));
  return whole ?? readBeginning(typed, bankCountries, isInternational(typed));
}

const isInternational = (typed: string) => /^[^\p{L}\p{N}+＋]*(?:[+＋]|00)/u.test(typed);
const isNational = (typed: string) => /^[^\p{L}\p{N}]*[0０٠]/u.test(typed);

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

function readWhole(typed: string, bankCountries: readonly string[], isAbroad: boolean): Read | null {
  const countries = isAbroad ? bankCountries.slice(0, 1) : bankCountries;
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
    national: isAbroad ? [] : national,
    marks: unique([digits, ...e164.map((number) => number.slice(1)), ...national]),
  };
}

/** Digits that are a whole number if a plus or a trunk zero was left out: found by what it is, and not anywhere within. */
function readBare(typed: string, bankCountries: readonly string[]): Read | null {
  const digits = digitsOf(typed);
  if (digits.length < MAY_BE_WHOLE) return null;
  const reads = [
    readWhole(`+${digits}`, bankCountries, true),
    readWhole(digits, bankCountries, false),
  ].filter((read) => read !== null);
  if (reads.length === 0) return null;
  const all = (name: "e164" | "national" | "marks") => unique(reads.flatMap((read) => read[name] ?? []));
  const [e164, national, marks] = [all("e164"), all("national"), all("marks")];
  const codes = e164.map((number) => number.slice(1));
  // As they stand in a file that was never read as a number: without its plus, or at a bank of another country.
  const written = [
    ...codes,
    ...codes.map((code) => `00${code}`),
    ...national,
    ...national.map((one) => `0${one}`),
  ];
  return {
    ...{ how: "is", value: typed, known: digits.length, raw: [escapeLike(typed)] },
    ...{ digits: unique([digits, ...written]), e164, national, marks },
  };
}

function readBeginning(typed: string, bankCountries: readonly string[], isAbroad: boolean): Read {
  const digits = digitsOf(typed);
  const start = { how: "starts with", value: typed, known: digits.length } as const;
  if (!isAbroad) {
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
