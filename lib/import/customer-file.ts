// The file of customers: Open Bank Project's fields (those of a group with a dot), and the three that the law demands.
import type { z } from "zod";
import { newCustomerForm } from "@/lib/customers/form-schema";
import { newCustomer } from "@/lib/customers/schema";
import { flag, grouped, plain, several, whole } from "@/lib/import/cells";
import { kindOfFile, type StagedColumn } from "@/lib/import/file-kind";
import { readE164 } from "@/lib/phones/e164";
import { readPhone } from "@/lib/phones/rules";

type Row = z.output<typeof newCustomer>;

const columns = [
  { csv: "customer_id", to: ["customerId"] as const },
  plain("customer_number"),
  plain("legal_name"),
  plain("mobile_phone_number"),
  plain("email"),
  grouped("face_image.url", "faceImageUrl"),
  grouped("face_image.date", "faceImageDate"),
  plain("date_of_birth"),
  plain("relationship_status"),
  plain("dependants", whole),
  plain("dob_of_dependants", several),
  grouped("credit_rating.rating", "creditRating"),
  grouped("credit_rating.source", "creditSource"),
  grouped("credit_limit.currency", "creditLimitCurrency"),
  grouped("credit_limit.amount", "creditLimitAmount"),
  plain("highest_education_attained"),
  plain("employment_status"),
  { csv: "kyc_status", to: ["kycStatus"] as const, read: flag },
  { csv: "last_ok_date", to: ["lastOkDate"] as const },
  plain("title"),
  plain("branch_id"),
  plain("name_suffix"),
  plain("nationalities", several),
  plain("place_of_birth"),
  plain("country_of_birth"),
];

/** Names of the text columns that are kept as they are. */
const texts = {
  email: "email",
  relationship_status: "relationshipStatus",
  highest_education_attained: "highestEducationAttained",
  employment_status: "employmentStatus",
  title: "title",
  branch_id: "branchId",
  name_suffix: "nameSuffix",
  place_of_birth: "placeOfBirth",
  country_of_birth: "countryOfBirth",
} as const satisfies Record<string, keyof Row>;

let lastPhone = { typed: "", country: "", e164: null as string | null, national: null as string | null };
/** Asked twice for each row: once for each of its columns. */
function phoneOf(typed: string, country: string) {
  if (lastPhone.typed !== typed || lastPhone.country !== country) {
    const { e164, national } = readE164(typed) ?? readPhone(typed, country);
    lastPhone = { typed, country, e164, national };
  }
  return lastPhone;
}

const staged: StagedColumn<Row>[] = [
  { name: "customer_id", type: "text", value: (row, { id }) => row.customerId ?? id },
  { name: "customer_number", type: "text", value: (row) => row.customerNumber ?? null },
  { name: "legal_name", type: "text", value: (row) => row.legalName },
  { name: "mobile_phone_number", type: "text", value: (row) => row.mobilePhoneNumber },
  {
    name: "phone_e164",
    type: "text",
    value: (row, { bankCountry }) => phoneOf(row.mobilePhoneNumber ?? "", bankCountry).e164,
  },
  {
    name: "phone_national",
    type: "text",
    value: (row, { bankCountry }) => phoneOf(row.mobilePhoneNumber ?? "", bankCountry).national,
  },
  { name: "face_image_url", type: "text", value: (row) => row.faceImage?.url ?? null },
  { name: "face_image_date", type: "timestamptz", value: (row) => row.faceImage?.date ?? null },
  { name: "date_of_birth", type: "timestamptz", value: (row) => row.dateOfBirth ?? null },
  { name: "dependants", type: "integer", value: (row) => row.dependants ?? 0 },
  { name: "dob_of_dependants", type: "timestamptz[]", value: (row) => row.dobOfDependants ?? [] },
  { name: "credit_rating", type: "text", value: (row) => row.creditRating?.rating ?? null },
  { name: "credit_source", type: "text", value: (row) => row.creditRating?.source ?? null },
  { name: "credit_limit_currency", type: "text", value: (row) => row.creditLimit?.currency ?? null },
  { name: "credit_limit_amount", type: "text", value: (row) => row.creditLimit?.amount ?? null },
  { name: "kyc_status", type: "boolean", value: (row) => row.kycStatus ?? false },
  { name: "last_ok_date", type: "timestamptz", value: (row) => row.lastOkDate ?? null },
  { name: "nationalities", type: "text[]", value: (row) => row.nationalities ?? [] },
  ...Object.entries(texts).map(([name, field]) => ({
    name,
    type: "text" as const,
    value: (row: Row) => row[field] ?? null,
  })),
];

export const customerFile = kindOfFile<Row>({
  columns,
  required: ["customer_number", "legal_name", "mobile_phone_number"],
  schema: newCustomer,
  form: newCustomerForm,
  staged,
});
