// What the column beside the scan shows of a reading: rows of the table, the zone's lines in pieces, sentences.
import { formatDate } from "@/lib/format";
import type { Compared } from "@/lib/mrz/compare";
import type { FieldName } from "@/lib/mrz/layout";
import { type ConfirmedField, zoneFieldOf } from "@/lib/mrz/values";
import type { Field, Mark, Zone } from "@/lib/mrz/zone";
import { type Area, boxText } from "./area";
import { fieldLabels } from "./field-labels";
import { standingOf } from "./standing";

/** Text of which a part may be marked. */
export interface Piece {
  text: string;
  mark?: Mark["kind"];
}

type Shown = Pick<Zone, "lines" | "marks" | "fields"> & {
  printed: readonly FieldName[];
  areas: Partial<Record<FieldName, Area[]>>;
  page: number;
};

export interface ReadRow<Row extends Compared = Compared> {
  row: Row;
  label: string;
  pieces: Piece[];
  recorded: string;
  /** What the verdict says besides agreeing or differing. */
  aside: "repaired" | "doubtful" | "unproven" | null;
  /** For `data-box`. */
  box: string;
}

const dateFields: readonly ConfirmedField[] = ["birth", "expiry"];
const shownValue = (field: ConfirmedField, value: string): string =>
  dateFields.includes(field) && /^\d{4}-/.test(value) ? formatDate(new Date(`${value}T00:00:00Z`)) : value;

/** Neighbouring characters under one mark become one piece. */
function joined(chars: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, mark } of chars) {
    const last = pieces.at(-1);
    if (last && last.mark === mark) last.text += text;
    else pieces.push(mark ? { text, mark } : { text });
  }
  return pieces;
}

const markAt = (marks: readonly Mark[], line: number, column: number) =>
  marks.find((mark) => mark.line === line && mark.column === column)?.kind;

/** A field's characters with their marks, fillers as blanks. */
function charsOf({ spans, text }: Field, marks: readonly Mark[]): Piece[] {
  const cells = spans.flatMap(({ line, start, end }) =>
    Array.from({ length: end - start }, (_, index) => ({ line, column: start + index })),
  );
  return cells.map(({ line, column }, index) => {
    const mark = markAt(marks, line, column);
    return { text: (text[index] ?? "").replace("<", " "), ...(mark ? { mark } : {}) };
  });
}

function piecesOf(
  field: ConfirmedField,
  value: string,
  zoneField: Field | undefined,
  marks: readonly Mark[],
): Piece[] {
  const chars = zoneField ? charsOf(zoneField, marks) : [];
  const plain = chars.map(({ text }) => text).join("");
  const at = field === "given" ? plain.lastIndexOf(value) : plain.indexOf(value);
  const worst = chars.find(({ mark }) => mark)?.mark;
  const isDate = dateFields.includes(field);
  if (isDate || at < 0 || value === "") {
    const text = shownValue(field, value) || (isDate ? plain.trim() : "");
    // A corrected value bears no mark of the reading.
    return [{ text, ...(isDate && worst && value !== "" ? { mark: worst } : {}) }];
  }
  return joined(chars.slice(at, at + value.length));
}

const withoutDoubt = (pieces: readonly Piece[]) =>
  joined(pieces.map(({ text, mark }) => (mark === "repaired" ? { text, mark } : { text })));

/** Each compared field as a row. What agrees with the record needs no mark of doubt, but a repair is always shown. */
export function rowsOf<Row extends Compared>(shown: Shown, compared: readonly Row[]): ReadRow<Row>[] {
  return compared.map((row) => {
    const name = zoneFieldOf(row.field);
    const zoneField = shown.fields.find((field) => field.name === name);
    const reading = {
      zone: { ...shown, form: "TD3", checks: {} } as unknown as Zone,
      printed: [...shown.printed],
    };
    const standing = standingOf(reading, name, row.verdict === "agrees" ? [name] : []);
    const pieces = piecesOf(row.field, row.read, zoneField, shown.marks);
    const isRepaired = pieces.some(({ mark }) => mark === "repaired");
    const isSettled = standing === "certain";
    return {
      row,
      label: fieldLabels[row.field],
      pieces: isSettled ? withoutDoubt(pieces) : pieces,
      recorded: shownValue(row.field, row.recorded),
      aside: isRepaired ? "repaired" : isSettled ? null : standing === "doubtful" ? "doubtful" : "unproven",
      box: boxText(shown.page, shown.areas[name]),
    };
  });
}

/** The zone's lines in pieces, each marked cell by itself. */
export const linesInPieces = ({ lines, marks }: Pick<Zone, "lines" | "marks">): Piece[][] =>
  lines.map((text, line) =>
    joined(
      [...text].map((char, column) => {
        const mark = markAt(marks, line, column);
        return { text: char, ...(mark ? { mark } : {}) };
      }),
    ),
  );

/** Zone fields that the printed page or the record says in the same characters; of names both must agree. */
export function settledFields(rows: readonly ReadRow[], printed: readonly FieldName[]): FieldName[] {
  const open = rows.filter(({ row }) => row.verdict !== "agrees").map(({ row }) => zoneFieldOf(row.field));
  const agreeing = rows.map(({ row }) => zoneFieldOf(row.field)).filter((name) => !open.includes(name));
  return [...printed, ...agreeing];
}

/** Marks that still say something: what the printed page or the record confirms is no longer doubtful. */
export function openMarks(
  { marks, fields }: Pick<Shown, "marks" | "fields">,
  settled: readonly FieldName[],
): Mark[] {
  const isSettled = ({ line, column }: Mark) =>
    fields.some(
      ({ name, spans }) =>
        settled.includes(name) &&
        spans.some((span) => span.line === line && span.start <= column && column < span.end),
    );
  return marks.filter((mark) => mark.kind === "repaired" || !isSettled(mark));
}

/** What each kind of mark means, each in a sentence. */
export function markSentences({ lines, marks }: Pick<Zone, "lines" | "marks">): string[] {
  const now = ({ line, column }: Mark) => lines[line]?.[column] ?? "";
  const ofKind = (kind: Mark["kind"]) => marks.filter((mark) => mark.kind === kind);
  const repaired = ofKind("repaired").map(
    (mark) => `Repaired: ${mark.was} to ${now(mark)}, the only change that satisfies the digits.`,
  );
  const unread = ofKind("unread").length > 0 ? ["Unreadable: a boxed character has to be typed."] : [];
  const doubted = ofKind("doubtful").map((mark) => [now(mark), ...mark.others.slice(0, 3)].join("/"));
  const doubtful =
    doubted.length > 0
      ? [
          `Doubtful, look at the scan: ${[...new Set(doubted)].join(", ")}. The check digits cannot tell these apart.`,
        ]
      : [];
  return [...repaired, ...unread, ...doubtful];
}
