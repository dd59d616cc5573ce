// What a file says of itself at first sight: bombs that do so are refused before a child is started, and nobody waits behind them.
import { countOf, mostObjects, objectHead, tooManyParts } from "@/lib/vault/checker/parts.mjs";
import { floodWords } from "@/lib/vault/checker/pixels.mjs";
import { readSpooled, type Spooled } from "@/lib/vault/spool";

const signatures = { png: "\x89PNG\r\n\x1a\n", pdf: "%PDF-" };
const startsWith = (bytes: Buffer, signature: string) =>
  bytes.toString("latin1", 0, signature.length) === signature;

/** A PNG's size stands in its first chunk, which comes first. */
const glanceAtPng = (bytes: Buffer): string | null =>
  bytes.length < 24 ? null : floodWords(bytes.readUInt32BE(16), bytes.readUInt32BE(20));

/** Why it is refused; null when only the child can tell. Numbers are read and words counted: nothing is unpacked here. */
export async function glance(file: Spooled): Promise<string | null> {
  let heads = 0;
  let end: Buffer = Buffer.alloc(0);
  for await (const part of readSpooled(file)) {
    if (end.length === 0) {
      if (startsWith(part, signatures.png)) return glanceAtPng(part);
      if (!startsWith(part, signatures.pdf)) return null;
    }
    // A head may lie across the end of a piece.
    heads += countOf(Buffer.concat([end, part]), objectHead);
    if (heads > mostObjects) return tooManyParts;
    end = part.subarray(-(objectHead.length - 1));
  }
  return null;
}
