// A customer as its form shows it, and which of the typed fields say something else than that; browser-safe.
import type { ColumnName } from "@/lib/customers/rows";
import type { Customer } from "@/lib/customers/schema";

export type Typed = Record<string, string | string[]>;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";

/** Every field as text, flat: days as yyyy-MM-dd, what is not known as "". */
export function customerAsTyped(customer: Customer): Record<ColumnName, string | string[]> {
  const { faceImage, creditRating, creditLimit } = customer;
  return {
    customerNumber: customer.customerNumber,
    legalName: customer.legalName ?? "",
    mobilePhoneNumber: customer.mobilePhoneNumber ?? "",
    email: customer.email ?? "",
    faceImageUrl: faceImage.url ?? "",
    faceImageDate: dayOf(faceImage.date),
    dateOfBirth: dayOf(customer.dateOfBirth),
    relationshipStatus: customer.relationshipStatus ?? "",
    dependants: String(customer.dependants),
    dobOfDependants: customer.dobOfDependants.map(dayOf),
    creditRating: creditRating.rating ?? "",
    creditSource: creditRating.source ?? "",
    creditLimitCurrency: creditLimit.currency ?? "",
    creditLimitAmount: creditLimit.amount ?? "",
    highestEducationAttained: customer.highestEducationAttained ?? "",
    employmentStatus: customer.employmentStatus ?? "",
    title: customer.title ?? "",
    branchId: customer.branchId ?? "",
    nameSuffix: customer.nameSuffix ?? "",
    nationalities: customer.nationalities,
    placeOfBirth: customer.placeOfBirth ?? "",
    countryOfBirth: customer.countryOfBirth ?? "",
  };
}

/** What is written, or judged, as one. */
const together: readonly ColumnName[][] = [
  ["faceImageUrl", "faceImageDate"],
  ["creditRating", "creditSource"],
  ["creditLimitCurrency", "creditLimitAmount"],
  ["dependants", "dobOfDependants"],
];

/** A settled conflict sends a list as one text with commas. */
const items = (value: string | string[] = []) =>
  [value]
    .flat()
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter(Boolean)
    .join();
const same = (typed: string | string[] | undefined, recorded: string | string[]) =>
  Array.isArray(recorded) ? items(typed) === items(recorded) : String(typed).trim() === recorded.trim();

/**
 * The typed fields without those that only repeat the record. What the wire once wrote (a phone of letters, a birth at
 * noon) then neither stops a correction of something else, nor is rewritten by it.
 */
export function withoutRepeated(typed: Typed, record: Record<ColumnName, string | string[]>): Typed {
  const repeats = (name: string) =>
    Object.hasOwn(record, name) && same(typed[name], record[name as ColumnName]);
  const groupOf = (name: string) =>
    together.find((group) => (group as readonly string[]).includes(name)) ?? [name];
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) =>
      groupOf(name).some((one) => Object.hasOwn(typed, one) && !repeats(one)),
    ),
  );
}
