// Names of prepared statements: one text, one name; patterns and too many texts have none.
import { expect, test } from "vitest";
import { nameStatement } from "@/lib/core/statement-names";

test("one text has one name, two texts have two", () => {
  const first = nameStatement("SELECT 1");
  expect(first).not.toBe("");
  expect(nameStatement("SELECT 1")).toBe(first);
  expect(nameStatement("SELECT 2")).not.toBe(first);
});

test("what is searched by a pattern is planned for its pattern", () => {
  expect(nameStatement("SELECT 1 FROM t WHERE a LIKE $1")).toBe("");
  expect(nameStatement("SELECT 1 FROM t WHERE a %> $1")).toBe("");
});

test("there is an end to them, and those that have one keep it", () => {
  const first = nameStatement("SELECT 1");
  const names = Array.from({ length: 400 }, (_, at) => nameStatement(`SELECT ${at} AS many`));
  expect(new Set(names).size).toBeLessThanOrEqual(301);
  expect(names.at(-1)).toBe("");
  expect(nameStatement("SELECT 1")).toBe(first);
});
