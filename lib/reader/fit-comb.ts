// Lays a comb over a line's ink: as many cells as the line has, with gaps between, getting narrower along a line seen aslant.
import type { Ink } from "./grey";
import { cell } from "./templates";

export interface Comb {
  score: number;
  /** Where the first cell begins, in steps of the line's frame. */
  start: number;
  /** Mean width of a cell. */
  pitch: number;
  /** How much farther away the line's end is than its beginning. */
  lean: number;
}

/** As far as a document held by hand may lean. */
const MOST_LEAN = 0.1;
/** How far the mean pitch may be from what the box promises. */
const PLAY = 0.06;

/** Ink summed over each column, smoothed by nothing: the gaps must stay sharp. */
function columnsOf({ data, width, height }: Ink): Float32Array {
  const columns = new Float32Array(width + 1);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) columns[x] = (columns[x] ?? 0) + (data[y * width + x] ?? 0);
  return columns;
}

/** Ink around each column: at the column, and so far to its left and right. */
function around(columns: Float32Array, reach: number): Float32Array {
  return columns.map(
    (value, x) =>
      value + (columns[Math.max(0, x - reach)] ?? 0) + (columns[x + reach] ?? columns.at(-1) ?? 0),
  );
}

/** Where the parts of a line of that lean stand, from 0 to 1: its gaps, and the middles of its cells. */
function partsOf(count: number, lean: number): { gaps: Float32Array; middles: Float32Array } {
  const place = (part: number) => (part * (1 + lean)) / (1 + lean * part);
  return {
    gaps: Float32Array.from({ length: count + 1 }, (_, index) => place(index / count)),
    middles: Float32Array.from({ length: count }, (_, index) => place((index + 0.5) / count)),
  };
}

function meanAt(columns: Float32Array, parts: Float32Array, start: number, length: number): number {
  let sum = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const x = start + (parts[index] ?? 0) * length;
    const left = Math.floor(x);
    const rest = x - left;
    sum += (columns[left] ?? 0) * (1 - rest) + (columns[left + 1] ?? 0) * rest;
  }
  return sum / parts.length;
}

const steps = (middle: number, reach: number, step: number) =>
  Array.from({ length: 2 * Math.round(reach / step) + 1 }, (_, index) => middle - reach + index * step);

/** The comb with the most ink in its cells and the least in its gaps. */
export function fitComb(ink: Ink, count: number): Comb {
  const columns = columnsOf(ink);
  const gapInk = around(columns, 1);
  const cellInk = around(columns, 3);
  let best: Comb = { score: Number.NEGATIVE_INFINITY, start: 0, pitch: cell.width, lean: 0 };
  const tryAll = (
    leans: readonly number[],
    pitches: readonly number[],
    starts: (pitch: number) => number[],
  ) => {
    for (const lean of leans) {
      const { gaps, middles } = partsOf(count, lean);
      for (const pitch of pitches)
        for (const start of starts(pitch)) {
          const length = pitch * count;
          if (start < 1 || start + length > ink.width - 1) continue;
          const score = meanAt(cellInk, middles, start, length) - meanAt(gapInk, gaps, start, length);
          if (score > best.score) best = { score, start, pitch, lean };
        }
    }
  };
  const everywhere = (pitch: number) =>
    Array.from({ length: Math.ceil((ink.width - pitch * count) / 1.5) }, (_, index) => 1 + index * 1.5);
  tryAll(steps(0, MOST_LEAN, 0.02), steps(cell.width, cell.width * PLAY, 0.1), everywhere);
  for (const [lean, pitch, start] of [
    [0.01, 0.06, 1],
    [0.005, 0.03, 0.5],
  ] as const) {
    const found: Comb = best;
    tryAll(steps(found.lean, 2 * lean, lean), steps(found.pitch, 2 * pitch, pitch), () =>
      steps(found.start, 3 * start, start),
    );
  }
  return best;
}
