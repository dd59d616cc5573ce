// A plain sentence for what a schema refuses without words of its own: no parser's text reaches a person or a client.
import type { z } from "zod";

const kinds: Record<string, string> = {
  string: "This must be text.",
  number: "This must be a number.",
  int: "This must be a whole number.",
  boolean: "This must be true or false.",
  date: "This must be a date.",
  array: "This must be a list.",
  object: "This must be an object.",
};

const units: Record<string, string> = { string: " characters", array: " in the list" };

/** For Zod's `error`; a schema's own message wins over it. */
export function wordIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is missing.";
      return issue.input === null ? "This cannot be null." : (kinds[issue.expected] ?? unsaid);
    case "invalid_value":
      return `Use one of: ${issue.values.map(String).join(", ")}.`;
    case "too_big":
      return `At most ${issue.maximum}${units[issue.origin] ?? ""}.`;
    case "too_small":
      return `At least ${issue.minimum}${units[issue.origin] ?? ""}.`;
    case "unrecognized_keys":
      return `Unrecognized key${issue.keys.length === 1 ? "" : "s"}: ${issue.keys.map((key) => `"${key}"`).join(", ")}.`;
    default:
      return unsaid;
  }
}

const unsaid = "This cannot be accepted as it is.";
