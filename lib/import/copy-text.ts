// Rows in the text format of PostgreSQL's COPY: tabs between values, \N for null, backslashes before what would mean more.

export type CopyValue = string | number | boolean | Date | null | readonly (string | Date)[];

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : text;

/** An element of an array in its own quotes; the backslashes of those are escaped once more for COPY. */
const element = (value: string | Date) =>
  value instanceof Date ? `"${value.toISOString()}"` : `"${value.replace(/[\\"]/g, "\\$&")}"`;

function write(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object")
    return value.length === 0 ? "{}" : escaped(`{${value.map(element).join(",")}}`);
  return String(value);
}

/** One row with its end of line. Dates before the year 1 or after 9999 are for the schemas to refuse. */
export function copyLine(values: readonly CopyValue[]): string {
  let text = "";
  for (let at = 0; at < values.length; at += 1) text += (at === 0 ? "" : "\t") + write(values[at] ?? null);
  return `${text}\n`;
}

/** Characters that are gathered before they become bytes: long texts made of very many pieces are slow to clean up. */
const GATHERED = 8_192;

/** Rows as bytes, gathered one by one. */
export class CopyBytes {
  private readonly pieces: Uint8Array[] = [];
  private text = "";

  add(line: string): void {
    this.text += line;
    if (this.text.length > GATHERED) this.gather();
  }

  private gather(): void {
    this.pieces.push(Buffer.from(this.text, "utf8"));
    this.text = "";
  }

  /** All of them, in a buffer of their own. */
  take(): Uint8Array<ArrayBuffer> {
    this.gather();
    const all = new Uint8Array(this.pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}
