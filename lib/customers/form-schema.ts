// What a person who types a customer must satisfy beyond the wire; the fields are flat, as a form sends them.
import { z } from "zod";
import { isCountry } from "@/lib/countries/rules";
import { customerNumber } from "@/lib/customers/schema";
import { blankAsNull, calendarDate, filledLine, line } from "@/lib/text/schema";

const optional = (max: number) => blankAsNull(line(max)).optional();
const country = z.string().refine(isCountry, "Choose a country from the list.");

/** Bounded by the end of the day in the time zone furthest ahead: whoever was born today may be typed in today. */
const pastDate = calendarDate.refine((date) => date.getTime() <= Date.now() + 14 * 3_600_000, {
  message: "This date lies in the future.",
});

const fields = {
  legalName: filledLine(255, "Enter the legal name."),
  mobilePhoneNumber: filledLine(50, "Enter a phone number.").refine(
    (text) => /^[\d\p{Nd}\s+()./‐-]*$/u.test(text) && text.replace(/\P{Nd}/gu, "").length >= 4,
    "Enter a phone number, as in +44 7972 444876.",
  ),
  email: blankAsNull(line(200).pipe(z.email("Enter an e-mail address, as in name@example.com."))).optional(),
  faceImageUrl: optional(2000),
  faceImageDate: blankAsNull(pastDate).optional(),
  dateOfBirth: blankAsNull(pastDate).optional(),
  relationshipStatus: optional(16),
  dependants: blankAsNull(
    z.coerce.number("Enter a number.").int("Enter a whole number.").min(0).max(99),
  ).optional(),
  dobOfDependants: z
    .array(z.string())
    .transform((dates) => dates.filter((date) => date.trim() !== ""))
    .pipe(z.array(pastDate).max(99))
    .optional(),
  creditRating: optional(100),
  creditSource: optional(100),
  creditLimitCurrency: blankAsNull(
    z.string().regex(/^[A-Z]{3}$/, "Enter a currency by its three capital letters, as in EUR."),
  ).optional(),
  creditLimitAmount: blankAsNull(
    z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "Enter an amount in digits, as in 2500.00."),
  ).optional(),
  highestEducationAttained: optional(32),
  employmentStatus: optional(32),
  title: optional(255),
  branchId: optional(255),
  nameSuffix: optional(255),
  nationalities: z
    .array(z.string())
    .transform((codes) => [...new Set(codes.filter(Boolean))])
    .pipe(z.array(country).max(20, "At most 20 nationalities."))
    .optional(),
  placeOfBirth: optional(255),
  countryOfBirth: blankAsNull(country).optional(),
};

type Flat = z.output<z.ZodObject<typeof fields>>;

/** From the form's flat fields to the use-case's; a group none of whose fields was sent is left out. */
function nest<Typed extends Partial<Flat>>(typed: Typed) {
  const {
    faceImageUrl,
    faceImageDate,
    creditRating,
    creditSource,
    creditLimitCurrency,
    creditLimitAmount,
    ...rest
  } = typed;
  const sent = (...values: unknown[]) => values.some((value) => value !== undefined);
  return {
    ...rest,
    ...(sent(faceImageUrl, faceImageDate) && {
      faceImage: { url: faceImageUrl ?? null, date: faceImageDate ?? null },
    }),
    ...(sent(creditRating, creditSource) && {
      creditRating: { rating: creditRating ?? null, source: creditSource ?? null },
    }),
    ...(sent(creditLimitCurrency, creditLimitAmount) && {
      creditLimit: { currency: creditLimitCurrency ?? null, amount: creditLimitAmount ?? null },
    }),
  };
}

/** The form of a new customer: carries the id it will create, so that a double click makes one customer. */
export const newCustomerForm = z
  .object({ ...fields, customerId: z.string(), customerNumber: blankAsNull(customerNumber).optional() })
  .transform(nest);

/** The form that corrects a customer: carries the version it started from. Fields that are not sent stay. */
export const changedCustomerForm = z
  .object({
    ...z.object(fields).partial().shape,
    customerNumber: customerNumber.optional(),
    baseVersion: z.string(),
  })
  .transform(nest);
