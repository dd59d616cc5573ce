// A part of a file, from its bytes to rows for COPY and to the rows that cannot be taken. Pure; run in worker threads.
import type { z } from "zod";
import { wordIssue } from "@/lib/core/word-issue";
import { countWords } from "@/lib/format";
import { type Column, columnAt, rawOf, typedOf } from "@/lib/import/cells";
import { CopyBytes, copyLine } from "@/lib/import/copy-text";
import { kindsOfFile } from "@/lib/import/record-files";
import { recordsOf } from "@/lib/import/records";
import { rowId } from "@/lib/import/row-id";
import type { BadRow, FileKind } from "@/lib/import/schema";
import { refusals } from "@/lib/text/schema";

/** What is the same for all parts of a file. */
export interface PartFacts {
  importId: string;
  kind: FileKind;
  bankId: string;
  bankCountry: string;
  /** The calendar day at the bank, `yyyy-MM-dd`. */
  today: string;
  isStrict: boolean;
  delimiter: string;
  /** The names in the file's first line. */
  header: readonly string[];
}

export interface Parsed {
  /** Rows in the order of `stagedColumns`, with the line first. */
  copy: Uint8Array<ArrayBuffer>;
  rows: number;
  bad: Omit<BadRow, "kind">[];
}

type Reading = Omit<Parsed, "copy"> & { copy: CopyBytes };

const notUtf8 = "This row is not in UTF-8. Save the file as CSV in UTF-8.";
const notCsv = "Quotation marks are not closed, or not doubled within a cell.";

/** The columns of the table that waiting rows stand in, as COPY gives them. */
export const stagedColumns = (kind: FileKind): string[] => [
  "line",
  ...kindsOfFile[kind].staged.map(({ name }) => name),
];

/** Reads parts of one file, one after the other. */
export function partParser(facts: PartFacts): (bytes: Uint8Array, firstLine: number) => Parsed {
  const { columns: known, required, schema, form, staged } = kindsOfFile[facts.kind];
  const columns = facts.header.map((name) => known.find(({ csv }) => csv === name) ?? null);
  const mustHave = required.map((name) => ({ name, at: facts.header.indexOf(name) }));
  const formSchema = facts.isStrict ? form({ today: facts.today }) : null;

  /** Why the row as a whole is none. */
  const wrongAsAWhole = (cells: readonly string[]): string | null => {
    if (cells.length !== columns.length)
      return `This row has ${countWords(cells.length, "cell")}; the first line has ${columns.length}.`;
    return cells.some((cell) => cell.includes("\uFFFD")) ? notUtf8 : null;
  };

  function readRow(cells: string[], line: number, parsed: Reading): void {
    const refusals = new Map<string, string>();
    const whole = wrongAsAWhole(cells);
    if (whole) refusals.set("", whole);
    else
      for (const { name, at } of mustHave)
        if (!cells[at]?.trim()) refusals.set(name, "This cannot be empty.");
    const read = schema.safeParse({ bankId: facts.bankId, ...rawOf(columns, cells) }, { error: wordIssue });
    if (!whole && !read.success) tell(read.error, (path) => columnAt(columns, path), refusals);
    const typed = whole ? null : formSchema?.safeParse(typedOf(columns, cells), { error: wordIssue });
    if (typed?.error) tell(typed.error, ([name]) => formColumn(columns, name), refusals);
    parsed.rows += 1;
    for (const [field, reason] of refusals) parsed.bad.push({ line, field, reason });
    if (refusals.size > 0 || !read.success) return;
    const place = { id: rowId(facts.importId, line), bankCountry: facts.bankCountry };
    parsed.copy.add(copyLine([line, ...staged.map(({ value }) => value(read.data, place))]));
  }

  return (bytes, firstLine) => {
    const parsed: Reading = { copy: new CopyBytes(), rows: 0, bad: [] };
    let line = firstLine;
    for (const { cells, lines } of recordsOf(new TextDecoder("utf-8").decode(bytes), facts.delimiter)) {
      if (cells === null) {
        parsed.rows += 1;
        parsed.bad.push({ line, field: "", reason: notCsv });
      }
      // An empty line is no row.
      else if (cells.length > 1 || cells[0] !== "") readRow(cells, line, parsed);
      line += lines;
    }
    return { ...parsed, copy: parsed.copy.take() };
  };
}

const formColumn = (columns: readonly (Column | null)[], name: PropertyKey | undefined) =>
  columns.find((column) => column?.form === name)?.csv ?? String(name ?? "");

/** A file's dates are written as people write them: what an API's client is told of them does not help here. */
const forCells: Record<string, string> = {
  [refusals.dateTime]: "Write a date of the calendar as in 2026-11-05.",
};

/** Of several forms a value may have, the text's is the one that a file could have met. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const said =
    (issue.code === "invalid_union" ? issue.errors.at(-1)?.[0]?.message : undefined) ?? issue.message;
  return forCells[said] ?? said;
}

/** One sentence a column: the first. */
function tell(
  error: z.ZodError,
  columnOf: (path: readonly PropertyKey[]) => string,
  refusals: Map<string, string>,
): void {
  for (const issue of error.issues) {
    const field = columnOf(issue.path);
    if (!refusals.has(field)) refusals.set(field, sentenceOf(issue));
  }
}
