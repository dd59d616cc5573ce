// The check digits of a zone as equations over its cells, each of which must be 0 modulo 10.
import { figureOf, weightAt } from "./check-digit";
import { type Alphabet, alphabets, cellsOf, type Form, layouts, type Span } from "./layout";

export const checkNames = ["number", "birth", "expiry", "optional", "composite"] as const;
export type CheckName = (typeof checkNames)[number];

export interface Cell {
  line: number;
  column: number;
  /** What may stand here. */
  allowed: string;
}
export interface Equation {
  name: CheckName;
  /** Each cell's factor; the digit itself has 9, which is -1. */
  terms: { cell: Cell; factor: number }[];
  digit: Cell;
}
export interface Equations {
  form: Form;
  /** Each cell under some digit, once. */
  cells: Cell[];
  equations: Equation[];
  /** How many cells of the optional data continue a document number that is too long for its field. */
  overflow: number;
}

/**
 * A document number of more than nine characters goes on in the optional data of TD1 and TD2, its check digit follows
 * there, and a filler stands in the digit's place (9303-5 and 9303-6, note j). Returns the cells taken, digit included.
 */
export function overflowOf(form: Form, lines: readonly string[]): number {
  if (form === "TD3") return 0;
  const number = layouts[form].fields.find(({ name }) => name === "number");
  const optional = layouts[form].fields.find(({ name }) => name === "optional");
  if (!number?.digit || !optional) return 0;
  const textAt = ({ line, start, end }: Span) => (lines[line] ?? "").slice(start, end);
  // Its last is a figure, whatever it was read as.
  const rest = /^[0-9A-Z]+(?=<|$)/.exec(textAt(optional.span))?.[0] ?? "";
  return textAt(number.digit) === "<" && !textAt(number.span).includes("<") && rest.length > 1
    ? rest.length
    : 0;
}

const part = (span: Span, from: number, to: number): Span => ({
  ...span,
  start: span.start + from,
  end: span.start + to,
});

/** The equations of a form; its lines are asked only for what their text decides: overflow, and an empty field's digit. */
export function equationsFor(form: Form, lines: readonly string[]): Equations {
  const layout = layouts[form];
  const overflow = overflowOf(form, lines);
  const known = new Map<string, Cell>();
  const take = (spans: readonly Span[], alphabet: Alphabet) =>
    cellsOf(spans).map(({ line, column }) => {
      const key = `${line}:${column}`;
      const cell = known.get(key) ?? { line, column, allowed: alphabets[alphabet] };
      known.set(key, cell);
      return cell;
    });
  const equation = (name: CheckName, over: Cell[], [digit]: Cell[]): Equation[] =>
    digit
      ? [
          {
            name,
            digit,
            terms: [...over.map((cell, at) => ({ cell, factor: weightAt(at) })), { cell: digit, factor: 9 }],
          },
        ]
      : [];

  const own = layout.fields.flatMap(({ name, span, alphabet, digit }) => {
    if (!digit) return [];
    const isEmpty = /^<+$/.test((lines[span.line] ?? "").slice(span.start, span.end));
    if (name === "number" && overflow > 0) {
      const optional = layout.fields.find((field) => field.name === "optional")?.span ?? span;
      const more = part(optional, 0, overflow - 1);
      take([digit], "checkOrFiller");
      return equation(
        "number",
        take([span, more], "any"),
        take([part(optional, overflow - 1, overflow)], "check"),
      );
    }
    const digitMay: Alphabet = name === "optional" && isEmpty ? "checkOrFiller" : "check";
    return equation(name as CheckName, take([span], alphabet), take([digit], digitMay));
  });
  const composite = equation(
    "composite",
    take(layout.composite.over, "any"),
    take([layout.composite.digit], "check"),
  );
  return { form, cells: [...known.values()], equations: [...own, ...composite], overflow };
}

/** What is left of an equation modulo 10: 0 when the digit agrees, NaN when a cell was not read. */
export const residueOf = (equation: Equation, charAt: (cell: Cell) => string): number =>
  equation.terms.reduce((sum, { cell, factor }) => sum + factor * figureOf(charAt(cell)), 0) % 10;
