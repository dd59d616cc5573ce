// What the tax residence commands accept: as lenient as the Open Bank Project's wire, and the stricter form.
import { z } from "zod";
import { isCountry } from "@/lib/countries/rules";
import { filledLine, idText, optionalLine } from "@/lib/text/schema";

const customer = { bankId: idText, customerId: idText };

export const addTaxResidenceInput = z.object({
  ...customer,
  id: idText.optional(),
  domain: optionalLine(20),
  taxNumber: optionalLine(20),
});
export const taxResidencesInput = z.object(customer);
export const taxResidenceInput = z.object({ ...customer, id: idText });

export interface TaxResidenceFields {
  /** A country's code when a person chose it; free text on the wire, or null. */
  domain: string | null;
  taxNumber: string | null;
}

/** As typed by a person. Whether the number fits its country only informs (see rules.ts). */
export const taxResidenceForm = () =>
  z.strictObject({
    bankId: idText.optional(),
    customerId: idText.optional(),
    id: idText.optional(),
    baseVersion: z.string().optional(),
    domain: z.string("Choose a country.").refine(isCountry, "Choose a country from the list."),
    taxNumber: filledLine(20, "Enter the tax number.").transform((text) => text.trim()),
  });
