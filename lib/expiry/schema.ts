// What may be asked of the list of what expires when, and what a row of it says; browser-safe.
import { z } from "zod";
import { DOCUMENT_TYPES } from "@/lib/kyc/document-types";
import { blankAsNull, idText } from "@/lib/text/schema";

const optional = <Schema extends z.ZodType>(schema: Schema) => blankAsNull(schema).optional();

/** Expired already, or within so many days from today and not yet expired. */
export const windowNames = ["expired", "7", "30", "60", "90", "all"] as const;
export type WindowName = (typeof windowNames)[number];

/** The known types, and everything else. */
export const typeNames = [...DOCUMENT_TYPES.map(({ type }) => type), "other"] as const;

export const expiringFilter = z.object({
  /** One of the banks where the role is held; all of them without it. */
  bankId: optional(idText),
  type: optional(z.enum(typeNames)),
  window: z.enum(windowNames).catch("all"),
  /** Whose open task it is: a person's id, or `nobody`. */
  officer: optional(idText),
});
export type ExpiringFilter = z.output<typeof expiringFilter>;

export interface ExpiringRow {
  bankId: string;
  customerId: string;
  /** Null where the reader may not see customers. */
  customerNumber: string | null;
  legalName: string | null;
  documentId: string;
  type: string | null;
  number: string | null;
  issuePlace: string | null;
  expiryDate: Date;
  /** Days left on the bank's calendar: 0 on the day it expires, negative after it. */
  daysLeft: number;
  /** Whether an officer has an open task about it, and who. */
  hasTask: boolean;
  officer: string | null;
}
