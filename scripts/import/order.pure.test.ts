// What is typed wrong is answered by a sentence and by what can be typed.
import { expect, test } from "vitest";
import { asksForHelp, readOrder, usage } from "./order.mjs";

test.each([
  ["an option that is none", ["a.csv", "--bank", "b", "--dryrun"], `Unknown option '--dryrun'.\n${usage}`],
  ["an option without its value", ["a.csv", "--bank"], `Option '--bank <value>' argument missing.\n${usage}`],
  ["no bank", ["a.csv"], usage],
])("%s", (_, args, words) => {
  expect(() => readOrder(args)).toThrow(expect.objectContaining({ message: words }));
});

test("help is asked for by either name", () => {
  expect([["--help"], ["a.csv", "-h"], ["a.csv"]].map(asksForHelp)).toEqual([true, true, false]);
});
