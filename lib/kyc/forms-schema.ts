// What a person must satisfy who adds a KYC record, beyond the wire; each gives the fields of its command's input.
import { z } from "zod";
import { CHECK_KINDS } from "@/lib/kyc/check-kinds";
import {
  blankAsNull,
  calendarDate,
  filledLine,
  httpUrl,
  idText,
  line,
  paragraph,
  parseCalendarDate,
} from "@/lib/text/schema";

export interface FormFacts {
  /** The bank's calendar day, `yyyy-MM-dd`. */
  today: string;
}

/** Hidden fields every panel carries. */
const hidden = {
  bankId: idText.optional(),
  customerId: idText.optional(),
  id: line(64).optional(),
  baseVersion: z.coerce.number().int().min(0).optional(),
};
const yesOrNo = (whenMissing: string) =>
  z.enum(["true", "false"], whenMissing).transform((text) => text === "true");
const trimmed = (max: number) =>
  line(max)
    .optional()
    .transform((text) => (text ?? "").trim());
const notAfter = (today: string, message: string) =>
  calendarDate.refine((date) => date.getTime() <= (parseCalendarDate(today)?.getTime() ?? 0), message);
const filled = (max: number, whenEmpty: string) =>
  filledLine(max, whenEmpty).transform((text) => text.trim());
const comments = paragraph(2000)
  .optional()
  .transform((text) => (text ?? "").trim());

/** The known kinds only; staff and customer number are left to the use-case, which takes the signed-in person's. */
export const addKycCheckForm = ({ today }: FormFacts) =>
  z.strictObject({
    ...hidden,
    how: z
      .string("Choose how it was done.")
      .refine((how) => CHECK_KINDS.some((kind) => kind.how === how), "Choose how it was done."),
    satisfied: yesOrNo("Choose satisfied or not satisfied."),
    date: notAfter(today, "A check cannot be dated in the future."),
    comments,
  });

/** A document has a type and a number, is issued already, and does not end before it begins. */
export const addKycDocumentForm = ({ today }: FormFacts) =>
  z
    .strictObject({
      ...hidden,
      type: filled(50, "Choose the type of document."),
      number: filled(50, "Enter the number of the document."),
      issueDate: blankAsNull(notAfter(today, "The issue date lies in the future.")),
      issuePlace: trimmed(512),
      expiryDate: blankAsNull(calendarDate),
    })
    .refine(({ issueDate, expiryDate }) => !issueDate || !expiryDate || expiryDate >= issueDate, {
      path: ["expiryDate"],
      message: "The expiry date lies before the issue date.",
    });

/** An address of the web, and related records that must be this customer's own. */
export const addKycMediaForm = ({ today }: FormFacts) =>
  z
    .strictObject({
      ...hidden,
      type: filled(50, "Choose what it is."),
      url: httpUrl(255),
      date: notAfter(today, "The date lies in the future."),
      relatesToKycDocumentId: trimmed(255),
      relatesToKycCheckId: trimmed(255),
    })
    .transform((medium) => ({ ...medium, mustRelate: true }));

/** Which document a medium shows, and nothing else of it. */
export const linkKycMediaForm = () =>
  z.strictObject({ ...hidden, relatesToKycDocumentId: filled(255, "Choose the document that it shows.") });

/** OK or not from a day on, and why: the use-case demands the reason when the file does not give it. */
export const addKycStatusForm = ({ today }: FormFacts) =>
  z
    .strictObject({
      ...hidden,
      ok: yesOrNo("Choose OK or not OK."),
      date: notAfter(today, "A status cannot begin in the future."),
      reason: paragraph(2000)
        .optional()
        .transform((text) => text?.trim() || null),
    })
    .transform((status) => ({ ...status, mustExplain: true }));
