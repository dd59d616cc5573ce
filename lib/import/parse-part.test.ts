// Parts of a file: cut anywhere they say the same, and each bad row is named by its line, column and reason.
import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uuidv7 } from "@/lib/core/ids";
import { type Parsed, type PartFacts, partParser } from "@/lib/import/parse-part";
import { rowId } from "@/lib/import/row-id";
import { splitRows } from "@/lib/import/split";
import { columns, rowsOf } from "@/scripts/generate/rows.mjs";

const header = [
  "customer_number",
  "legal_name",
  "mobile_phone_number",
  "date_of_birth",
  "dependants",
  "credit_limit.amount",
];
const facts = (more: Partial<PartFacts> = {}): PartFacts => ({
  importId: uuidv7(),
  ...{ kind: "customers", bankId: "b", bankCountry: "GB", today: "2026-11-22" },
  ...{ isStrict: false, delimiter: ",", header },
  ...more,
});
interface Told extends Omit<Parsed, "copy"> {
  copy: string;
}
const told = (parsed: Parsed): Told => ({ ...parsed, copy: new TextDecoder().decode(parsed.copy) });
const read = (text: string, more: Partial<PartFacts> = {}) =>
  told(partParser(facts(more))(Buffer.from(text), 2));

async function readCut(text: string, size: number, shared: PartFacts): Promise<Told> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const parse = partParser(shared);
  const all: Told = { copy: "", rows: 0, bad: [] };
  for await (const part of splitRows(Readable.from(chunks), "customers", 2)) {
    const one = told(parse(part.bytes, part.firstLine));
    all.copy += one.copy;
    all.rows += one.rows;
    all.bad.push(...one.bad);
  }
  return all;
}

describe("cut anywhere", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "a", "1", '"', "\n", "a\r\nb", ",", "Ægir", "“x”"),
    fc.string({ maxLength: 6 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 });
  test("the same rows, lines and refusals come out", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const text = stringify(rows);
        const shared = facts();
        expect(await readCut(text, size, shared)).toEqual(told(partParser(shared)(Buffer.from(text), 2)));
      }),
    );
  });
});

const notOfTheCalendar = "Write a date of the calendar as in 2026-11-05.";
describe("rows that cannot be taken", () => {
  test.each([
    ["7,Eve,+447972444876,1980-02-30,0,5", [["date_of_birth", notOfTheCalendar]]],
    ["7,Eve,+447972444876,30/12/1980,0,5", [["date_of_birth", notOfTheCalendar]]],
    [
      ",Eve, ,,,",
      [
        ["customer_number", "This cannot be empty."],
        ["mobile_phone_number", "This cannot be empty."],
      ],
    ],
    ["7,Eve,1,,many,", [["dependants", "This must be a number."]]],
    ["7,Eve,1", [["", "This row has 3 cells; the first line has 6."]]],
    ["7", [["", "This row has 1 cell; the first line has 6."]]],
    [`7,Eve,1,,,${"9".repeat(101)}`, [["credit_limit.amount", expect.stringContaining("At most 100")]]],
    [`7,${"E".repeat(256)},1,,,`, [["legal_name", expect.stringContaining("At most 255")]]],
    ["7::::8,Eve,1,,,", [["customer_number", expect.stringContaining("::::")]]],
    ['7,E"ve,1,,,', [["", expect.stringContaining("Quotation marks")]]],
  ])("%s", (row, expected) => {
    const { bad, copy, rows } = read(`1,Adam,+447972444875,,,\n${row}\n`);
    expect(bad.map(({ field, reason }) => [field, reason])).toEqual(expected);
    expect(bad.every(({ line }) => line === 3)).toBe(true);
    expect([rows, copy.split("\n").length]).toEqual([2, 2]);
  });

  test("lines are those of the file, though cells hold line breaks and lines are empty", () => {
    const { bad } = read('1,"A\nB",1,,,\n\n\n2,Eve,1,never,,\n3,Eve,1,,,\n4,Eve,1,never,,\n');
    expect(bad.map(({ line, field }) => [line, field])).toEqual([
      [2, "legal_name"],
      [6, "date_of_birth"],
      [8, "date_of_birth"],
    ]);
  });

  test("what is not UTF-8 is said to be so", () => {
    const { bad } = partParser(facts())(Buffer.from("1,M\xfcller,1,,,\n2,Eve,1,,,\n", "latin1"), 2);
    expect(bad).toEqual([{ line: 2, field: "", reason: expect.stringContaining("UTF-8") }]);
  });

  test("only strictly what a form demands: a phone of letters, a birth in the future", () => {
    const row = "7,Eve,ask her,2030-01-01,,\n";
    expect(read(row).bad).toEqual([]);
    expect(read(row, { isStrict: true }).bad.map(({ field }) => field)).toEqual([
      "mobile_phone_number",
      "date_of_birth",
    ]);
  });
});

test("made-up customers are taken, also strictly", () => {
  for (const isStrict of [false, true]) {
    const bank = { key: 7, country: "GB" };
    for (const kind of ["customers", "addresses", "tax-residences", "attributes"] as const) {
      const text = Array.from({ length: 300 }, (_, row) => stringify(rowsOf(bank, row)[kind])).join("");
      const { bad, rows, copy } = read(text, { kind, isStrict, header: columns[kind] });
      expect(bad).toEqual([]);
      expect(copy.split("\n").length - 1).toBe(rows);
    }
  }
});

test("ids are UUIDs, rise with the lines, and are another import's never", () => {
  const [one, two] = [uuidv7(), uuidv7()];
  const ids = [1, 2, 4095, 4096, 70_000, 10_000_000, 2 ** 36 - 1].map((line) => rowId(one, line));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(rowId(two, 1)).not.toBe(ids[0]);
});
