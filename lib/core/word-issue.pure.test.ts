// Every refusal of a schema that has no words of its own is a plain sentence.
import { expect, test } from "vitest";
import { z } from "zod";
import { wordIssue } from "@/lib/core/word-issue";

test.each([
  [z.string(), null, "This cannot be null."],
  [z.string(), undefined, "This is missing."],
  [z.string(), 1, "This must be text."],
  [z.int(), 1.5, "This must be a whole number."],
  [z.enum(["STRING", "DOUBLE"]), "x", "Use one of: STRING, DOUBLE."],
  [z.number().max(5), 6, "At most 5."],
  [z.array(z.string()).max(1), ["a", "b"], "At most 1 in the list."],
  [z.string().min(2), "a", "At least 2 characters."],
  [z.string().regex(/^a/), "b", "This cannot be accepted as it is."],
  [z.string("Say it."), null, "Say it."],
  [z.string().regex(/^a/, "Begin with a."), "b", "Begin with a."],
])("%#", (schema, input, sentence) => {
  expect(schema.safeParse(input, { error: wordIssue }).error?.issues[0]?.message).toBe(sentence);
});
