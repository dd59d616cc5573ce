// Finds the two or three lines of a machine-readable zone among a page's lines of text, and reads their cells.
import { plainLine } from "@/lib/mrz/glyphs";
import { alphabets, cellsOf, type Form, forms, layouts } from "@/lib/mrz/layout";
import type { Box } from "./fit-cells";
import type { Grey, Point } from "./grey";
import { type MatchedLine, matchLine } from "./match-line";
import type { Template } from "./templates";

/** A line of text as the text reader gives it. */
export interface TextLine {
  text: string;
  box: Box;
}
export interface FoundZone {
  form: Form;
  lines: MatchedLine[];
  /** What the text reader read there, "" where it saw no line. */
  texts: string[];
  /** The text reader's lines that are no part of the zone: the printed page. */
  rest: TextLine[];
}

/** Mean likeness below which it is not OCR-B; specimens give 0.85 and more. */
const LEAST_LIKENESS = 0.62;
/** From baseline to baseline, in pitches: 9303 sets a quarter of an inch at most. */
const SPACING = 2.45;

/** A long line of what may stand in a zone. */
export const isZoneLike = ({ text, box: [a, b, , d] }: TextLine): boolean => {
  const plain = plainLine(text);
  const aspect = Math.hypot(b[0] - a[0], b[1] - a[1]) / Math.max(1, Math.hypot(d[0] - a[0], d[1] - a[1]));
  return (
    plain.length >= 18 &&
    aspect > 9 &&
    plain.length >= text.replaceAll(" ", "").length * 0.8 &&
    !/[a-z]{3}/.test(text)
  );
};

const mid = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const heightOf = ({ box }: TextLine) => (box[0][1] + box[2][1]) / 2;

/** What may stand in each cell of a line. */
function allowedIn(form: Form, line: number): string[] {
  const { fields, composite, width } = layouts[form];
  const allowed = Array.from({ length: width }, () => alphabets.any);
  for (const { span, alphabet, digit } of fields) {
    for (const cell of cellsOf([span])) if (cell.line === line) allowed[cell.column] = alphabets[alphabet];
    if (digit?.line === line) allowed[digit.start] = alphabets.checkOrFiller;
  }
  if (composite.digit.line === line) allowed[composite.digit.start] = alphabets.check;
  return allowed;
}

/** All lines of a zone begin and end at one margin: a box that stopped early is made as long as the longest. */
function evenOut(lines: readonly TextLine[]): Box[] {
  const ends = lines.map(({ box }) => ({ left: mid(box[0], box[3]), right: mid(box[1], box[2]) }));
  const longest = ends.reduce((best, one) =>
    one.right[0] - one.left[0] > best.right[0] - best.left[0] ? one : best,
  );
  const span = longest.right[0] - longest.left[0];
  const slope = (longest.right[1] - longest.left[1]) / span;
  return lines.map(({ box }, index) => {
    const end = ends[index] ?? longest;
    const half = Math.hypot(box[3][0] - box[0][0], box[3][1] - box[0][1]) / 2;
    const y = (end.left[1] + end.right[1]) / 2 - slope * ((end.left[0] + end.right[0]) / 2 - longest.left[0]);
    const at = (x: number, dy: number): Point => [x, y + slope * (x - longest.left[0]) + dy];
    const [left, right] = [longest.left[0], longest.right[0]];
    return [at(left, -half), at(right, -half), at(right, half), at(left, half)];
  });
}

/** The zone with its lines at these boxes, if it is of this form. */
function readAs(
  form: Form,
  picture: Grey,
  boxes: readonly Box[],
  among: readonly Template[],
): MatchedLine[] | null {
  const lines = boxes.map((box, line) => {
    const allowed = allowedIn(form, line);
    return matchLine(picture, box, layouts[form].width, (column) =>
      among.filter(({ char }) => allowed[column]?.includes(char) ?? true),
    );
  });
  const found = lines.filter((line) => line !== null);
  return found.length === boxes.length && found.every(({ score }) => score > LEAST_LIKENESS) ? found : null;
}

const shifted = (box: Box, pitches: number, count: number): Box => {
  const step: Point = [(box[1][0] - box[0][0]) / count, (box[1][1] - box[0][1]) / count];
  const move = ([x, y]: Point): Point => [x - step[1] * pitches, y + step[0] * pitches];
  return [move(box[0]), move(box[1]), move(box[2]), move(box[3])];
};

/** Each way the found lines may be the lines of a form; a line the text reader did not see is looked for beside them. */
function* waysFor(form: Form, seen: readonly TextLine[]): Generator<{ boxes: Box[]; texts: string[] }> {
  const { lines, width } = layouts[form];
  const last = seen.slice(-lines);
  if (last.length === 0) return;
  const boxes = evenOut(last);
  const texts = last.map(({ text }) => text);
  const [first, final] = [boxes[0], boxes.at(-1)];
  if (last.length === lines) yield { boxes, texts };
  else if (last.length === lines - 1 && first && final) {
    yield { boxes: [...boxes, shifted(final, SPACING, width)], texts: [...texts, ""] };
    yield { boxes: [shifted(first, -SPACING, width), ...boxes], texts: ["", ...texts] };
    if (boxes.length === 2)
      yield {
        boxes: [first, shifted(first, SPACING, width), final],
        texts: [texts[0] ?? "", "", texts[1] ?? ""],
      };
  }
}

/** The zone at the foot of the page, or null when there is none to be read. */
export function findZone(
  picture: Grey,
  lines: readonly TextLine[],
  among: readonly Template[],
): FoundZone | null {
  const seen = lines.filter(isZoneLike).toSorted((a, b) => heightOf(a) - heightOf(b));
  const longest = Math.max(0, ...seen.map(({ text }) => plainLine(text).length));
  const byLength = forms.toSorted(
    (a, b) => Math.abs(layouts[a].width - longest) - Math.abs(layouts[b].width - longest),
  );
  for (const form of byLength) {
    for (const { boxes, texts } of waysFor(form, seen)) {
      const found = readAs(form, picture, boxes, among);
      if (found) return { form, lines: found, texts, rest: lines.filter((line) => !seen.includes(line)) };
    }
  }
  return null;
}
