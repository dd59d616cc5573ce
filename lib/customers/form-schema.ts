// What a person who types a customer must satisfy beyond the wire; the fields are flat, as a form sends them.
import { z } from "zod";
import { isCountry } from "@/lib/countries/rules";
import { customerNumber } from "@/lib/customers/schema";
import { blankAsNull, calendarDate, idText, line, parseCalendarDate } from "@/lib/text/schema";

export interface FormFacts {
  /** The bank's calendar day, `yyyy-MM-dd`. */
  today: string;
}

const trimmed = (max: number) => line(max).transform((text) => text.trim());
const filled = (max: number, whenEmpty: string) =>
  z
    .string(whenEmpty)
    .pipe(trimmed(max))
    .refine((text) => text !== "", whenEmpty);
const optional = (max: number) => blankAsNull(trimmed(max)).optional();
const country = z.string().refine(isCountry, "Choose a country from the list.");
const notAfter = (today: string, message: string) =>
  calendarDate.refine((date) => date.getTime() <= (parseCalendarDate(today)?.getTime() ?? 0), message);

/** Several fields of one name, or the one text with commas that a settled conflict sends. */
const several = z
  .union([z.array(z.string()), z.string()])
  .transform((given) => [given].flat().flatMap((text) => text.split(",")))
  .transform((given) => given.map((text) => text.trim()).filter(Boolean));

const phone = filled(50, "Enter a phone number.").refine(
  (text) => /^[\d\p{Nd}\s+()./‐-]*$/u.test(text) && text.replace(/\P{Nd}/gu, "").length >= 4,
  "Enter a phone number, as in +44 7972 444876.",
);
const email = trimmed(200).pipe(z.email("Enter an e-mail address, as in name@example.com."));
const wholeNumber = z.coerce
  .number("Enter a number.")
  .int("Enter a whole number.")
  .min(0, "Enter 0 or more.")
  .max(99, "At most 99.");
const currency = trimmed(100).pipe(
  z.string().regex(/^[A-Z]{3}$/, "Enter a currency by its three capital letters, as in EUR."),
);
const amount = trimmed(100).pipe(
  z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "Enter an amount in digits, as in 2500.00."),
);

const fieldsOn = (today: string) => ({
  legalName: filled(255, "Enter the legal name."),
  mobilePhoneNumber: phone,
  email: blankAsNull(email).optional(),
  faceImageUrl: optional(2000),
  faceImageDate: blankAsNull(notAfter(today, "This date lies in the future.")).optional(),
  dateOfBirth: blankAsNull(notAfter(today, "The date of birth lies in the future.")).optional(),
  relationshipStatus: optional(16),
  dependants: blankAsNull(wholeNumber).optional(),
  dobOfDependants: several
    .pipe(z.array(notAfter(today, "A date of birth lies in the future.")).max(99, "At most 99."))
    .optional(),
  creditRating: optional(100),
  creditSource: optional(100),
  creditLimitCurrency: blankAsNull(currency).optional(),
  creditLimitAmount: blankAsNull(amount).optional(),
  highestEducationAttained: optional(32),
  employmentStatus: optional(32),
  title: optional(255),
  branchId: optional(255),
  nameSuffix: optional(255),
  nationalities: several
    .transform((codes) => [...new Set(codes)])
    .pipe(z.array(country).max(20, "At most 20 nationalities."))
    .optional(),
  placeOfBirth: optional(255),
  countryOfBirth: blankAsNull(country).optional(),
});

/** Hidden fields the forms carry; the door takes the ids from where it bound them. */
const hidden = { bankId: idText.optional(), customerId: idText.optional(), id: idText.optional() };
const number = trimmed(50).pipe(customerNumber);

type Flat = z.output<z.ZodObject<ReturnType<typeof fieldsOn>>>;

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

/** Each dependant's birth date, or none at all: half a family is a mistake. */
const countsDependants = ({ dependants, dobOfDependants: born }: Partial<Flat>) =>
  !born?.length || born.length === (dependants ?? 0);
const oneEach = { path: ["dobOfDependants"], message: "Give one birth date for each dependant, or none." };

/** The form of a new customer: carries the id it will create, so that a double click makes one customer. */
export const newCustomerForm = ({ today }: FormFacts) =>
  z
    .strictObject({ ...hidden, ...fieldsOn(today), customerNumber: blankAsNull(number).optional() })
    .refine(countsDependants, oneEach)
    .transform(nest);

/** The form that corrects a customer: carries the version it started from. Fields that are not sent stay. */
export const changedCustomerForm = ({ today }: FormFacts) =>
  z
    .strictObject({
      ...hidden,
      ...z.object(fieldsOn(today)).partial().shape,
      customerNumber: number.optional(),
      baseVersion: z.string(),
    })
    .refine(countsDependants, oneEach)
    .transform(nest);
