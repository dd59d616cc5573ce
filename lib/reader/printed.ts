// What the printed page says beside the zone: a second source for what no check digit can tell.
import { foldedNames, namesAgree } from "@/lib/mrz/compare-names";
import type { FieldName } from "@/lib/mrz/layout";
import { readNames } from "@/lib/mrz/names";
import type { TextLine } from "./find-zone";

const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const two = (part: number | string) => String(part).padStart(2, "0");

/** The six figures of each date printed in a line: 12 MAR / MARS 84, 12.03.1984, 12/03/1984, 1984-03-12. */
export function datesIn(text: string): string[] {
  const upper = text.toUpperCase();
  const found: string[] = [];
  for (const [, day = "", month = "", year = ""] of upper.matchAll(
    /(?<!\d)(\d{1,2})[ .\-/]+(\d{1,2})[ .\-/]+(\d{4})(?!\d)/g,
  ))
    found.push(`${year.slice(2)}${two(month)}${two(day)}`);
  for (const [, year = "", month = "", day = ""] of upper.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g))
    found.push(`${year.slice(2)}${month}${day}`);
  for (const [, day = "", name = "", year = ""] of upper.matchAll(
    /(?<!\d)(\d{1,2}) ?([A-Z]{3})[A-Z]*(?: ?\/ ?[A-Z]+)? ?(\d{4}|\d{2})(?!\d)/g,
  )) {
    const month = months.indexOf(name) + 1;
    if (month > 0) found.push(`${year.slice(-2)}${two(month)}${two(day)}`);
  }
  return found;
}

export interface Print {
  /** The line where it is printed. */
  line: TextLine;
}

const bare = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/**
 * Where the printed page says the same as a field of the zone, character for character. Names are compared as the zone
 * spells them; a single letter (sex) is too easily found by chance and is never said to be printed.
 */
export function findPrint(name: FieldName, text: string, lines: readonly TextLine[]): Print | null {
  const value = text.replaceAll("<", "");
  if (value === "" || name === "sex" || name === "type") return null;
  const where = (test: (line: TextLine) => boolean): Print | null => {
    const line = lines.find(test);
    return line ? { line } : null;
  };
  if (name === "birth" || name === "expiry") return where((line) => datesIn(line.text).includes(text));
  if (name === "names") return findNames(text, lines);
  const isWord = (line: TextLine) => line.text.split(/\s+/).some((word) => bare(word) === value);
  return where((line) => isWord(line) || (value.length > 5 && bare(line.text) === value));
}

function findNames(text: string, lines: readonly TextLine[]): Print | null {
  const { surname, given } = readNames(text);
  const words = [surname, given].flatMap((part) => part.split(" ")).filter(Boolean);
  const printed = lines.flatMap((line) => foldedNames(line.text).map((word) => ({ word, line })));
  const found = words.map((word) => printed.find((one) => namesAgree(word, one.word)));
  const [first] = found;
  return first && found.every(Boolean) ? { line: first.line } : null;
}
