// What a form draws itself from: what was typed, else what the record says, and the sentence beside each field. Pure.
import type { FormState } from "@/lib/web/form-state";
import type { Problem } from "./form-errors";

type Typed = FormState["typed"];

export interface Filled {
  value: (name: string) => string;
  /** Of a field with several values; the empty ones are left out. */
  list: (name: string) => string[];
  error: (name: string) => string | undefined;
}

/** `typed` holds the record's values under those that were typed. */
export const filledFrom = (typed: Typed, errors: FormState["errors"]): Filled => ({
  value: (name) => [typed[name] ?? ""].flat()[0] ?? "",
  list: (name) => [typed[name] ?? []].flat().filter(Boolean),
  error: (name) => errors[name],
});

/** The lines of the summary: each names its field, when the form has it. */
export const problemsOf = (errors: FormState["errors"], labels: Record<string, string>): Problem[] =>
  Object.entries(errors).map(([field, text]) => ({
    field: field in labels ? field : undefined,
    text: field in labels ? `${labels[field]}: ${text}` : text,
  }));
