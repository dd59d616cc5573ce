// Reads what the checking child writes: frames of a letter (R rendition, T thumbnail, J verdict), four bytes of length, content.
import { PassThrough, type Readable } from "node:stream";
import { VaultFault } from "@/lib/vault/faults";

const headBytes = 5;
const largestVerdict = 256 * 1024;

export interface Frames {
  rendition: PassThrough;
  thumbnail: PassThrough;
  /** The last verdict's text, once the stream has ended; empty without one. */
  verdict: Promise<string>;
}

/** Splits the child's output; it is read only as fast as both pictures are taken. */
export function readFrames(output: Readable): Frames {
  const [rendition, thumbnail] = [new PassThrough(), new PassThrough()];
  const verdict = split(output, { R: rendition, T: thumbnail }).finally(() => {
    rendition.end();
    thumbnail.end();
  });
  return { rendition, thumbnail, verdict };
}

/** Waits until there is room. A picture that nobody can take any more (the disk is full) ends the reading. */
async function give(sink: PassThrough, part: Buffer): Promise<void> {
  if (!sink.destroyed && !sink.write(part))
    await new Promise<void>((resolve) => {
      const go = () => {
        sink.off("drain", go).off("close", go);
        resolve();
      };
      sink.on("drain", go).on("close", go);
    });
  if (sink.destroyed) throw new VaultFault("What a file is shown as could not be kept.");
}

async function split(output: Readable, sinks: Record<string, PassThrough>): Promise<string> {
  let held: Buffer = Buffer.alloc(0);
  let [letter, left, verdict] = ["", 0, ""];
  for await (const chunk of output as AsyncIterable<Buffer>) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    while (held.length > 0) {
      if (left === 0) {
        if (held.length < headBytes) break;
        [letter, left] = [String.fromCharCode(held[0] ?? 0), held.readUInt32BE(1)];
        held = held.subarray(headBytes);
        if (letter === "J") verdict = "";
        continue;
      }
      const part = held.subarray(0, left);
      left -= part.length;
      held = held.subarray(part.length);
      const sink = sinks[letter];
      if (sink) await give(sink, part);
      else if (verdict.length < largestVerdict) verdict += part.toString("utf8");
    }
  }
  return verdict;
}
