// What an officer's one search box means: a customer number, a phone in any writing, or a name.
import { digitsOf } from "@/lib/phones/rules";
import { foldName } from "./fold-name";
import { escapeLike, hasWildcard } from "./search-patterns";
import { readPhoneSearch } from "./search-phone";
import type { Reading, Understood } from "./search-types";

export { foldName } from "./fold-name";
export { markHits } from "./mark-hits";
export type * from "./search-types";

/** A customer number and a phone have at most 50 characters, a legal name 255 (OBP's columns). */
const LONGEST: Record<Reading, number> = { number: 50, phone: 50, name: 255 };
/** Bare digits of this length are read as a customer number's beginning; fewer or more as part of a phone. */
const NUMBER_DIGITS = { from: 4, to: 8 };
const FEWEST_LETTERS = 3;
/** The beginning of a customer number; fewer characters must be the whole of it. */
const FEWEST_OF_A_NUMBER = 3;

const ALL: Reading[] = ["number", "phone", "name"];

/**
 * Says what the text asks for, and which other readings the officer may choose with `asIf`: its own among them where a
 * whole phone may also be part of longer ones.
 *
 * - letters: a name; letters and digits without a blank (`AB-1002`): the beginning of a customer number;
 * - `+`, `00`, a leading 0, brackets, slashes, blanks between digits, `%` and `_`: a phone;
 * - bare digits: 3 are part of a phone, 4 to 8 the beginning of a customer number, 9 or more a phone, or part of one;
 *   1 or 2 are too broad.
 */
export function understandSearch(text: string, bankCountries: readonly string[], asIf?: Reading): Understood {
  // A cell of a table is pasted with its tab, a link to a phone with what makes it one (RFC 3966).
  const typed = text
    .normalize("NFC")
    .trim()
    .replace(/[ \t]+/g, " ")
    .replace(/^tel:\s*(?=[+0-9])/i, "");
  if (typed === "") return { kind: "nothing" };
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(typed)) return { kind: "refused", reason: "control characters" };
  const reading = asIf ?? likeliestReading(typed);
  if (Array.from(typed).length > LONGEST[reading]) return { kind: "refused", reason: "too long" };
  const others = ALL.filter((other) => other !== reading);
  if (reading === "phone") return readPhoneSearch(typed, bankCountries, others, asIf === "phone");
  return reading === "number" ? readNumberSearch(typed, others) : readNameSearch(typed, others);
}

function likeliestReading(typed: string): Reading {
  if (/\p{L}/u.test(typed)) return /\p{Nd}/u.test(typed) && !/[\s%]/.test(typed) ? "number" : "name";
  if (hasWildcard(typed) || !/^\p{Nd}+$/u.test(typed)) return "phone";
  const digits = digitsOf(typed);
  const isNumber = digits.length >= NUMBER_DIGITS.from && digits.length <= NUMBER_DIGITS.to;
  return isNumber && !digits.startsWith("0") ? "number" : "phone";
}

function readNumberSearch(typed: string, others: Reading[]): Understood {
  const isBeginning = Array.from(typed).length >= FEWEST_OF_A_NUMBER;
  const exact = escapeLike(typed);
  return {
    kind: "number",
    how: isBeginning ? "starts with" : "is",
    value: typed,
    pattern: isBeginning ? `${exact}%` : exact,
    others,
  };
}

// A Chinese or Korean name is whole with two characters; two letters of an alphabet are in everybody's.
function isTooBroadAName(folded: string): boolean {
  const letters = folded.match(/\p{L}/gu) ?? [];
  return (
    letters.length < FEWEST_LETTERS &&
    !letters.some((letter) => /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter))
  );
}

/** Shown before and behind a name, and no part of the legal name. Whose name they may be (Lord, King) are not among them. */
const TITLE = /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|rev|herr|frau|mme|mlle)\.? )+/;
const SUFFIX = /(?:,? (?:sr|jr|ii|iii|iv|phd|md|obe|mbe)\.?)+$/;

/** From a name as a page shows it: "Dr. Eveline Tripman Sr". */
const withoutTitles = (folded: string): string => folded.replace(TITLE, "").replace(SUFFIX, "");

function readNameSearch(typed: string, others: Reading[]): Understood {
  const value = typed.replace(/[%_\\]+/g, " ").trim();
  const folded = withoutTitles(foldName(value).replace(/\s+/g, " ").trim());
  if (isTooBroadAName(folded)) return { kind: "broad", asked: "name", how: "like", value: typed, others };
  return { kind: "name", value, folded, words: folded.split(" "), others };
}

/** What was understood, in words before and after the value: "Phone contains" 972 "as written or as bare digits". */
export function describeReading(understood: Understood): { words: string; value: string; note: string } {
  switch (understood.kind) {
    case "number":
      return { words: `Customer number ${understood.how}`, value: understood.value, note: "" };
    case "phone":
      return {
        words: `Phone ${understood.how}`,
        value: understood.value,
        note: understood.how === "is" ? "in any writing" : "as written or as bare digits",
      };
    case "name":
      return {
        words: "Legal name like",
        value: understood.value,
        note: "accents and small typing errors forgiven",
      };
    case "broad":
      return {
        words: BROAD_WORDS[understood.asked](understood.how),
        value: understood.value,
        note: "too broad",
      };
    case "refused":
      return { words: REFUSALS[understood.reason], value: "", note: "" };
    case "nothing":
      return { words: "", value: "", note: "" };
  }
}

const BROAD_WORDS: Record<Reading, (how: string) => string> = {
  number: (how) => `Customer number ${how}`,
  phone: (how) => `Phone ${how}`,
  name: () => "Legal name like",
};

const REFUSALS = {
  "too long": "This is longer than any number or name. Shorten it.",
  "control characters": "This contains a control character. Type it again instead of pasting it.",
};
