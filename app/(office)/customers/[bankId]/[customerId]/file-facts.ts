// What is known of a customer, as pairs of words and values for the cards.
import type { Pair } from "@/components/ui/pairs";
import { countryName } from "@/lib/countries/rules";
import type { CustomerOverview } from "@/lib/customers/overview";
import { formatCount, formatDate, formatMoney, visibleText } from "@/lib/format";

const none = "not known";
const shown = (text: string | null | undefined) => (text?.trim() ? visibleText(text) : none);
const day = (date: Date | null) => (date ? formatDate(date) : none);
const joined = (...parts: (string | null | undefined)[]) =>
  shown(parts.filter((part) => part?.trim()).join(", "));
/** OBP's texts are lower case words; a sentence begins with a capital. */
const capital = (text: string | null) => (text ? text.charAt(0).toUpperCase() + text.slice(1) : text);

const copied = (label: string, text: string | null, isId = false): Pair =>
  text?.trim() ? { label, value: visibleText(text), copy: text, isId } : { label, value: none };

const dependantsWords = (count: number) =>
  count === 0 ? null : count === 1 ? "1 dependant" : `${formatCount(count)} dependants`;

/** The eight that are always seen. */
export function mainFacts(customer: CustomerOverview): Pair[] {
  const { title, legalName, nameSuffix } = customer;
  return [
    { label: "Legal name", value: shown([title, legalName, nameSuffix].filter(Boolean).join(" ")) },
    copied("Phone", customer.mobilePhoneNumber, true),
    { label: "Born", value: day(customer.dateOfBirth) },
    copied("E-mail", customer.email),
    {
      label: "Relationship",
      value: joined(capital(customer.relationshipStatus), dependantsWords(customer.dependants)),
    },
    {
      label: "Employment",
      value: joined(capital(customer.employmentStatus), customer.highestEducationAttained),
    },
    { label: "Branch", value: shown(customer.branchId) },
    { label: "Last KYC OK", value: day(customer.lastOkDate) },
  ];
}

/** The rest, after "Show all". */
export function moreFacts(customer: CustomerOverview): Pair[] {
  const { dobOfDependants, faceImage, nationalities, placeOfBirth, countryOfBirth } = customer;
  return [
    {
      label: "Nationalities",
      value: shown(nationalities.map((code) => countryName(code) || code).join(", ")),
    },
    {
      label: "Place of birth",
      value: joined(placeOfBirth, countryOfBirth && (countryName(countryOfBirth) || countryOfBirth)),
    },
    { label: "Dependants", value: formatCount(customer.dependants) },
    {
      label: "Their births",
      value: dobOfDependants.length ? dobOfDependants.map((date) => formatDate(date)).join(", ") : none,
    },
    // A text a client sent: never drawn as an image, never opened.
    { label: "Face image", value: shown(faceImage.url) },
    { label: "Face image of", value: day(faceImage.date) },
    copied("Customer id", customer.customerId, true),
    { label: "Bank", value: customer.bankId, isId: true },
  ];
}

/** Attributes by their own names, then credit rating and limit. */
export function attributePairs(customer: CustomerOverview): Pair[] {
  const { creditRating, creditLimit } = customer;
  const rating = [creditRating.rating, creditRating.source && `by ${creditRating.source}`]
    .filter(Boolean)
    .join(" ");
  const limit = creditLimit.amount ? formatMoney(creditLimit.currency ?? "", creditLimit.amount) : none;
  return [
    ...customer.customerAttributes.map(({ name, value }) => ({
      label: visibleText(name),
      value: visibleText(value),
      isId: true,
    })),
    { label: "Credit rating", value: shown(rating) },
    { label: "Credit limit", value: limit },
  ];
}
