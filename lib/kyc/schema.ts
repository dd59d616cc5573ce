// What the four KYC commands accept, as lenient as the Open Bank Project's wire; people's forms are in forms-schema.ts.
import { z } from "zod";
import { idText, line, optionalLine, optionalParagraph } from "@/lib/text/schema";

/** The customer a KYC record is about. */
const customer = { bankId: idText, customerId: idText };
/** The version a form started from; 0 makes a new record; without it (OBP) the last write stands. */
const baseVersion = z.coerce.number().int().min(0).optional();
const date = z.date().nullable();
/** Left out by a form, and then filled in by the use-case; null is what the wire said. A door reads the rest. */
const claimed = (max: number) => line(max).nullish();
/** Ids of the wire have no form, but an end (OBP's column), and they must be able to stand in a path. */
const recordId = line(44).min(1, "An id is missing.");

export const addKycCheckInput = z.object({
  ...customer,
  id: recordId,
  baseVersion,
  customerNumber: claimed(50),
  date,
  how: optionalLine(32),
  staffUserId: claimed(64),
  staffName: claimed(64),
  satisfied: z.boolean(),
  comments: optionalParagraph(2000),
});

export const addKycDocumentInput = z.object({
  ...customer,
  id: recordId,
  baseVersion,
  customerNumber: claimed(50),
  type: optionalLine(50),
  number: optionalLine(50),
  issueDate: date,
  issuePlace: optionalLine(512),
  expiryDate: date,
});

export const addKycMediaInput = z.object({
  ...customer,
  id: recordId,
  baseVersion,
  customerNumber: claimed(44),
  type: optionalLine(50),
  url: optionalLine(255),
  date,
  relatesToKycDocumentId: optionalLine(255),
  relatesToKycCheckId: optionalLine(255),
  /** Set by the form: the related records must be this customer's own. The wire does not ask. */
  mustRelate: z.boolean().default(false),
});

/** All else the medium says stays as it is now. */
export const linkKycMediaInput = z.object({
  ...customer,
  id: recordId,
  baseVersion,
  relatesToKycDocumentId: line(255).min(1),
});

export const addKycStatusInput = z.object({
  ...customer,
  /** The id a form carries, so that a double click makes one status; the wire has none. */
  id: idText.optional(),
  customerNumber: claimed(64),
  ok: z.boolean(),
  date,
  /** Screen only: the wire neither sends nor shows it. */
  reason: optionalParagraph(2000),
  /** Set by the form: OK without a valid identity document and a satisfied check needs a reason. */
  mustExplain: z.boolean().default(false),
});

/** Of which customer; without a bank by id alone, at the banks where the actor may read. */
export const customerInput = z.object({ bankId: idText.optional(), customerId: idText });
/** One record of a customer. */
export const recordInput = customerInput.extend({ id: recordId });

export interface KycCheckFields {
  customerNumber: string | null;
  date: Date | null;
  how: string | null;
  staffUserId: string | null;
  staffName: string | null;
  satisfied: boolean;
  comments: string | null;
}
export interface KycDocumentFields {
  customerNumber: string | null;
  type: string | null;
  number: string | null;
  issueDate: Date | null;
  issuePlace: string | null;
  expiryDate: Date | null;
}
export interface KycMediaFields {
  customerNumber: string | null;
  type: string | null;
  url: string | null;
  date: Date | null;
  relatesToKycDocumentId: string | null;
  relatesToKycCheckId: string | null;
}
export interface KycStatusFields {
  customerNumber: string | null;
  ok: boolean;
  date: Date | null;
  reason: string | null;
}
