// Tests how wide the fields are beside the scan, as it is kept.
import { expect, test } from "vitest";
import { keptSplit, readSplit, splitCookie } from "./split";

test.each([
  ["45.5", false, 45.5],
  ["20", true, 20],
  [undefined, false, 37.2],
  [undefined, true, 24],
  ["", false, 37.2],
  ["19", false, 37.2],
  ["1e9", false, 37.2],
  ["NaN", false, 37.2],
  ["<script>", true, 24],
])("%s gives %s", (text, hasBeside, share) => expect(readSplit(text, hasBeside)).toBe(share));

test("what is kept is read back", () => {
  const { name, value } = keptSplit(41.234, false);
  expect([name, readSplit(value, false)]).toEqual([splitCookie(false), 41.2]);
});
