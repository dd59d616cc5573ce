// Reads a line of OCR-B cell by cell: each cell's picture against each character's.
import { type Box, fitCells } from "./fit-cells";
import { type Frame, type Grey, type Ink, inkIn, pointIn } from "./grey";
import { cell, normalised, type Template } from "./templates";

export interface Ranked {
  char: string;
  /** Likeness, at most 1. */
  score: number;
}
export interface MatchedLine {
  frame: Frame;
  /** Each cell's characters, the likest first. */
  cells: Ranked[][];
  /** Mean likeness of the best. */
  score: number;
}

/** How far a character may be from where its cell says, in the matcher's pixels. */
const AWRY = { x: 2, y: 3 } as const;

interface Shift {
  dx: number;
  dy: number;
}
const shiftsAround = (middle: Shift, reach: { x: number; y: number }): Shift[] =>
  Array.from({ length: 2 * reach.y + 1 }, (_, y) =>
    Array.from({ length: 2 * reach.x + 1 }, (_, x) => ({
      dx: middle.dx + x - reach.x,
      dy: middle.dy + y - reach.y,
    })),
  ).flat();

/** The cell's picture at each shift, normalised. */
function picturesAt(ink: Ink, left: number, top: number, shifts: readonly Shift[]): Float32Array[] {
  const patch = new Float32Array(cell.width * cell.height);
  return shifts.flatMap(({ dx, dy }) => {
    for (let y = 0; y < cell.height; y += 1)
      for (let x = 0; x < cell.width; x += 1)
        patch[y * cell.width + x] = ink.data[(top + dy + y) * ink.width + left + dx + x] ?? 0;
    const picture = normalised(patch);
    return picture ? [picture] : [];
  });
}

function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

const rank = (pictures: readonly Float32Array[], among: readonly Template[]): Ranked[] =>
  among
    .map(({ char, data }) => ({
      char,
      score: Math.max(-1, ...pictures.map((picture) => likeness(picture, data))),
    }))
    .sort((a, b) => b.score - a.score);

/** One shift for the whole line, from every eighth cell: then a cell needs only its neighbours. */
function shiftOfLine(count: number, rankCell: (index: number, shifts: readonly Shift[]) => Ranked[]): Shift {
  const all = shiftsAround({ dx: 0, dy: 0 }, AWRY);
  const probes = Array.from({ length: Math.floor(count / 8) }, (_, index) => index * 8 + 1);
  const scored = all.map((shift) => ({
    shift,
    score: probes.reduce((sum, index) => sum + (rankCell(index, [shift])[0]?.score ?? 0), 0),
  }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).shift;
}

/** By how much a cell outside must be likelier than the one at the other end: paper is like a character by 0.4 at most. */
const BETTER = 0.15;

/** One where the comb was laid a cell too far left, -1 where too far right, else 0: a line may begin or end in little ink. */
function misplacement(count: number, likenessOf: (index: number) => number): -1 | 0 | 1 {
  if (likenessOf(-1) > likenessOf(count - 1) + BETTER) return -1;
  return likenessOf(count) > likenessOf(0) + BETTER ? 1 : 0;
}

/** Room beside the line for shifts and for one cell more. */
const PAD = cell.width + 4;

/**
 * Reads `count` cells of the line in the box, each as one of the characters that may stand there (any, of a cell beside
 * the line); null when no cells can be found there.
 */
export function matchLine(
  picture: Grey,
  box: Box,
  count: number,
  among: (column: number) => readonly Template[],
): MatchedLine | null {
  const fit = fitCells(picture, box, count);
  if (!fit) return null;
  const wide = { ...fit.frame, origin: pointIn(fit.frame, -PAD, -PAD) };
  const ink = inkIn(picture, wide, count * cell.width + 2 * PAD, cell.height + 2 * PAD);
  const rankCell = (index: number, shifts: readonly Shift[], column = index) =>
    rank(picturesAt(ink, PAD + index * cell.width, PAD, shifts), among(column));
  const middle = shiftOfLine(count, rankCell);
  const shifts = shiftsAround(middle, { x: 1, y: 1 });
  const off = misplacement(count, (index) => rankCell(index, shifts, -1)[0]?.score ?? 0);
  const frame = off === 0 ? fit.frame : { ...fit.frame, origin: pointIn(fit.frame, off * cell.width, 0) };
  const cells = Array.from({ length: count }, (_, index) => rankCell(index + off, shifts, index));
  const score = cells.reduce((sum, [best]) => sum + (best?.score ?? 0), 0) / count;
  return { frame, cells, score };
}
