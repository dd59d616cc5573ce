// The words of a zone's fields. Apart from the schemas: a form in the browser needs them, and no validator with them.
import type { ConfirmedField } from "@/lib/mrz/values";

export const fieldLabels: Record<ConfirmedField, string> = {
  number: "Number",
  surname: "Surname",
  given: "Given names",
  birth: "Birth date",
  sex: "Sex",
  nationality: "Nationality",
  issuer: "Issued by",
  expiry: "Expiry",
};
