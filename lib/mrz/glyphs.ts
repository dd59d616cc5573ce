// A zone as somebody read it: in each cell a character, and what else it may be.
import { type Form, formOf, forms, layouts } from "./layout";
import { lookAlikes } from "./look-alikes";

export interface Glyph {
  char: string;
  /** The rest of what it may be, the likeliest first; look-alikes with an equal check digit are always added. */
  others: readonly string[];
  /** Two readers disagreed on it. */
  isUnsure?: boolean;
}

/** Stands for a cell in which nothing could be read. */
export const UNREAD = "?";

/** Text of which nothing more is known: each character may be any of its look-alikes. */
export const glyphsOf = (line: string): Glyph[] =>
  [...line].map((char) => ({ char, others: lookAlikes(char) }));

export const textOf = (line: readonly Glyph[]): string => line.map(({ char }) => char).join("");

/** Undoes what readers do to the zone's characters: `×` for X, `«` for two fillers, spaces, small letters. */
export const plainLine = (line: string): string =>
  line
    .toUpperCase()
    .replaceAll("×", "X")
    .replaceAll(/[«≪《]/g, "<<")
    .replaceAll(/[‹〈＜]/g, "<")
    .replaceAll(/[^0-9A-Z<?]/g, "");

/** How many fillers at the end of a line may have got lost. */
const MOST_LOST = 12;

/** The lines of a typed or pasted zone, lost fillers at their ends put back; null when it is none. */
export function linesOf(text: string): { form: Form; lines: string[] } | null {
  const lines = text
    .split(/\r?\n/)
    .map(plainLine)
    .filter((line) => line.length > 0);
  const exact = formOf(lines);
  const width = Math.max(0, ...lines.map((line) => line.length));
  const form =
    exact ?? forms.find((one) => layouts[one].lines === lines.length && layouts[one].width > width);
  if (!form || layouts[form].width - Math.min(...lines.map((line) => line.length)) > MOST_LOST) {
    if (!exact) return null;
  }
  return form ? { form, lines: lines.map((line) => line.padEnd(layouts[form].width, "<")) } : null;
}
