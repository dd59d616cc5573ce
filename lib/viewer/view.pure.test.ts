// Tests how a picture lies on the desk.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fitZoom,
  keepInSight,
  MOST_ZOOM,
  nextZoom,
  readBoxes,
  turnBy,
  viewOfBoxes,
  zoomAround,
} from "./view";

const desk = { width: 1000, height: 600 };
const middle = { zoom: 1, x: 0, y: 0, turn: 0 };

test.each([
  [{ width: 2000, height: 500 }, 0, 952 / 2000],
  [{ width: 2000, height: 500 }, 1, 552 / 2000],
  [{ width: 100, height: 100 }, 0, 1],
  [{ width: 500, height: 5520 }, 0, 0.1],
])("the whole of %j turned %i times is seen at %d", (picture, turn, zoom) => {
  expect(fitZoom(picture, desk, turn)).toBeCloseTo(zoom);
});

test("what lies under the pointer stays under it, whatever the zoom", () => {
  const number = (most: number) => fc.integer({ min: -most, max: most });
  fc.assert(
    fc.property(
      number(400),
      number(300),
      number(900),
      number(900),
      fc.double({ min: 0.2, max: 7, noNaN: true }),
      (px, py, x, y, zoom) => {
        const before = { ...middle, x, y };
        const after = zoomAround(before, zoom, { x: px, y: py });
        expect((px - after.x) / after.zoom).toBeCloseTo((px - before.x) / before.zoom, 6);
        expect((py - after.y) / after.zoom).toBeCloseTo((py - before.y) / before.zoom, 6);
      },
    ),
  );
});

test("zooming has an end, and in and out again is where one was", () => {
  expect(zoomAround(middle, 99).zoom).toBe(MOST_ZOOM);
  expect(nextZoom(nextZoom(1, 1), -1)).toBeCloseTo(1);
});

test("it cannot be moved out of sight", () => {
  const picture = { width: 400, height: 200 };
  expect(keepInSight({ ...middle, x: 900, y: -900 }, picture)).toMatchObject({ x: 200, y: -100 });
  expect(keepInSight({ ...middle, turn: 1, x: 900, y: 900 }, picture)).toMatchObject({ x: 100, y: 200 });
});

test("four quarter turns are none", () => {
  const round = [1, 1, 1, 1].reduce((view, by) => turnBy(view, by as 1), middle);
  expect(round.turn).toBe(0);
  expect(turnBy(middle, -1).turn).toBe(3);
});

test("boxes are read from an attribute, and nonsense is none", () => {
  expect(readBoxes("1 0.1 0.2 0.3 0.05; 2,0,0,1,1")).toEqual([
    { page: 1, x: 0.1, y: 0.2, width: 0.3, height: 0.05 },
    { page: 2, x: 0, y: 0, width: 1, height: 1 },
  ]);
  for (const text of [null, "", "1 2 3", "1 a b c d", "1 0.1 0.1 0 0.2", "1 -1 0 1 1", "1 3 0 1 1"])
    expect(readBoxes(text)).toEqual([]);
});

test("a box comes into the middle of the desk, turned or not", () => {
  const picture = { width: 1000, height: 500 };
  const box = { page: 1, x: 0.7, y: 0.7, width: 0.2, height: 0.1 };
  const straight = viewOfBoxes([box], picture, desk, 0);
  expect(straight.x).toBeCloseTo(-0.3 * 1000 * straight.zoom);
  expect(straight.y).toBeCloseTo(-0.25 * 500 * straight.zoom);
  const right = viewOfBoxes([box], picture, desk, 1);
  // Turned to the right, what was right of the middle is below it, and what was below is left of it.
  expect(right.x).toBeCloseTo(0.25 * 500 * right.zoom);
  expect(right.y).toBeCloseTo(-0.3 * 1000 * right.zoom);
});

test("two places of a field are seen together; one on another page is left out", () => {
  const picture = { width: 1000, height: 500 };
  const printed = { page: 1, x: 0.3, y: 0.2, width: 0.2, height: 0.1 };
  const zone = { page: 1, x: 0.5, y: 0.8, width: 0.2, height: 0.1 };
  const view = viewOfBoxes([zone, printed, { ...zone, page: 2, x: 0, y: 0 }], picture, desk, 0);
  expect(view.x).toBeCloseTo(0);
  expect(view.y).toBeCloseTo(-0.05 * 500 * view.zoom);
  for (const { x, y, width, height } of [printed, zone]) {
    const [left, top] = [(x - 0.5) * 1000 * view.zoom + view.x, (y - 0.5) * 500 * view.zoom + view.y];
    expect(left).toBeGreaterThanOrEqual(-500);
    expect(top).toBeGreaterThanOrEqual(-300);
    expect(left + width * 1000 * view.zoom).toBeLessThanOrEqual(500);
    expect(top + height * 500 * view.zoom).toBeLessThanOrEqual(300);
  }
  expect(view.zoom).toBeGreaterThan(fitZoom(picture, desk, 0));
});
