// Rows as CSV that a spreadsheet may open: nothing in them is run as a formula.
import { stringify } from "csv-stringify/sync";
import type { AuditRow } from "@/lib/audit/schema";

/** In this order, named as in the rows. */
const columns = [
  "at",
  "action",
  "outcome",
  "bankId",
  "customerId",
  "customerNumber",
  "subjectId",
  "personId",
  "personName",
  "consumerName",
  "via",
  "roleName",
  "before",
  "after",
  "detail",
  "correlationId",
  "address",
  "agent",
] as const satisfies readonly (keyof AuditRow)[];

function cell(value: AuditRow[(typeof columns)[number]]): string {
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === "object" && value
        ? JSON.stringify(value)
        : value;
  return (text ?? "").replaceAll("\u0000", "");
}

/**
 * RFC 4180 with CRLF, every cell quoted: a lone CR in a text would else begin a new row. What starts like a
 * formula (= + - @ tab CR) gets a leading apostrophe (OWASP, CSV injection).
 */
const write = (rows: readonly (readonly string[])[]) =>
  stringify(rows as string[][], { quoted: true, escape_formulas: true, record_delimiter: "windows" });

export const csvHeader = (): string => write([columns]);
export const csvLines = (rows: readonly AuditRow[]): string =>
  write(rows.map((row) => columns.map((name) => cell(row[name]))));
