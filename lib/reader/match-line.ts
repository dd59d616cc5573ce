// Reads a line of OCR-B cell by cell: each cell's picture against each character's.
import { type Box, fitCells } from "./fit-cells";
import { type Frame, type Grey, type Ink, inkIn } from "./grey";
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

/** Reads `count` cells of the line in the box, each as one of the characters that may stand there; null when no cells can be found there. */
export function matchLine(
  picture: Grey,
  box: Box,
  count: number,
  among: (column: number) => readonly Template[],
): MatchedLine | null {
  const fit = fitCells(picture, box, count);
  if (!fit) return null;
  const { frame } = fit;
  const pad = 4;
  const ink = inkIn(
    picture,
    {
      ...frame,
      origin: [
        frame.origin[0] - pad * (frame.right[0] + frame.down[0]),
        frame.origin[1] - pad * (frame.right[1] + frame.down[1]),
      ],
    },
    count * cell.width + 2 * pad,
    cell.height + 2 * pad,
  );
  const rankCell = (index: number, shifts: readonly Shift[]) =>
    rank(picturesAt(ink, pad + index * cell.width, pad, shifts), among(index));
  const middle = shiftOfLine(count, rankCell);
  const cells = Array.from({ length: count }, (_, index) =>
    rankCell(index, shiftsAround(middle, { x: 1, y: 1 })),
  );
  const score = cells.reduce((sum, [best]) => sum + (best?.score ?? 0), 0) / count;
  return { frame, cells, score };
}
