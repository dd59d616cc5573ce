// What the reader's use-cases accept, and what a page knows of a reading; browser-safe.
import { z } from "zod";
import { mediumInput } from "@/lib/media/schema";
import type { CheckName } from "@/lib/mrz/equations";
import type { FieldName, Form } from "@/lib/mrz/layout";
import { type ConfirmedField, confirmedFields, type Values } from "@/lib/mrz/values";
import type { CheckState, Mark } from "@/lib/mrz/zone";
import { line, parseCalendarDate } from "@/lib/text/schema";
import type { Area } from "./area";

export { mediumInput } from "@/lib/media/schema";

/** What is kept of a confirmed reading: the zone as read, and what the officer confirmed of it. */
export interface ReadingFields extends Values {
  form: Form;
  lines: string[];
  checks: Record<CheckName, CheckState>;
  marks: Mark[];
  /** Zone fields that the printed page says in the same characters. */
  printed: FieldName[];
  areas: Partial<Record<FieldName, Area[]>>;
  /** Of the medium, from 1. */
  page: number;
  mayBeCut: boolean;
  /** Fields the officer typed otherwise, with what was read. */
  corrected: Partial<Record<ConfirmedField, string>>;
}

export interface ClosedDifferenceFields {
  mediumId: string;
  field: ConfirmedField;
  readValue: string;
  recordedValue: string;
  reason: string;
}

const upper = (max: number) => line(max).transform((text) => text.trim().toUpperCase());
const code = upper(3).pipe(z.string().regex(/^[A-Z]{0,3}$/, "One to three letters, as in the zone: GBR, D."));
const name = upper(80).pipe(
  z.string().regex(/^[A-Z ]*$/, "Letters A to Z and spaces only, as in the zone: no ? and no accents."),
);
const day = line(10)
  .transform((text) => text.trim())
  .refine((text) => text === "" || parseCalendarDate(text) !== null, "Enter a date of the calendar.");

const values = {
  number: upper(24).pipe(
    z.string().regex(/^[0-9A-Z]+$/, "Letters and figures only, as in the zone: no ? and no blanks."),
  ),
  surname: name.refine((text) => text !== "", "Enter the surname as the zone spells it."),
  given: name,
  birth: day,
  sex: z.enum(["", "M", "F", "X"], "Choose the sex as the zone says it."),
  nationality: code,
  issuer: code,
  expiry: day,
} satisfies Record<ConfirmedField, z.ZodType>;

const baseVersion = z.coerce.number().int().min(0);
/** The version the form was opened on: 0 where nothing was confirmed yet. */
/** The sealed reading, as the page had it. */
const reading = z.string().max(50_000).default("");
export const confirmInput = mediumInput.extend({ baseVersion, reading, ...values });
export const confirmForm = () =>
  z.strictObject({ ...mediumInput.partial().shape, baseVersion, reading, ...values });

export const closeInput = mediumInput.extend({
  field: z.enum(confirmedFields),
  /** Both sides as they were shown: another since is a conflict. */
  readValue: line(80),
  recordedValue: line(2000),
  reason: line(500)
    .transform((text) => text.trim())
    .refine((text) => text.length >= 3, "Say why the two may differ."),
});
export const closeForm = () => closeInput.partial({ bankId: true, customerId: true, id: true }).strict();
