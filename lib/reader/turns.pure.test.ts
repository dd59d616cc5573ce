// Which ways up a page without a zone is tried: as its lines of text lie.
import { expect, test } from "vitest";
import type { Box } from "./fit-cells";
import { turnsFor } from "./read-page";

const line = (width: number, height: number): { box: Box } => ({
  box: [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ],
});

test("lying lines: only on its head; standing ones: on either side; both, or none: every way", () => {
  expect(turnsFor([line(300, 20), line(200, 20), line(18, 20)])).toEqual([180]);
  expect(turnsFor([line(20, 300), line(20, 120)])).toEqual([90, 270]);
  expect(turnsFor([line(20, 300), line(300, 20)])).toEqual([180, 90, 270]);
  expect(turnsFor([])).toEqual([180, 90, 270]);
});
