// The types an answer is made of, each with the example its documentation shows; and dates as OBP writes them.
import { z } from "zod";
import { formatObpDate } from "@/lib/text/schema";

export const str = (example = "PlaceholderString") => z.string().meta({ example });
export const strOrNull = (example = "PlaceholderString") => z.string().nullable().meta({ example });
export const bool = (example: boolean) => z.boolean().meta({ example });
export const int = (example: number) => z.int().meta({ example });
export const day = (example = "1100-01-01") =>
  z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/)
    .meta({ example });

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
export const when = (example = "1100-01-01T00:00:00Z") =>
  z.string().regex(dateTime).nullable().meta({ format: "date-time", example });

/** An answer's object: nothing but these names. */
export const shape = z.strictObject;

/** `1100-01-01T00:00:00Z`, or null. */
export const writeMoment = (date: Date | null): string | null => (date ? formatObpDate(date) : null);

/** `1100-01-01`, or "" for none: the v3.0.0 customer. */
export const writeDay = (date: Date | null): string => (date ? formatObpDate(date).slice(0, 10) : "");
