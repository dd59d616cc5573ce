// Tests the rungs of a document's end.
import fc from "fast-check";
import { expect, test } from "vitest";
import { RUNGS, rungOn } from "./rules";

const today = new Date("2026-11-22T00:00:00Z");
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000);

test.each([
  [400, null],
  [91, null],
  [90, 90],
  [61, 90],
  [60, 60],
  [31, 60],
  [30, 30],
  [8, 30],
  [7, 7],
  [1, 7],
  [0, 0],
  [-1, 0],
  [-4000, 0],
])("%i days before the end the rung is %s", (days, rung) => {
  expect(rungOn(inDays(days), today)).toBe(rung);
});

test("without an end there is none", () => expect(rungOn(null, today)).toBeNull());

test("going through time each rung comes once, from 90 down to 0", () => {
  fc.assert(
    fc.property(fc.integer({ min: 91, max: 4000 }), (start) => {
      const seen = new Set<number>();
      for (let left = start; left >= -3; left -= 1) {
        const rung = rungOn(inDays(left), today);
        if (rung !== null) seen.add(rung);
      }
      expect([...seen]).toEqual([...RUNGS].reverse());
    }),
    { numRuns: 20 },
  );
});
