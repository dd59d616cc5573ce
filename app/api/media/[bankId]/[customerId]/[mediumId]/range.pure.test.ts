// Tests how a Range header is read.
import { expect, test } from "vitest";
import { readRange } from "./range";

test.each([
  [null, null],
  ["bytes=0-", { from: 0, to: 999 }],
  ["bytes=0-99", { from: 0, to: 99 }],
  ["bytes=990-2000", { from: 990, to: 999 }],
  ["bytes=-10", { from: 990, to: 999 }],
  ["bytes=-5000", { from: 0, to: 999 }],
  ["bytes=1000-", "beyond"],
  ["bytes=-0", "beyond"],
  // What need not be followed is answered with the whole.
  ["bytes=5-2", null],
  ["bytes=0-1,5-6", null],
  ["lines=1-2", null],
  ["bytes=", null],
  ["bytes=a-b", null],
])("%s", (header, expected) => {
  expect(readRange(header, 1_000)).toEqual(expected);
});
