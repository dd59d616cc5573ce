// The first line of a file: which columns it has, and what separates them.
import { open } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { AppError } from "@/lib/core/errors";
import { FileFault } from "@/lib/import/file-fault";
import { whyNoFirstLine } from "@/lib/import/first-line";
import { kindsOfFile } from "@/lib/import/record-files";
import type { FileKind } from "@/lib/import/schema";

export interface Header {
  names: string[];
  delimiter: string;
  /** Bytes of the first line, its newline included. */
  bytes: number;
}

const LONGEST = 64 << 10;
/** As spreadsheets write them, the most usual first. */
const delimiters = [",", ";", "\t"];

async function readBeginning(path: string, kind: FileKind): Promise<Buffer> {
  const file = await open(path).catch(() => {
    throw new AppError("invalid", `The ${kind} file is not there any more, or cannot be read.`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function cellsOf(line: string, delimiter: string): string[] {
  try {
    const [cells = []] = parse(line, { delimiter, bom: true, to: 1 }) as string[][];
    return cells.map((name) => name.trim());
  } catch {
    return [];
  }
}

/** Of what a file has, so much is told. */
const SHOWN = 300;
const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
const listed = (names: readonly string[]) => names.join(", ").replace(/, ([^,]*)$/, " and $1");

/** All at once, with what was read instead: often it differs in its letters only. */
function sayMissing(kind: FileKind, names: readonly string[], missing: readonly string[]): string {
  const inCapitals = names.some((name) => missing.includes(name.toLowerCase()));
  return [
    `The first line of the ${kind} file has no column${missing.length === 1 ? "" : "s"} ${listed(missing)}.`,
    `It reads: ${shown(names.join(", "))}.`,
    ...(inCapitals ? ["Write the names in small letters."] : []),
  ].join(" ");
}

/** Throws FileFault, in a sentence that names the column, for a file of another kind. */
export async function readHeader(path: string, kind: FileKind): Promise<Header> {
  const beginning = await readBeginning(path, kind);
  const end = beginning.indexOf(0x0a);
  const bytes = end === -1 ? beginning.length : end + 1;
  const fault = whyNoFirstLine(beginning.subarray(0, bytes));
  if (fault) throw new FileFault(fault, kind);
  const line = beginning.subarray(0, bytes).toString("utf8");
  const delimiter = delimiters.find((sign) => cellsOf(line, sign).length > 1) ?? ",";
  const names = cellsOf(line, delimiter);
  const { columns, required } = kindsOfFile[kind];
  const known = columns.map(({ csv }) => csv);
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new FileFault(sayMissing(kind, names, missing), kind);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new FileFault(
      `The ${kind} file has a column “${shown(unknown)}”, which is none of: ${known.join(", ")}.`,
      kind,
    );
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new FileFault(`The ${kind} file has the column ${twice} twice.`, kind);
  return { names, delimiter, bytes };
}
