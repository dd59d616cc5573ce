// A row's verdict follows from its target alone; an aim has none.
import { expect, test } from "vitest";
import { quantile } from "./measure.mjs";
import { makeRow } from "./rows.mjs";

const figures = { ours: 60.004, reference: 10, ratio: 6.0004, p50: 60.004, p99: 99.999 };

test.each([
  [{ of: "ours", atMost: 60 }, "ours <= 60", false],
  [{ of: "ours", atMost: 61 }, "ours <= 61", true],
  [{ of: "ratio", atLeast: 0.9, atMost: 1.1 }, "ratio >= 0.9 and ratio <= 1.1", false],
  [{ of: "ratio", atLeast: 6 }, "ratio >= 6", true],
  [{ of: "ratio", atLeast: 9, isAim: true }, "aim: ratio >= 9", null],
  [undefined, null, null],
] as const)("%j", (target, words, ok) => {
  expect(makeRow("page", "ms", figures, target)).toMatchObject({ target: words, ok });
});

test("figures are rounded only after they were judged, and what was not measured is null", () => {
  const row = makeRow("page", "ms", { ours: 60.004 }, { of: "ours", atMost: 60 });
  expect(row).toEqual({
    ...{ name: "page", unit: "ms", ours: 60, reference: null, ratio: null, p50: null, p99: null },
    ...{ target: "ours <= 60", ok: false },
  });
});

test("a figure that could not be measured keeps no target", () => {
  expect(makeRow("page", "ms", { ours: Number.NaN }, { of: "ours", atMost: 60 }).ok).toBe(false);
});

test("quantiles", () => {
  expect([0, 0.5, 0.99].map((part) => quantile([3, 1, 2, 5, 4], part))).toEqual([1, 3, 5]);
});
