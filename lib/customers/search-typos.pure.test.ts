// One slip of the finger, and nothing else.
import { expect, test } from "vitest";
import { mistyped } from "./search-typos";

test.each([
  ["tirpman", "tripman"],
  ["hartwel", "hartwell"],
  ["hartwelll", "hartwell"],
  ["hartwekl", "hartwell"],
  ["artwell", "hartwell"],
  ["иваонв", "иванов"],
])("%s may have been meant as %s", (typed, meant) => {
  expect(mistyped(typed)).toContain(meant);
});

test("the word itself and two slips are not among them, and none is there twice", () => {
  const made = mistyped("hartwell");
  expect(made).not.toContain("hartwell");
  expect(made).not.toContain("hatrwlel");
  expect(new Set(made).size).toBe(made.length);
});
