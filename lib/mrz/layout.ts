// Where each field stands in a machine-readable zone: ICAO 9303 parts 4 (TD3), 5 (TD1) and 6 (TD2).

export const forms = ["TD1", "TD2", "TD3"] as const;
export type Form = (typeof forms)[number];

/** Cells of one line; `end` is not among them. */
export interface Span {
  line: number;
  start: number;
  end: number;
}

export type FieldName =
  | "type"
  | "issuer"
  | "number"
  | "nationality"
  | "birth"
  | "sex"
  | "expiry"
  | "optional"
  | "optional2"
  | "names";

/** What may stand in a cell. */
export type Alphabet = "letters" | "digits" | "any" | "sex" | "check" | "checkOrFiller";

export const alphabets: Record<Alphabet, string> = {
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
  // Unknown parts of a birth date are fillers (9303-3, 4.8).
  digits: "0123456789<",
  any: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
  sex: "MFX<",
  check: "0123456789",
  checkOrFiller: "0123456789<",
};

export interface FieldLayout {
  name: FieldName;
  span: Span;
  alphabet: Alphabet;
  /** Its own check digit. */
  digit?: Span;
}

export interface Layout {
  lines: number;
  width: number;
  fields: readonly FieldLayout[];
  composite: { digit: Span; over: readonly Span[] };
}

const span = (line: number, start: number, end: number): Span => ({ line, start, end });
const cell = (line: number, at: number): Span => span(line, at, at + 1);

const head = (width: number): FieldLayout[] => [
  { name: "type", span: span(0, 0, 2), alphabet: "letters" },
  { name: "issuer", span: span(0, 2, 5), alphabet: "letters" },
  { name: "names", span: span(0, 5, width), alphabet: "letters" },
  { name: "number", span: span(1, 0, 9), alphabet: "any", digit: cell(1, 9) },
  { name: "nationality", span: span(1, 10, 13), alphabet: "letters" },
  { name: "birth", span: span(1, 13, 19), alphabet: "digits", digit: cell(1, 19) },
  { name: "sex", span: cell(1, 20), alphabet: "sex" },
  { name: "expiry", span: span(1, 21, 27), alphabet: "digits", digit: cell(1, 27) },
];

export const layouts: Record<Form, Layout> = {
  TD3: {
    lines: 2,
    width: 44,
    fields: [...head(44), { name: "optional", span: span(1, 28, 42), alphabet: "any", digit: cell(1, 42) }],
    composite: { digit: cell(1, 43), over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)] },
  },
  TD2: {
    lines: 2,
    width: 36,
    fields: [...head(36), { name: "optional", span: span(1, 28, 35), alphabet: "any" }],
    composite: { digit: cell(1, 35), over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)] },
  },
  TD1: {
    lines: 3,
    width: 30,
    fields: [
      { name: "type", span: span(0, 0, 2), alphabet: "letters" },
      { name: "issuer", span: span(0, 2, 5), alphabet: "letters" },
      { name: "number", span: span(0, 5, 14), alphabet: "any", digit: cell(0, 14) },
      { name: "optional", span: span(0, 15, 30), alphabet: "any" },
      { name: "birth", span: span(1, 0, 6), alphabet: "digits", digit: cell(1, 6) },
      { name: "sex", span: cell(1, 7), alphabet: "sex" },
      { name: "expiry", span: span(1, 8, 14), alphabet: "digits", digit: cell(1, 14) },
      { name: "nationality", span: span(1, 15, 18), alphabet: "letters" },
      { name: "optional2", span: span(1, 18, 29), alphabet: "any" },
      { name: "names", span: span(2, 0, 30), alphabet: "letters" },
    ],
    composite: {
      digit: cell(1, 29),
      over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
    },
  },
};

/** The form whose lines are so many and so long; null when there is none. */
export function formOf(lines: readonly { length: number }[]): Form | null {
  const width = Math.max(0, ...lines.map((line) => line.length));
  return forms.find((form) => layouts[form].lines === lines.length && layouts[form].width === width) ?? null;
}

/** Each cell of the spans, in order. */
export const cellsOf = (spans: readonly Span[]): { line: number; column: number }[] =>
  spans.flatMap(({ line, start, end }) =>
    Array.from({ length: end - start }, (_, at) => ({ line, column: start + at })),
  );
