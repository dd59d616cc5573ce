// Between a customer's row and the customer the doors see: which columns are read, and what a given field writes.
import { type Sql, sql } from "@/lib/core/db";
import { kycStatus, lastOkDate } from "@/lib/customers/kyc-sql";
import type { Customer, CustomerAttribute, CustomerFields } from "@/lib/customers/schema";
import { readPhone } from "@/lib/phones/rules";

/** What a version of a customer holds, as it was given. */
export interface CustomerColumns {
  customerNumber: string;
  legalName: string | null;
  mobilePhoneNumber: string | null;
  email: string | null;
  faceImageUrl: string | null;
  faceImageDate: Date | null;
  dateOfBirth: Date | null;
  relationshipStatus: string | null;
  dependants: number;
  dobOfDependants: Date[];
  creditRating: string | null;
  creditSource: string | null;
  creditLimitCurrency: string | null;
  creditLimitAmount: string | null;
  highestEducationAttained: string | null;
  employmentStatus: string | null;
  title: string | null;
  branchId: string | null;
  nameSuffix: string | null;
  nationalities: string[];
  placeOfBirth: string | null;
  countryOfBirth: string | null;
}
export type ColumnName = keyof CustomerColumns;

/** The columns that the given fields write; fields that were not given write none. */
export function columnsOf(given: Partial<CustomerFields>): Partial<CustomerColumns> {
  const { faceImage, creditRating, creditLimit, dependants, ...rest } = given;
  const { dobOfDependants, nationalities, ...same } = rest;
  const columns: Partial<CustomerColumns> = {
    ...same,
    ...(dependants !== undefined && { dependants: dependants ?? 0 }),
    ...(dobOfDependants !== undefined && { dobOfDependants: dobOfDependants ?? [] }),
    ...(nationalities !== undefined && { nationalities: nationalities ?? [] }),
    ...(faceImage !== undefined && {
      faceImageUrl: faceImage?.url ?? null,
      faceImageDate: faceImage?.date ?? null,
    }),
    ...(creditRating !== undefined && {
      creditRating: creditRating?.rating ?? null,
      creditSource: creditRating?.source ?? null,
    }),
    ...(creditLimit !== undefined && {
      creditLimitCurrency: creditLimit?.currency ?? null,
      creditLimitAmount: creditLimit?.amount ?? null,
    }),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** The number as search compares it, read as the bank's country would dial it. */
export function phoneColumns(mobilePhoneNumber: string | null, bankCountry: string) {
  const { e164, national } = readPhone(mobilePhoneNumber ?? "", bankCountry);
  return { phoneE164: e164, phoneNational: national };
}

export type CustomerRow = CustomerColumns & {
  bankId: string;
  customerId: string;
  version: number;
  kycStatus: boolean;
  lastOkDate: Date | null;
};

/** Columns of a `customer_version v` joined by joinKyc. */
export const customerColumns: Sql = sql`
  v.bank_id AS "bankId", v.customer_id AS "customerId", v.version, v.customer_number AS "customerNumber",
  v.legal_name AS "legalName", v.mobile_phone_number AS "mobilePhoneNumber", v.email,
  v.face_image_url AS "faceImageUrl", v.face_image_date AS "faceImageDate", v.date_of_birth AS "dateOfBirth",
  v.relationship_status AS "relationshipStatus", v.dependants, v.dob_of_dependants AS "dobOfDependants",
  v.credit_rating AS "creditRating", v.credit_source AS "creditSource",
  v.credit_limit_currency AS "creditLimitCurrency", v.credit_limit_amount AS "creditLimitAmount",
  v.highest_education_attained AS "highestEducationAttained", v.employment_status AS "employmentStatus",
  v.title, v.branch_id AS "branchId", v.name_suffix AS "nameSuffix", v.nationalities,
  v.place_of_birth AS "placeOfBirth", v.country_of_birth AS "countryOfBirth",
  ${kycStatus} AS "kycStatus", ${lastOkDate} AS "lastOkDate"`;

/** The current attributes of the customer `v`, oldest first, as one JSON column. */
export const attributesColumn: Sql = sql`
  coalesce((SELECT json_agg(json_build_object('customerAttributeId', t.id, 'name', t.name, 'type', t.type,
      'value', t.value) ORDER BY t.recorded_at, t.id)
    FROM customer_attribute t
    WHERE t.bank_id = v.bank_id AND t.customer_id = v.customer_id AND t.superseded_at IS NULL), '[]') AS attributes`;

export type WithAttributes = { attributes: CustomerAttribute[] };

/** The customer as the doors see it; other columns of the row are left behind. */
export function customerOf(row: CustomerRow): Customer {
  const { bankId, customerId, version, customerNumber, legalName, mobilePhoneNumber, email } = row;
  return {
    ...{ bankId, customerId, version, customerNumber, legalName, mobilePhoneNumber, email },
    faceImage: { url: row.faceImageUrl, date: row.faceImageDate },
    dateOfBirth: row.dateOfBirth,
    relationshipStatus: row.relationshipStatus,
    dependants: row.dependants,
    dobOfDependants: row.dobOfDependants,
    creditRating: { rating: row.creditRating, source: row.creditSource },
    creditLimit: { currency: row.creditLimitCurrency, amount: row.creditLimitAmount },
    highestEducationAttained: row.highestEducationAttained,
    employmentStatus: row.employmentStatus,
    kycStatus: row.kycStatus,
    lastOkDate: row.lastOkDate,
    title: row.title,
    branchId: row.branchId,
    nameSuffix: row.nameSuffix,
    nationalities: row.nationalities,
    placeOfBirth: row.placeOfBirth,
    countryOfBirth: row.countryOfBirth,
  };
}
