// The further files: addresses, tax residences and attributes, each row with the number of a customer of the same import.
import { z } from "zod";
import { addAddressInput, addressForm } from "@/lib/addresses/schema";
import { attributeTypes, customerNumber } from "@/lib/customers/schema";
import { plain, several } from "@/lib/import/cells";
import { customerFile } from "@/lib/import/customer-file";
import { kindOfFile, type StagedColumn } from "@/lib/import/file-kind";
import type { FileKind } from "@/lib/import/schema";
import { addTaxResidenceInput, taxResidenceForm } from "@/lib/tax-residences/schema";
import { line } from "@/lib/text/schema";

const whose = { ...plain("customer_number"), form: undefined };
const number = { customerNumber };

/** Whose it is, and the record's own id. */
const key = <Row extends { customerNumber: string }>(): StagedColumn<Row>[] => [
  { name: "customer_number", type: "text", value: (row) => row.customerNumber },
  { name: "id", type: "text", value: (_, { id }) => id },
];
const text = <Row>(name: string, field: keyof Row & string): StagedColumn<Row> => ({
  name,
  type: "text",
  value: (row) => (row[field] as string | null) ?? null,
});

const address = addAddressInput.omit({ bankId: true, customerId: true, id: true }).extend(number);
type Address = z.output<typeof address>;
const addresses = kindOfFile<Address>({
  columns: [
    whose,
    ...["line_1", "line_2", "line_3", "city", "county", "state", "postcode", "country_code"].map((name) =>
      plain(name),
    ),
    plain("tags", several),
    plain("status"),
  ],
  required: ["customer_number"],
  schema: address,
  form: addressForm,
  staged: [
    ...key<Address>(),
    ...(["line1", "line2", "line3"] as const).map((field, at) => text<Address>(`line_${at + 1}`, field)),
    ...(["city", "county", "state", "postcode", "status"] as const).map((field) =>
      text<Address>(field, field),
    ),
    text("country_code", "countryCode"),
    { name: "tags", type: "text[]", value: (row) => row.tags },
  ],
});

const tax = addTaxResidenceInput.omit({ bankId: true, customerId: true, id: true }).extend(number);
type Tax = z.output<typeof tax>;
const taxResidences = kindOfFile<Tax>({
  columns: [whose, plain("domain"), plain("tax_number")],
  required: ["customer_number", "domain", "tax_number"],
  schema: tax,
  form: taxResidenceForm,
  staged: [...key<Tax>(), text("domain", "domain"), text("tax_number", "taxNumber")],
});

const attribute = z.object({
  ...number,
  name: line(255),
  type: z.enum(attributeTypes),
  value: line(2000).default(""),
});
type Attribute = z.output<typeof attribute>;
const attributes = kindOfFile<Attribute>({
  columns: [whose, plain("name"), plain("type"), plain("value")],
  required: ["customer_number", "name", "type"],
  schema: attribute,
  // No form asks for attributes.
  form: () => z.unknown(),
  staged: [...key<Attribute>(), text("name", "name"), text("type", "type"), text("value", "value")],
});

export const kindsOfFile = {
  customers: customerFile,
  addresses,
  "tax-residences": taxResidences,
  attributes,
} as const satisfies Record<FileKind, unknown>;
