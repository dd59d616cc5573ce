// Cuts a stream of bytes into parts that begin and end with whole rows, without understanding more of CSV than quotes.
import { FileFault } from "@/lib/import/file-fault";
import type { FileKind } from "@/lib/import/schema";

const QUOTE = 0x22;
const NEWLINE = 0x0a;
/** No row is longer; who never closes a quotation mark would else have the whole file in memory. */
const LONGEST_ROW = 4 << 20;

export interface Part {
  bytes: Uint8Array;
  /** The line of the file it begins with, from 1. */
  firstLine: number;
  lines: number;
}

/**
 * Where the last whole row ends: after a newline that is not within quotes. A quote within a cell is doubled, so an
 * even number of quotes stands before the end of each row. Also counts the lines up to there.
 */
function lastRowEnd(bytes: Uint8Array): { end: number; lines: number } {
  let [end, lines, seen, isQuoted] = [0, 0, 0, false];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === NEWLINE) {
      seen += 1;
      if (!isQuoted) {
        end = at + 1;
        lines = seen;
      }
    }
  }
  return { end, lines };
}

/** Parts in order; what follows the last newline is the last of them. Throws FileFault for a row that never ends. */
export async function* splitRows(
  stream: AsyncIterable<Uint8Array>,
  kind: FileKind,
  firstLine: number,
): AsyncGenerator<Part> {
  let line = firstLine;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of stream) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const { end, lines } = lastRowEnd(bytes);
    rest = bytes.slice(end);
    if (rest.length > LONGEST_ROW)
      throw new FileFault(
        `In line ${line + lines} begins a row that does not end: a quotation mark is not closed.`,
        kind,
        line + lines,
      );
    if (end === 0) continue;
    yield { bytes: bytes.slice(0, end), firstLine: line, lines };
    line += lines;
  }
  if (rest.length > 0) yield { bytes: rest, firstLine: line, lines: 1 };
}
