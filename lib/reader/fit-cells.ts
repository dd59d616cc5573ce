// Finds where the cells of one line of a zone begin and how wide they are: OCR-B has one pitch, with gaps between.
import { type Frame, type Grey, type Ink, inkIn, type Point, pointIn } from "./grey";
import { cell } from "./templates";

/** The corners of a line of text: top left, top right, bottom right, bottom left. */
export type Box = readonly [Point, Point, Point, Point];

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
const lengthOf = ([x, y]: Point) => Math.hypot(x, y);
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** How far outside its box a line may go on, in cells. */
const MARGIN = 2;

/** Ink summed over each column, smoothed by nothing: the gaps must stay sharp. */
function columnsOf({ data, width, height }: Ink): Float32Array {
  const columns = new Float32Array(width);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) columns[x] = (columns[x] ?? 0) + (data[y * width + x] ?? 0);
  return columns;
}

const at = (columns: Float32Array, x: number) => {
  const left = Math.floor(x);
  const part = x - left;
  return (columns[left] ?? 0) * (1 - part) + (columns[left + 1] ?? 0) * part;
};

/** Ink in the cells less ink in the gaps between them, for a comb of `count` cells. */
function combScore(columns: Float32Array, start: number, pitch: number, count: number): number {
  let gaps = 0;
  for (let index = 0; index <= count; index += 1) {
    const x = start + index * pitch;
    gaps += at(columns, x - 1) + at(columns, x) + at(columns, x + 1);
  }
  let cells = 0;
  for (let index = 0; index < count; index += 1) {
    const x = start + (index + 0.5) * pitch;
    cells += at(columns, x - 3) + at(columns, x) + at(columns, x + 3);
  }
  return cells / count - gaps / (count + 1);
}

/** Where the letters' middle is below the frame's top: the band of rows, a capital high, with the most ink. */
function middleOfLetters(picture: Grey, frame: Frame, width: number, high: number): number {
  const reach = 8;
  const up: Point = [frame.down[0] * reach, frame.down[1] * reach];
  const ink = inkIn(picture, { ...frame, origin: minus(frame.origin, up) }, width, high + 2 * reach);
  const capital = Math.round((0.73 * cell.width * 1000) / 723);
  const rows = Array.from({ length: ink.height }, (_, y) =>
    ink.data.slice(y * width, (y + 1) * width).reduce((sum, value) => sum + value, 0),
  );
  let best = { ink: Number.NEGATIVE_INFINITY, top: 0 };
  for (let top = 0; top + capital <= rows.length; top += 1) {
    const sum = rows.slice(top, top + capital).reduce((total, value) => total + value, 0);
    if (sum > best.ink) best = { ink: sum, top };
  }
  return best.top + capital / 2 - reach;
}

/**
 * The frame in which each cell is `cell.width` steps wide and the line stands upright, or null when the box is no
 * line of so many cells. The box's ends may be off by a cell or two; the comb of gaps says where the cells are.
 */
export function fitCells(picture: Grey, box: Box, count: number): { frame: Frame; score: number } | null {
  const [topLeft, topRight, bottomRight, bottomLeft] = box;
  const left = middle(topLeft, bottomLeft);
  const along = minus(middle(topRight, bottomRight), left);
  const length = lengthOf(along);
  if (length < count * 4) return null;
  const step = times(along, 1 / (count * cell.width));
  const down: Point = [-step[1], step[0]];
  const high = Math.round(cell.height * 0.7);
  const frame: Frame = {
    origin: [
      left[0] - step[0] * MARGIN * cell.width - (down[0] * high) / 2,
      left[1] - step[1] * MARGIN * cell.width - (down[1] * high) / 2,
    ],
    right: step,
    down,
  };
  const columns = columnsOf(inkIn(picture, frame, (count + 2 * MARGIN) * cell.width, high));
  let best = { score: Number.NEGATIVE_INFINITY, start: 0, pitch: 1 };
  for (let pitch = cell.width * 0.94; pitch <= cell.width * 1.06; pitch += 0.04) {
    const slack = (count + 2 * MARGIN) * cell.width - pitch * count;
    for (let start = 1; start < slack - 1; start += 0.5) {
      const score = combScore(columns, start, pitch, count);
      if (score > best.score) best = { score, start, pitch };
    }
  }
  const above = middleOfLetters(picture, frame, (count + 2 * MARGIN) * cell.width, high);
  const scale = best.pitch / cell.width;
  const right = times(step, scale);
  const tall: Point = times(down, scale);
  const origin = pointIn(frame, best.start, above);
  // The middle of the letters lies 0.365 em above the baseline.
  const top = cell.baseline - (0.365 * cell.width * 1000) / 723;
  return { score: best.score, frame: { origin: minus(origin, times(tall, top)), right, down: tall } };
}
