// Rows as CSV that a spreadsheet may open: nothing in them is run as a formula.
import { stringify } from "csv-stringify/sync";
import type { AuditRow, Lookup } from "@/lib/audit/schema";

function cell(value: unknown): string {
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === "object" && value
        ? JSON.stringify(value)
        : String(value ?? "");
  return text.replaceAll("\u0000", "");
}

/**
 * RFC 4180 with CRLF, every cell quoted: a lone CR in a text would else begin a new row. What starts like a
 * formula (= + - @ tab CR) gets a leading apostrophe (OWASP, CSV injection).
 */
const write = (rows: readonly (readonly string[])[]) =>
  stringify(rows as string[][], { quoted: true, escape_formulas: true, record_delimiter: "windows" });

/** A kind of file: its first line, and the lines of some rows. */
export interface CsvShape<Row> {
  header: string;
  lines: (rows: readonly Row[]) => string;
}

/** Columns in this order, named as in the rows. */
export const shapeOf = <Row>(columns: readonly (keyof Row & string)[]): CsvShape<Row> => ({
  header: write([columns]),
  lines: (rows) => write(rows.map((row) => columns.map((name) => cell(row[name])))),
});

export const eventsCsv = shapeOf<AuditRow>([
  "at",
  "action",
  "outcome",
  "bankId",
  "customerId",
  "customerNumber",
  "customerName",
  "subjectId",
  "personId",
  "personName",
  "signInName",
  "consumerName",
  "via",
  "roleName",
  "before",
  "after",
  "detail",
  "correlationId",
  "address",
  "agent",
]);

export const lookupsCsv = shapeOf<Lookup>(["at", "personId", "personName", "text", "readAs", "bankIds"]);
