// A customer as every door sees one (OBP's fields in camelCase, and three of our own), and the limits of each field; browser-safe.
import { z } from "zod";
import { idText, line, obpDate } from "@/lib/text/schema";

export interface Customer {
  bankId: string;
  customerId: string;
  /** The version a form starts from. */
  version: number;
  customerNumber: string;
  /** Null where a client said so; a form demands it. */
  legalName: string | null;
  mobilePhoneNumber: string | null;
  email: string | null;
  /** A text, never drawn as an image. */
  faceImage: { url: string | null; date: Date | null };
  dateOfBirth: Date | null;
  relationshipStatus: string | null;
  dependants: number;
  dobOfDependants: Date[];
  creditRating: { rating: string | null; source: string | null };
  creditLimit: { currency: string | null; amount: string | null };
  highestEducationAttained: string | null;
  employmentStatus: string | null;
  /** Follows the KYC statuses from the first of them on. */
  kycStatus: boolean;
  lastOkDate: Date | null;
  title: string | null;
  branchId: string | null;
  nameSuffix: string | null;
  /** ISO 3166-1 alpha-2. The law demands these three (AMLR Art. 22(1)(a)); OBP does not know them. */
  nationalities: string[];
  placeOfBirth: string | null;
  countryOfBirth: string | null;
}

/** A customer's name for a heading or a row; one may be on file without any. */
export const nameWords = (name: string | null): string => (name?.trim() ? name : "No name");

export const attributeTypes = ["STRING", "INTEGER", "DOUBLE", "DATE_WITH_DAY"] as const;

export interface CustomerAttribute {
  customerAttributeId: string;
  name: string;
  type: string;
  value: string;
}

/** The wire sends text, a form's schema a Date already. */
const moment = z.union([z.date(), obpDate]);
const count = z.number().int().min(0).max(1_000_000);
const nullableLine = (max: number) => line(max).nullable();

/** OBP joins numbers with this sign elsewhere. */
export const customerNumber = line(50).refine((value) => value !== "" && !value.includes("::::"), {
  message: "A customer number cannot be empty or contain “::::”.",
});

/** Every field that can be written, as lenient as the wire, with the lengths of OBP's columns. Null empties a field. */
export const customerFields = z.object({
  customerNumber,
  legalName: nullableLine(255),
  mobilePhoneNumber: nullableLine(50),
  email: nullableLine(200),
  faceImage: z
    .object({ url: nullableLine(2000).default(null), date: moment.nullable().default(null) })
    .nullable(),
  dateOfBirth: moment.nullable(),
  relationshipStatus: nullableLine(16),
  dependants: count.nullable(),
  dobOfDependants: z.array(moment).max(100, "At most 100.").nullable(),
  creditRating: z
    .object({ rating: nullableLine(100).default(null), source: nullableLine(100).default(null) })
    .nullable(),
  creditLimit: z
    .object({ currency: nullableLine(100).default(null), amount: nullableLine(100).default(null) })
    .nullable(),
  highestEducationAttained: nullableLine(32),
  employmentStatus: nullableLine(32),
  title: nullableLine(255),
  branchId: nullableLine(255),
  nameSuffix: nullableLine(255),
  nationalities: z.array(line(2)).max(20, "At most 20.").nullable(),
  placeOfBirth: nullableLine(255),
  countryOfBirth: nullableLine(2),
});
export type CustomerFields = z.output<typeof customerFields>;

/** Which customer, of which bank. */
export const named = { bankId: z.string(), customerId: z.string() };
const optional = customerFields.partial().shape;

/** A new customer. `kycStatus` and `lastOkDate` only the wire may give; they hold until the first KYC status. */
export const newCustomer = z
  .object({
    ...optional,
    bankId: z.string(),
    customerId: idText.nullish(),
    customerNumber: customerNumber.nullish(),
    legalName: customerFields.shape.legalName,
    mobilePhoneNumber: customerFields.shape.mobilePhoneNumber,
    kycStatus: z.boolean().nullish(),
    lastOkDate: moment.nullish(),
  })
  .refine(({ dependants, dobOfDependants: born }) => !born?.length || born.length === (dependants ?? 0), {
    path: ["dobOfDependants"],
    message: "Give one birth date for each dependant.",
  });

/** A change of some fields: what is left out stays as it is. */
export const changedCustomer = z.object({
  ...optional,
  ...named,
  baseVersion: z.coerce.number().int().min(1),
});
