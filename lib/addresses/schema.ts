// What the address commands accept: as lenient as the Open Bank Project's wire, and the stricter form for people.
import { z } from "zod";
import { isCountry } from "@/lib/countries/rules";
import { idText, line, optionalLine } from "@/lib/text/schema";

const customer = { bankId: idText, customerId: idText };
/** The version a form started from; without it (OBP) the last write stands. */
const baseVersion = z.coerce.number().int().min(0).optional();

const MOST_TAGS = 20;
const tooManyTags = `At most ${MOST_TAGS} tags.`;

const fields = {
  line1: optionalLine(255),
  line2: optionalLine(255),
  line3: optionalLine(255),
  city: optionalLine(255),
  county: optionalLine(255),
  state: optionalLine(255),
  postcode: optionalLine(20),
  countryCode: optionalLine(2),
  tags: z
    .array(line(50))
    .max(MOST_TAGS, tooManyTags)
    .nullish()
    .transform((tags) => tags ?? []),
  status: optionalLine(255),
};

export const addAddressInput = z.object({ ...customer, id: idText.optional(), ...fields });
export const changeAddressInput = z.object({ ...customer, id: idText, baseVersion, ...fields });
export const addressesInput = z.object(customer);
export const addressInput = z.object({ ...customer, id: idText });

/** Null where a client said outright that it is not known. */
export interface AddressFields {
  line1: string | null;
  line2: string | null;
  line3: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  postcode: string | null;
  countryCode: string | null;
  tags: string[];
  status: string | null;
}

const texts = [
  "line1",
  "line2",
  "line3",
  "city",
  "county",
  "state",
  "postcode",
  "countryCode",
  "status",
] as const;
type Texts = Record<(typeof texts)[number], string>;

/** Its texts as a form shows them: what is not known is an empty field. */
export const addressAsTyped = (address: AddressFields): Texts =>
  Object.fromEntries(texts.map((name) => [name, address[name] ?? ""])) as Texts;

/** A field left empty in a form does not say anything new of what was not known. */
export const keepUnknown = (typed: AddressFields, was: AddressFields): AddressFields => ({
  ...typed,
  ...Object.fromEntries(
    texts.filter((name) => typed[name] === "" && was[name] === null).map((name) => [name, null]),
  ),
});

const typed = (max: number) =>
  line(max)
    .optional()
    .transform((text) => (text ?? "").trim());

/** Several tick boxes, or one field with commas. */
const tags = z
  .union([z.array(z.string()), z.string()])
  .optional()
  .transform((given) => [given ?? []].flat().flatMap((text) => text.split(",")))
  .transform((given) => [...new Set(given.map((tag) => tag.trim()).filter(Boolean))])
  .pipe(z.array(line(50)).max(MOST_TAGS, tooManyTags));

/** An address as typed by a person, for both adding and changing. A strange postcode only warns (see rules.ts). */
export const addressForm = () =>
  z
    .strictObject({
      bankId: idText.optional(),
      customerId: idText.optional(),
      id: idText.optional(),
      baseVersion,
      line1: typed(255),
      line2: typed(255),
      line3: typed(255),
      city: typed(255),
      county: typed(255),
      state: typed(255),
      postcode: typed(20),
      countryCode: z.string("Choose a country.").refine(isCountry, "Choose a country from the list."),
      tags,
      status: typed(255),
    })
    .refine((address) => address.line1 !== "" || address.city !== "", {
      path: ["line1"],
      message: "Enter at least a line or a city.",
    });
