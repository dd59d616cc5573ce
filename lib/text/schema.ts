// Building blocks of every input schema: ids, lines, paragraphs, dates, addresses of the web; browser-safe.
import { z } from "zod";
import { parseCalendarDate, parseObpDate } from "./obp-dates";

export { formatObpDate, parseCalendarDate, parseObpDate } from "./obp-dates";

// Lone surrogates are no characters, and PostgreSQL refuses U+0000 in any text.
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const NOT_IN_A_PARAGRAPH = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;

export const refusals = {
  control: "This contains a control character. Type it again instead of pasting it.",
  empty: "This cannot be empty.",
  date: "Enter a date of the calendar, as in 2026-11-05.",
  dateTime: "Enter a date as in 2026-11-05T00:00:00Z.",
  url: "Enter an address that starts with https:// or http://.",
  id: "Use 1 to 64 letters, digits, dots, underscores or hyphens.",
};

/** Characters as a person and PostgreSQL count them, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function text(max: number, forbidden: RegExp) {
  return z.string().superRefine((value, context) => {
    // The cheap bounds come first: a megabyte is never counted or scanned, and what is short in any case is not counted.
    const isPlain = value.length <= max || value.length > max * 4;
    const length = isPlain ? value.length : countCharacters(value);
    if (length > max) {
      context.addIssue(
        `At most ${max.toLocaleString("en-GB")} characters; this has ${length.toLocaleString("en-GB")}.`,
      );
    } else if (forbidden.test(value)) {
      context.addIssue(refusals.control);
    }
  });
}

/** Blanks and characters that cannot be seen say nothing. */
const isFilled = (value: string) => value.replace(/[\s\p{Cf}]/gu, "") !== "";

/** An id as given by a client of the wire or made by us: safe in a path, a log and a file name. */
export const idText = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, refusals.id);

/** One line of at most `max` characters, kept as typed; may be empty, as on the wire. */
export const line = (max: number) => text(max, NOT_IN_A_LINE);

/** A line that must say something. */
export const filledLine = (max: number, whenEmpty = refusals.empty) => line(max).refine(isFilled, whenEmpty);

/** Text with line breaks and tabs, at most `max` characters, kept as typed; may be empty. */
export const paragraph = (max: number) => text(max, NOT_IN_A_PARAGRAPH);

/** A paragraph that must say something. */
export const filledParagraph = (max: number, whenEmpty = refusals.empty) =>
  paragraph(max).refine(isFilled, whenEmpty);

/** A line the wire may leave out or send as null; both become null, "" stays "". */
export const optionalLine = (max: number) =>
  line(max)
    .nullish()
    .transform((value) => value ?? null);

/** A paragraph the wire may leave out or send as null; both become null, "" stays "". */
export const optionalParagraph = (max: number) =>
  paragraph(max)
    .nullish()
    .transform((value) => value ?? null);

/** For forms, where an untouched field arrives as "": blank becomes null, anything else goes to the schema. */
export function blankAsNull<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === "string" && !isFilled(value) ? null : (value ?? null)),
    schema.nullable(),
  );
}

function isWebAddress(value: string): boolean {
  // URL() would silently drop blanks around it, so what is stored would not be what was checked.
  if (value !== value.trim() || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return /^https?:\/\//i.test(value) && /^https?:$/.test(protocol) && hostname !== "";
}

/** An http or https address of at most `max` characters; nothing is fetched. */
export const httpUrl = (max: number) => line(max).refine(isWebAddress, refusals.url);

/** `yyyy-MM-dd` of a day that exists; stays text. */
export const dateText = z.string().refine((value) => parseCalendarDate(value) !== null, refusals.date);

function readAs(parse: (text: string) => Date | null, refusal: string) {
  return z.string().transform((value, context) => {
    const date = parse(value);
    if (date) return date;
    context.addIssue(refusal);
    return z.NEVER;
  });
}

/** `yyyy-MM-dd` of a form, read as midnight UTC. */
export const calendarDate = readAs(parseCalendarDate, refusals.date);

/** A date in any of the wire's three forms, read as a Date. */
export const obpDate = readAs(parseObpDate, refusals.dateTime);
