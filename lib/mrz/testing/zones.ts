// fast-check arbitraries: any zone of the three forms, and zones with the mistakes readers make.
import fc from "fast-check";
import { composeZone, type ZoneContent } from "../compose";
import { type Form, forms } from "../layout";
import { lookAlikes } from "../look-alikes";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const alphanumerics = [..."0123456789", ...letters];
const text = (from: readonly string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...from), { minLength, maxLength }).map((chars) => chars.join(""));
const two = (most: number) => fc.integer({ min: 1, max: most }).map((part) => String(part).padStart(2, "0"));
const date = fc.tuple(text([..."0123456789"], 2, 2), two(12), two(28)).map((parts) => parts.join(""));

export const content: fc.Arbitrary<ZoneContent> = fc.record({
  type: fc.constantFrom("P", "I", "ID", "AC"),
  issuer: fc.constantFrom("GBR", "D", "FRA", "JPN", "UTO", "USA", "CHE"),
  surname: text(letters, 1, 12),
  given: text(letters, 1, 12),
  number: text(alphanumerics, 5, 9),
  nationality: fc.constantFrom("GBR", "D", "FRA", "JPN", "UTO", "USA", "CHE"),
  birth: date,
  sex: fc.constantFrom("M", "F", "<"),
  expiry: date,
  optional: fc.oneof(fc.constant(""), text(alphanumerics, 3, 7)),
});

export const zone: fc.Arbitrary<{ form: Form; lines: string[]; content: ZoneContent }> = fc
  .tuple(fc.constantFrom(...forms), content)
  .map(([form, made]) => ({ form, content: made, lines: composeZone(form, made) }));

export interface Mistake {
  line: number;
  column: number;
  char: string;
}

/** So many characters read as one of their look-alikes. */
export const mistakesIn = (lines: readonly string[], most: number): fc.Arbitrary<Mistake[]> => {
  const possible = lines.flatMap((line, index) =>
    [...line].flatMap((was, column) => lookAlikes(was).map((char) => ({ line: index, column, char }))),
  );
  return fc.uniqueArray(fc.constantFrom(...possible), {
    minLength: 1,
    maxLength: most,
    selector: ({ line, column }) => `${line}:${column}`,
  });
};

export const withMistakes = (lines: readonly string[], mistakes: readonly Mistake[]): string[] =>
  lines.map((text, line) =>
    [...text]
      .map((was, column) => mistakes.find((one) => one.line === line && one.column === column)?.char ?? was)
      .join(""),
  );
