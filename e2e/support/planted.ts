// A customer of a test's own, written through the API, whose every text says what the test wants to find (or not).
import { randomUUID } from "node:crypto";
import { askJson } from "./site";
import type { Bank } from "./world";

/** What stands in a field of at most `max` characters. */
export type Say = (field: string, max: number) => string;

export interface Planted {
  bankId: string;
  customerId: string;
  customerNumber: string;
  /** The ids of its records. */
  ids: { check: string; document: string; medium: string; address: string; tax: string };
}

async function write(
  token: string,
  method: string,
  path: string,
  json: unknown,
): Promise<Record<string, string>> {
  const { status, text } = await askJson(`/obp/v5.1.0${path}`, json, { method, token });
  if (status !== 200 && status !== 201) throw new Error(`${method} ${path}: ${status} ${text}`);
  return JSON.parse(text) as Record<string, string>;
}

const customerSaying = (say: Say, given: object) => ({
  legal_name: say("legal_name", 255),
  mobile_phone_number: say("mobile_phone_number", 50),
  email: say("email", 200),
  face_image: { url: say("face_image_url", 2000), date: "2020-01-01T00:00:00Z" },
  date_of_birth: "1980-01-01T00:00:00Z",
  relationship_status: say("relationship_status", 16),
  credit_rating: { rating: say("credit_rating", 100), source: say("credit_source", 100) },
  credit_limit: { currency: say("credit_currency", 3), amount: "0" },
  highest_education_attained: say("highest_education_attained", 32),
  employment_status: say("employment_status", 32),
  title: say("title", 255),
  branch_id: say("branch_id", 255),
  name_suffix: say("name_suffix", 255),
  ...given,
});

/** A customer and nothing else. `customer_number` is left to the bank when it is not given. */
export async function plantCustomer(token: string, { id: bankId }: Bank, say: Say, given: object = {}) {
  const made = await write(token, "POST", `/banks/${bankId}/customers`, customerSaying(say, given));
  return { bankId, customerId: made.customer_id ?? "", customerNumber: made.customer_number ?? "" };
}

/** One more check, document, medium, address and tax residence in the file. */
export async function plantRecords(
  token: string,
  { bankId, customerId }: { bankId: string; customerId: string },
  say: Say,
): Promise<Planted["ids"]> {
  const at = `/banks/${bankId}/customers/${customerId}`;
  const [check, document, medium] = [randomUUID(), randomUUID(), randomUUID()];
  const date = "2024-01-01T00:00:00Z";
  const number = say("customer_number_claimed", 44);
  await write(token, "PUT", `${at}/kyc_check/${check}`, {
    ...{ customer_number: number, date, how: say("how", 32), staff_user_id: say("staff_user_id", 36) },
    ...{ staff_name: say("staff_name", 64), satisfied: true, comments: say("comments", 2000) },
  });
  await write(token, "PUT", `${at}/kyc_documents/${document}`, {
    ...{ customer_number: number, type: say("document_type", 50), number: say("document_number", 50) },
    ...{ issue_date: date, issue_place: say("issue_place", 512), expiry_date: "2034-01-01T00:00:00Z" },
  });
  await write(token, "PUT", `${at}/kyc_media/${medium}`, {
    ...{ customer_number: number, type: say("media_type", 50), url: say("url", 255), date },
    ...{ relates_to_kyc_document_id: document, relates_to_kyc_check_id: check },
  });
  const address = await write(token, "POST", `${at}/address`, {
    ...{ line_1: say("line_1", 255), line_2: say("line_2", 255), line_3: say("line_3", 255) },
    ...{ city: say("city", 255), county: say("county", 255), state: say("state", 255) },
    ...{
      postcode: say("postcode", 20),
      country_code: "DE",
      tags: [say("tag", 50)],
      status: say("status", 255),
    },
  });
  const tax = await write(token, "POST", `${at}/tax-residence`, {
    ...{ domain: "DE", tax_number: say("tax_number", 20) },
  });
  return {
    ...{ check, document, medium },
    address: address.customer_address_id ?? "",
    tax: tax.tax_residence_id ?? tax.id ?? "",
  };
}

/** A customer with one record of each kind. */
export async function plantFile(token: string, bank: Bank, say: Say, given: object = {}): Promise<Planted> {
  const customer = await plantCustomer(token, bank, say, given);
  return { ...customer, ids: await plantRecords(token, customer, say) };
}

/** Ordinary words, for whoever needs just a customer. */
export const sayNothing: Say = (field, max) =>
  field === "mobile_phone_number"
    ? "+44 7700 900123"
    : field === "email"
      ? "somebody@example.com"
      : field.slice(0, Math.min(max, 12));
