// Finds where the cells of one line of a zone begin and how wide they are: OCR-B has one pitch, with gaps between.
import { fitComb } from "./fit-comb";
import { type Frame, type Grey, inkIn, type Point, pointIn } from "./grey";
import { cell } from "./templates";

/** The corners of a line of text: top left, top right, bottom right, bottom left. */
export type Box = readonly [Point, Point, Point, Point];

const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
const lengthOf = ([x, y]: Point) => Math.hypot(x, y);
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** How far outside its box a line may go on, in cells. */
const MARGIN = 2;
/** The em of the templates, in the matcher's pixels. */
const EM = (cell.width * 1000) / 723;
/** The middle of the letters lies so far above the baseline. */
const MIDDLE = 0.365 * EM;

/** Where the letters' middle is below the frame's top: the band of rows, a capital high, with the most ink. */
function middleOfLetters(picture: Grey, frame: Frame, from: number, width: number, high: number): number {
  const reach = 8;
  const origin = minus(pointIn(frame, from, 0), times(frame.down, reach));
  const { data, height } = inkIn(picture, { ...frame, origin }, width, high + 2 * reach);
  const capital = Math.round(0.73 * EM);
  const rows = Array.from({ length: height }, (_, y) =>
    data.slice(y * width, (y + 1) * width).reduce((sum, value) => sum + value, 0),
  );
  let best = { ink: Number.NEGATIVE_INFINITY, top: 0 };
  for (let top = 0; top + capital <= rows.length; top += 1) {
    const sum = rows.slice(top, top + capital).reduce((total, value) => total + value, 0);
    if (sum > best.ink) best = { ink: sum, top };
  }
  return best.top + capital / 2 - reach;
}

/** The frame around a box, its rows along the line of letters: turned by how much higher those stand at its one end. */
function straighten(picture: Grey, box: Box, count: number, high: number): Frame | null {
  const [topLeft, topRight, bottomRight, bottomLeft] = box;
  const left = middle(topLeft, bottomLeft);
  const along = minus(middle(topRight, bottomRight), left);
  if (lengthOf(along) < count * 4) return null;
  const framed = (right: Point, centre: Point): Frame => {
    const down: Point = [-right[1], right[0]];
    const corner = plus(times(right, MARGIN * cell.width), times(down, high / 2));
    return { origin: minus(centre, corner), right, down };
  };
  const step = times(along, 1 / (count * cell.width));
  const rough = framed(step, left);
  const part = Math.round((count * cell.width) / 3);
  const first = middleOfLetters(picture, rough, MARGIN * cell.width, part, high) - high / 2;
  const last = middleOfLetters(picture, rough, MARGIN * cell.width + 2 * part, part, high) - high / 2;
  const fall = (last - first) / (2 * part);
  const centre = plus(left, times(rough.down, first - (fall * part) / 2));
  return framed(plus(step, times(rough.down, fall)), centre);
}

/**
 * The frame in which each cell is `cell.width` steps wide and the line stands upright, or null when the box is no
 * line of so many cells. The box's ends may be off by a cell or two; the comb of gaps says where the cells are.
 */
export function fitCells(picture: Grey, box: Box, count: number): { frame: Frame; score: number } | null {
  const high = Math.round(cell.height * 0.7);
  const frame = straighten(picture, box, count, high);
  if (!frame) return null;
  const wide = (count + 2 * MARGIN) * cell.width;
  const comb = fitComb(inkIn(picture, frame, wide, high), count);
  const above = middleOfLetters(picture, frame, 0, wide, high);
  const scale = comb.pitch / cell.width;
  // As tall as it is wide in the middle of the line.
  const down = times(frame.down, scale * (1 + comb.lean / 2));
  const top = cell.baseline - MIDDLE;
  const lean = comb.lean / (count * cell.width);
  const origin = minus(pointIn(frame, comb.start, above), times(down, top));
  // The letters' middle goes straight along the line, and their tops come nearer to it.
  const right = plus(times(frame.right, scale * (1 + comb.lean)), times(down, top * lean));
  return { score: comb.score, frame: { origin, right, down, lean } };
}
