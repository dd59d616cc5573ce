// Reads a machine-readable zone: fields, the state of each check digit, and a mark on all that is not certain.

import { canBeDate } from "./dates";
import { type Cell, type CheckName, checkNames, equationsFor, residueOf } from "./equations";
import { type Glyph, glyphsOf, textOf, UNREAD } from "./glyphs";
import { alphabets, cellsOf, type FieldName, type Form, layouts, type Span } from "./layout";
import { chooseRepair } from "./repair";
import { candidatesFor, findSolutions, type Solution } from "./solutions";

export type CheckState = "agrees" | "repaired" | "disagrees" | "unreadable" | "empty";

export interface Mark {
  line: number;
  column: number;
  kind: "repaired" | "doubtful" | "unread";
  /** The character as it was read. */
  was: string;
  /** What else it may be. */
  others: string[];
}

/**
 * `proven`: check digits cover it, agree, and no likely mistake would leave them agreeing. `doubtful`: something is
 * marked. `unproven`: no digit covers it, so only another source (the printed zone, the record) can say it is right.
 */
export type Standing = "proven" | "doubtful" | "unproven";

export interface Field {
  name: FieldName;
  spans: Span[];
  /** Its cells as shown, fillers included. */
  text: string;
  standing: Standing;
}

export interface Zone {
  form: Form;
  /** As read, repairs included. */
  lines: string[];
  checks: Record<CheckName, CheckState>;
  marks: Mark[];
  fields: Field[];
}

/** One cell that two readers read differently is settled by the field's digit. Several may agree with it by chance. */
const MOST_UNSURE = 1;

type Grid = Glyph[][];
const keyOf = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
const glyphIn = (grid: Grid, { line, column }: { line: number; column: number }): Glyph =>
  grid[line]?.[column] ?? { char: UNREAD, others: [] };

/** Cells under no digit: what may not stand there becomes the likeliest that may, and is marked. */
function settleOpenCells(form: Form, grid: Grid, covered: ReadonlySet<string>, marks: Mark[]): void {
  for (const { span, alphabet } of layouts[form].fields) {
    for (const at of cellsOf([span])) {
      if (covered.has(keyOf(at))) continue;
      const glyph = glyphIn(grid, at);
      const others = glyph.others.filter((char) => alphabets[alphabet].includes(char));
      const isAllowed = alphabets[alphabet].includes(glyph.char);
      const char = isAllowed ? glyph.char : (others[0] ?? UNREAD);
      const row = grid[at.line];
      if (row) row[at.column] = { ...glyph, char };
      if (char === UNREAD) marks.push({ ...at, kind: "unread", was: glyph.char, others: [] });
      else if (!isAllowed || glyph.isUnsure)
        marks.push({
          ...at,
          kind: "doubtful",
          was: glyph.char,
          others: others.filter((one) => one !== char),
        });
    }
  }
}

const withChanges = (grid: Grid, changes: Solution): Grid =>
  grid.map((row, line) =>
    row.map((glyph, column) => {
      const change = changes.find(({ cell }) => cell.line === line && cell.column === column);
      return change ? { ...glyph, char: change.char } : glyph;
    }),
  );

function datesArePossible(form: Form, lines: readonly string[]): boolean {
  return layouts[form].fields
    .filter(({ name }) => name === "birth" || name === "expiry")
    .every(({ span }) => canBeDate((lines[span.line] ?? "").slice(span.start, span.end)));
}

/** What each cell is in some solution other than what is shown: these cannot be told from it. */
function doubtsAmong(solutions: readonly Solution[], shown: Solution): Map<Cell, Set<string>> {
  const doubts = new Map<Cell, Set<string>>();
  const add = (cell: Cell, char: string) => doubts.set(cell, (doubts.get(cell) ?? new Set()).add(char));
  for (const solution of solutions) {
    for (const { cell, char } of solution)
      if (!shown.some((change) => change.cell === cell && change.char === char)) add(cell, char);
    for (const { cell } of shown) if (!solution.some((change) => change.cell === cell)) add(cell, "");
  }
  return doubts;
}

