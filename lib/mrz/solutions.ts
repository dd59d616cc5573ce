// Every reading within two mistakes of what was read that satisfies all check digits: what repair and doubt rest on.
import { figureOf } from "./check-digit";
import type { Cell, Equations } from "./equations";
import { residueOf } from "./equations";
import type { Glyph } from "./glyphs";
import { twinsOf } from "./look-alikes";

export interface Change {
  cell: Cell;
  char: string;
}
/** A set of changes after which all digits agree; none when they agree as read. */
export type Solution = readonly Change[];

/** What a reader may have got wrong at once without its being found out later. */
const MOST_MISTAKES = 2;
/** More cells of the wrong type than this is not a zone that was read. */
const MOST_COMBINATIONS = 512;

interface Step extends Change {
  /** What it adds to each equation, modulo 10. */
  adds: number[];
}

/** What else a cell may hold: what its reader thought of, and what no digit can tell from that. */
export function candidatesFor(cell: Cell, glyph: Glyph): string[] {
  const twins = cell.allowed.includes("A") ? twinsOf(glyph.char) : [];
  return [...new Set([...glyph.others, ...twins])].filter(
    (char) => char !== glyph.char && cell.allowed.includes(char),
  );
}

function stepsFor({ equations }: Equations, cell: Cell, glyph: Glyph): Step[] {
  const from = cell.allowed.includes(glyph.char) ? figureOf(glyph.char) : 0;
  return candidatesFor(cell, glyph).map((char) => {
    const delta = (figureOf(char) - from + 40) % 10;
    const factorIn = (terms: { cell: Cell; factor: number }[]) =>
      terms.reduce((sum, term) => (term.cell === cell ? sum + term.factor : sum), 0);
    return { cell, char, adds: equations.map(({ terms }) => (factorIn(terms) * delta) % 10) };
  });
}

const addUp = (residues: readonly number[], steps: readonly Step[]) =>
  residues.map((residue, index) => steps.reduce((sum, { adds }) => sum + (adds[index] ?? 0), residue) % 10);

/** NaN (a cell nobody could read) rules nothing out. */
const isSatisfied = (residues: readonly number[]) => residues.every((residue) => !(residue > 0));

const product = (lists: readonly Step[][]): Step[][] =>
  lists.reduce<Step[][]>(
    (chosen, list) =>
      chosen.length * list.length > MOST_COMBINATIONS
        ? []
        : chosen.flatMap((steps) => list.map((step) => [...steps, step])),
    [[]],
  );

/**
 * The solutions within two mistakes, fewest changes first. A character that may not stand in its cell at all must
 * change in each; beyond such ones there are at most so many changes that together they are two.
 */
export function findSolutions(zone: Equations, glyphAt: (cell: Cell) => Glyph): Solution[] {
  const forced: Step[][] = [];
  const free: Step[] = [];
  const charAt = (cell: Cell) => {
    const { char } = glyphAt(cell);
    if (cell.allowed.includes(char)) return char;
    // A forced change starts from 0; where nothing is possible the equation stays open.
    return candidatesFor(cell, glyphAt(cell)).length > 0 ? "0" : "?";
  };
  for (const cell of zone.cells) {
    const steps = stepsFor(zone, cell, glyphAt(cell));
    if (cell.allowed.includes(glyphAt(cell).char)) free.push(...steps);
    else if (steps.length > 0) forced.push(steps);
  }
  const read = zone.equations.map((equation) => residueOf(equation, charAt));
  const found: Solution[] = [];
  const left = Math.max(0, MOST_MISTAKES - forced.length);
  for (const base of product(forced)) {
    const residues = addUp(read, base);
    if (isSatisfied(residues)) found.push(base);
    if (left < 1) continue;
    free.forEach((one, index) => {
      const after = addUp(residues, [one]);
      if (isSatisfied(after)) found.push([...base, one]);
      if (left < 2) return;
      for (const two of free.slice(index + 1))
        if (two.cell !== one.cell && isSatisfied(addUp(after, [two]))) found.push([...base, one, two]);
    });
  }
  return found.sort((a, b) => a.length - b.length);
}
