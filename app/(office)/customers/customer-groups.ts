// The fields of a customer as people fill them in: their words, their groups, and what kind of control each is.
import type { ColumnName } from "@/lib/customers/rows";

export interface CustomerField {
  name: ColumnName;
  label: string;
  /** `days` and `countries` take several values. */
  kind?: "text" | "tel" | "email" | "number" | "day" | "days" | "country" | "countries";
  max?: number;
  hint?: string;
  aside?: string;
  /** Each character counts. */
  isId?: boolean;
  /** Words that are offered; others may be typed. */
  offers?: readonly string[];
  isNeeded?: boolean;
  /** Half the width, beside its neighbour. */
  isHalf?: boolean;
}

export interface CustomerGroup {
  id: string;
  heading: string;
  fields: readonly CustomerField[];
}

const who: CustomerField[] = [
  { name: "legalName", label: "Legal name", max: 255, isNeeded: true, hint: "As in the identity document." },
  { name: "title", label: "Title", max: 255, aside: "if any", isHalf: true },
  { name: "nameSuffix", label: "Suffix", max: 255, aside: "if any", isHalf: true },
];
const contact: CustomerField[] = [
  {
    name: "mobilePhoneNumber",
    label: "Mobile phone",
    kind: "tel",
    max: 50,
    isId: true,
    isNeeded: true,
    hint: "With the country’s code, as in +44 7972 444876.",
  },
  { name: "email", label: "E-mail", kind: "email", max: 200, aside: "if any" },
];
const birth: CustomerField[] = [
  { name: "dateOfBirth", label: "Date of birth", kind: "day", isHalf: true },
  { name: "placeOfBirth", label: "Place of birth", max: 255, isHalf: true },
  { name: "countryOfBirth", label: "Country of birth", kind: "country" },
  { name: "nationalities", label: "Nationalities", kind: "countries", max: 20 },
];
const family: CustomerField[] = [
  {
    name: "relationshipStatus",
    label: "Relationship",
    max: 16,
    offers: ["single", "married", "divorced", "widowed", "partnership"],
  },
  {
    name: "dependants",
    label: "Dependants",
    kind: "number",
    max: 2,
    hint: "How many people live on this customer’s income.",
  },
  { name: "dobOfDependants", label: "Dependants’ dates of birth", kind: "days", max: 99 },
  {
    name: "employmentStatus",
    label: "Employment",
    max: 32,
    offers: ["worker", "self-employed", "student", "retired", "unemployed"],
    isHalf: true,
  },
  {
    name: "highestEducationAttained",
    label: "Education",
    max: 32,
    offers: ["School", "Apprenticeship", "Bachelor", "Master", "Doctorate"],
    isHalf: true,
  },
];
const credit: CustomerField[] = [
  { name: "creditRating", label: "Credit rating", max: 100, isHalf: true },
  { name: "creditSource", label: "Rated by", max: 100, isHalf: true },
  {
    name: "creditLimitAmount",
    label: "Credit limit",
    max: 20,
    isId: true,
    hint: "As in 2500.00",
    isHalf: true,
  },
  {
    name: "creditLimitCurrency",
    label: "Currency",
    max: 3,
    isId: true,
    hint: "As in EUR",
    offers: ["EUR", "GBP", "USD", "CHF"],
    isHalf: true,
  },
];
const bank: CustomerField[] = [
  { name: "customerNumber", label: "Customer number", max: 50, isId: true, isHalf: true },
  { name: "branchId", label: "Branch", max: 255, isHalf: true },
  {
    name: "faceImageUrl",
    label: "Face image",
    max: 2000,
    hint: "Its address, kept as text. It is never opened from here.",
  },
  { name: "faceImageDate", label: "Face image taken on", kind: "day" },
];

export const customerGroups: readonly CustomerGroup[] = [
  { id: "who", heading: "Name", fields: who },
  { id: "contact", heading: "Contact", fields: contact },
  { id: "birth", heading: "Birth and nationalities", fields: birth },
  { id: "family", heading: "Family and work", fields: family },
  { id: "credit", heading: "Credit", fields: credit },
  { id: "bank", heading: "At the bank", fields: bank },
];

/** The words of each field, for the summary of what to put right and for a conflict. */
export const customerLabels = (
  isWanted: (name: ColumnName) => boolean = () => true,
): Record<string, string> =>
  Object.fromEntries(
    customerGroups
      .flatMap(({ fields }) => fields)
      .filter(({ name }) => isWanted(name))
      .map(({ name, label }) => [name, label]),
  );
