// Rows cut by hand are the rows that csv-parse reads.
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recordsOf } from "./records";

const cell = fc.oneof(
  fc.constantFrom("", "a", '"', "\n", "\r", "a\r\nb", ",", ";", "Ægir", " x "),
  fc.string({ maxLength: 5 }),
);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 10 });
const options = fc.record({
  quoted: fc.boolean(),
  record_delimiter: fc.constantFrom("\n", "\r\n"),
  delimiter: fc.constantFrom(",", ";", "\t"),
});

test("of any table, however it was written", () => {
  fc.assert(
    fc.property(rows, options, (table, how) => {
      const text = stringify(table, { ...how, quoted_match: /[\r;]/ });
      const { delimiter } = how;
      const expected = parse(text, { delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n"] });
      expect([...recordsOf(text, delimiter)].map(({ cells }) => cells)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("the lines are those of the text, and a wrong quotation mark spoils its own line only", () => {
  const read = [...recordsOf('a,"b\nc"\r\nd,"e\nf,g\n"h"i,j\nk,l', ",")];
  expect(read).toEqual(
    [
      { cells: ["a", "b\nc"], lines: 2 },
      { cells: null, lines: 1 },
      { cells: ["f", "g"], lines: 1 },
      { cells: null, lines: 1 },
      { cells: ["k", "l"], lines: 1 },
    ].map((record) => expect.objectContaining(record)),
  );
});
