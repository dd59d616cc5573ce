// How OBP reads a JSON body: strings take numbers and null, booleans and integers take nothing else, lists may be missing.
import { z } from "zod";
import { Numeral, roundNumeral, writeExactly } from "@/lib/obp/json/numeral";
import { parseObpDate } from "@/lib/text/schema";

type Described = { type?: string | string[]; format?: string; example?: unknown };

/** A reader is total over JSON: it answers undefined for what it does not accept (a missing field is undefined). */
function field<Value>(read: (json: unknown) => Value | undefined, described: Described) {
  return z
    .unknown()
    .transform((json, context) => {
      const value = read(json);
      if (value !== undefined) return value;
      context.addIssue("not of this type");
      return z.NEVER;
    })
    .meta(described);
}

function readText(json: unknown): string | null | undefined {
  if (json === null || typeof json === "string") return json;
  if (json === undefined || Array.isArray(json)) return undefined;
  if (json instanceof Numeral) return json.source;
  return typeof json === "object" ? writeExactly(json) : String(json);
}

function readMoment(json: unknown): Date | null | undefined {
  if (json === null) return null;
  return typeof json === "string" ? (parseObpDate(json) ?? undefined) : undefined;
}

const isSafeInteger = (json: unknown): json is number => Number.isSafeInteger(json);

/** Text: null stays null, numbers, booleans and objects become text. */
export const text = (example: string) => field(readText, { type: ["string", "null"], example });

/** `yyyy-MM-dd'T'HH:mm:ss'Z'`, also with milliseconds or as a day alone; null stays null. */
export const moment = (example = "1100-01-01T00:00:00Z") =>
  field(readMoment, { type: ["string", "null"], format: "date-time", example });

export const flag = (example: boolean) =>
  field((json) => (typeof json === "boolean" ? json : undefined), { type: "boolean", example });

export const whole = (example: number) =>
  field(
    (json) => {
      const number = roundNumeral(json);
      return isSafeInteger(number) ? number : undefined;
    },
    { type: "integer", example },
  );

/** OBP's secret key is an integer; clients that cannot carry it exactly may send its digits. */
export const digits = (example: number) =>
  field(
    (json) => {
      const number = roundNumeral(json);
      if (isSafeInteger(number)) return String(number);
      // OBP's own keys have 64 bits; some are numbers that a double happens to print as they were sent.
      if (Number.isInteger(number) && !(json instanceof Numeral))
        return Math.abs(number as number) < 2 ** 63 ? BigInt(number as number).toString() : undefined;
      const given = json instanceof Numeral ? json.source : json;
      return typeof given === "string" && /^-?\d{1,19}$/.test(given) ? given : undefined;
    },
    { type: ["integer", "string"], example },
  );

/** Missing and null read as the empty list. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .preprocess((json) => json ?? [], z.array(item))
    .optional()
    .transform((items) => items ?? []);

/** A field that a client may leave out. */
export const optional = <Field extends z.ZodType>(inner: Field) => inner.optional();

/** A nested object that may be null, as a case class may in OBP. */
export const nested = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullable();

export const body = z.object;

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());

/** A body's names as use-cases have them, at every depth: `line_1` is `line1`. */
export function camelKeys(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(camelKeys);
  if (json === null || typeof json !== "object" || json instanceof Date) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [camel(name), camelKeys(value)]));
}
