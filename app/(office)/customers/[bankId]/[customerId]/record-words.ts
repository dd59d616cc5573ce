// Small words about records that several panels use.
import { documentLabel } from "@/lib/kyc/document-types";

/** A day in a date field: yyyy-MM-dd, empty without one. */
export const dayOf = (date: Date | null | undefined): string => date?.toISOString().slice(0, 10) ?? "";

/** "Passport 533471862". */
export const documentName = ({ type, number }: { type: string | null; number: string | null }): string =>
  [documentLabel(type), number].filter(Boolean).join(" ");
