// What the address commands accept: as lenient as the Open Bank Project's wire, and the stricter form for people.
import { z } from "zod";
import { isCountry } from "@/lib/countries/rules";
import { idText, line } from "@/lib/text/schema";

/** Null on the wire is no text: an address has no unknown parts, only empty ones. */
const part = (max: number) =>
  line(max)
    .nullish()
    .transform((value) => value ?? "");

const customer = { bankId: idText, customerId: idText };
/** The version a form started from; without it (OBP) the last write stands. */
const baseVersion = z.coerce.number().int().min(0).optional();

const MOST_TAGS = 20;
const tooManyTags = `At most ${MOST_TAGS} tags.`;

const fields = {
  line1: part(255),
  line2: part(255),
  line3: part(255),
  city: part(255),
  county: part(255),
  state: part(255),
  postcode: part(20),
  countryCode: part(2),
  tags: z
    .array(line(50))
    .max(MOST_TAGS, tooManyTags)
    .nullish()
    .transform((tags) => tags ?? []),
  status: part(255),
};

export const addAddressInput = z.object({ ...customer, id: idText.optional(), ...fields });
export const changeAddressInput = z.object({ ...customer, id: idText, baseVersion, ...fields });
export const addressesInput = z.object(customer);
export const addressInput = z.object({ ...customer, id: idText });

export interface AddressFields {
  line1: string;
  line2: string;
  line3: string;
  city: string;
  county: string;
  state: string;
  postcode: string;
  countryCode: string;
  tags: string[];
  status: string;
}

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