/** Reads lines of the form's size; a cell's `others` are what repairs and doubts are made from. */
export function readZone(form: Form, given: readonly (readonly Glyph[] | string)[]): Zone {
  const read: Grid = given.map((line) => (typeof line === "string" ? glyphsOf(line) : [...line]));
  const equations = equationsFor(form, read.map(textOf));
  const glyphAt = (cell: Cell) => glyphIn(read, cell);
  const solutions = findSolutions(equations, glyphAt).filter((solution) =>
    datesArePossible(form, withChanges(read, solution).map(textOf)),
  );
  const shown = chooseRepair(equations, solutions, glyphAt) ?? [];
  const doubts = doubtsAmong(solutions, shown);
  const grid = withChanges(read, shown);
  const marks: Mark[] = equations.cells.flatMap((cell): Mark[] => {
    const at = { line: cell.line, column: cell.column, was: glyphAt(cell).char };
    const others = [...(doubts.get(cell) ?? [])].filter(Boolean);
    if (shown.some((change) => change.cell === cell)) return [{ ...at, kind: "repaired", others }];
    if (!cell.allowed.includes(at.was))
      return [{ ...at, kind: "unread", others: candidatesFor(cell, glyphAt(cell)) }];
    return doubts.has(cell) ? [{ ...at, kind: "doubtful", others }] : [];
  });
  settleOpenCells(form, grid, new Set(equations.cells.map(keyOf)), marks);
  return judge(
    form,
    grid,
    marks,
    solutions.some((solution) => solution.length === 0 || solution === shown),
  );
}

/** Doubtful for what their reader thought of them, though the digits agree. */
function markUnsure(grid: Grid, cells: readonly { line: number; column: number }[], marks: Mark[]): void {
  for (const cell of cells) {
    const { char, others } = glyphIn(grid, cell);
    const { line, column } = cell;
    if (!marks.some((mark) => keyOf(mark) === keyOf(cell)))
      marks.push({ line, column, kind: "doubtful", was: char, others: [...others] });
  }
}

function judge(form: Form, grid: Grid, marks: Mark[], isSettled: boolean): Zone {
  const lines = grid.map(textOf);
  const { equations, overflow } = equationsFor(form, lines);
  const isMarked = (cells: readonly { line: number; column: number }[], kind?: Mark["kind"]) =>
    marks.some((mark) => (!kind || mark.kind === kind) && cells.some((cell) => keyOf(cell) === keyOf(mark)));
  const checks = Object.fromEntries(checkNames.map((name) => [name, "empty"])) as Record<
    CheckName,
    CheckState
  >;
  for (const { name, terms, digit } of equations) {
    const cells = terms.map(({ cell }) => cell);
    const residue = residueOf({ name, terms, digit }, (cell) => glyphIn(grid, cell).char);
    const isEmpty =
      name === "optional" && cells.slice(0, -1).every((cell) => glyphIn(grid, cell).char === "<");
    if (Number.isNaN(residue) || isMarked(cells, "unread")) checks[name] = "unreadable";
    else if (residue !== 0) checks[name] = "disagrees";
    else if (isMarked(cells, "repaired")) checks[name] = "repaired";
    else checks[name] = isEmpty ? "empty" : "agrees";
  }
  const isSound =
    isSettled && equations.every(({ name }) => !["disagrees", "unreadable"].includes(checks[name]));
  const covered = new Set(equations.flatMap(({ terms }) => terms.map(({ cell }) => keyOf(cell))));
  const fields = layouts[form].fields.map(({ name, span }): Field => {
    const spans = spansOf(form, name, span, overflow);
    const cells = cellsOf(spans);
    const own = equations.find((equation) => equation.name === name)?.digit;
    const text = cells.map((cell) => glyphIn(grid, cell).char).join("");
    if (!cells.every((cell) => covered.has(keyOf(cell))))
      return { name, spans, text, standing: isMarked(cells) ? "doubtful" : "unproven" };
    const proof = own ? [...cells, own] : cells;
    const unsure = proof.filter((cell) => glyphIn(grid, cell).isUnsure);
    if (unsure.length > MOST_UNSURE) markUnsure(grid, unsure, marks);
    const isDoubtful = !isSound || isMarked(proof);
    return { name, spans, text, standing: isDoubtful ? "doubtful" : "proven" };
  });
  return { form, lines, checks, marks, fields };
}

function spansOf(form: Form, name: FieldName, span: Span, overflow: number): Span[] {
  if (overflow === 0 || (name !== "number" && name !== "optional")) return [span];
  const optional = layouts[form].fields.find((field) => field.name === "optional")?.span ?? span;
  // The optional data begin again after the number's digit and a filler.
  if (name === "optional") return [{ ...span, start: Math.min(span.end, span.start + overflow + 1) }];
  return [span, { ...optional, end: optional.start + overflow - 1 }];
}
