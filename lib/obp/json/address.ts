// Addresses and tax residences on the wire.
import { z } from "zod";
import type { AddressFields } from "@/lib/addresses/schema";
import { body, list, text } from "@/lib/obp/json/read";
import { shape, str, strOrNull, when, writeMoment } from "@/lib/obp/json/write";
import type { TaxResidenceFields } from "@/lib/tax-residences/schema";

export const addressBody = body({
  line_1: text("No 1 the Road"),
  line_2: text("The Place"),
  line_3: text("The Hill"),
  city: text("Berlin"),
  county: text(""),
  state: text("Brandenburg"),
  postcode: text("13359"),
  country_code: text("DE"),
  tags: list(text("mailing")),
  status: text("OK"),
});

export const addressShape = shape({
  customer_address_id: str("5995d6a2-01b3-423c-a173-5481df49bdaf"),
  customer_id: str("7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh"),
  line_1: strOrNull("No 1 the Road"),
  line_2: strOrNull("The Place"),
  line_3: strOrNull("The Hill"),
  city: strOrNull("Berlin"),
  county: strOrNull(""),
  state: strOrNull("Brandenburg"),
  postcode: strOrNull("13359"),
  country_code: strOrNull("DE"),
  tags: z.array(str("mailing")),
  status: strOrNull("OK"),
  insert_date: when(),
});

type AddressRow = AddressFields & { id: string; customerId: string };

export const writeAddress = (row: AddressRow, insertedAt: Date): z.input<typeof addressShape> => ({
  customer_address_id: row.id,
  customer_id: row.customerId,
  line_1: row.line1,
  line_2: row.line2,
  line_3: row.line3,
  city: row.city,
  county: row.county,
  state: row.state,
  postcode: row.postcode,
  country_code: row.countryCode,
  tags: row.tags,
  status: row.status,
  insert_date: writeMoment(insertedAt),
});

export const taxResidenceBody = body({
  domain: text("Enter some domain"),
  tax_number: text("Enter some number"),
});

export const taxResidenceShape = shape({
  domain: strOrNull("Enter some domain"),
  tax_number: strOrNull("Enter some number"),
  tax_residence_id: str("902ba3bb-dedd-45e7-9319-2fd3f2cd98a1"),
});

export const writeTaxResidence = (
  row: TaxResidenceFields & { id: string },
): z.input<typeof taxResidenceShape> => ({
  domain: row.domain,
  tax_number: row.taxNumber,
  tax_residence_id: row.id,
});
