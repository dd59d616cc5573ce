// Made-up customers: the same for the same seed however many there are, and such as the import accepts.
import { expect, test } from "vitest";
import { readPhone } from "@/lib/phones/rules";
import { spreadOver } from "./banks.mjs";
import { hashText } from "./random.mjs";
import { columns, rowsOf } from "./rows.mjs";

const bank = (seed: string) => ({ key: hashText(`${seed}|gh.29.uk`), country: "GB" });
const customers = (seed: string, count: number) =>
  Array.from({ length: count }, (_, row) => rowsOf(bank(seed), row).customers[0] as string[]);

test("a row depends on seed and place alone", () => {
  expect(rowsOf(bank("a"), 4711)).toEqual(rowsOf(bank("a"), 4711));
  expect(rowsOf(bank("a"), 4711)).not.toEqual(rowsOf(bank("b"), 4711));
  expect(rowsOf(bank("a"), 4711)).not.toEqual(rowsOf(bank("a"), 4712));
});

test("numbers rise and never repeat, every cell has its column, phones can be dialled and some are shared", () => {
  const rows = customers("1", 20_000);
  const numbers = rows.map(([number]) => Number(number));
  expect(numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))).toBe(true);
  expect(rows.every((cells) => cells.length === columns.customers.length)).toBe(true);
  const phones = rows.map((cells) => readPhone(cells[2] ?? "", "GB").e164);
  expect(phones.every((phone) => phone !== null)).toBe(true);
  const shared = phones.length - new Set(phones).size;
  expect(shared / phones.length).toBeGreaterThan(0.02);
  expect(shared / phones.length).toBeLessThan(0.04);
});

test("names are in several scripts", () => {
  const names = customers("1", 5_000)
    .map(([, name]) => name)
    .join();
  for (const script of ["Latin", "Cyrillic", "Greek", "Arabic", "Han", "Hangul", "Devanagari"])
    expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, "u"));
});

test("the banks add up to what was asked for, one large and one with 200", () => {
  const banks = spreadOver(10_000_000);
  expect(banks.reduce((sum, { customers: count }) => sum + count, 0)).toBe(10_000_000);
  expect(banks.map(({ customers: count }) => count)).toEqual([7_999_840, 1_499_970, 399_992, 99_998, 200]);
  expect(spreadOver(10, "x:GB:1")).toEqual([{ id: "x", country: "GB", customers: 10 }]);
  expect(() => spreadOver(10, "x:GB")).toThrow("--banks takes");
});

test("a large bank has very many different words in its names, half of which only one customer has", () => {
  const words = new Map<string, number>();
  for (const [, name = ""] of customers("1", 60_000))
    for (const word of name.split(" ")) words.set(word, (words.get(word) ?? 0) + 1);
  const once = [...words.values()].filter((count) => count === 1).length;
  expect(words.size).toBeGreaterThan(20_000);
  expect(once / words.size).toBeGreaterThan(0.5);
});
