// Opens a sealed file, or a range of it: only the segments that hold the range are read, and each is proved before a byte of it leaves.
import { createDecipheriv } from "node:crypto";
import { segmentBinding } from "@/lib/vault/binding";
import { FileDamaged } from "@/lib/vault/faults";
import {
  countSegments,
  overheadBytes,
  type SealedFile,
  sealedBytes,
  segmentBytes,
  tagBytes,
} from "@/lib/vault/seal";

/** First and last byte, both included. */
export interface Range {
  from: number;
  to: number;
}

/** Reads bytes `from` to `to` (both included) as they lie in the store. */
export type ReadSealed = (from: number, to: number) => Promise<AsyncIterable<Uint8Array>>;

const nonceBytes = overheadBytes - tagBytes;
const sealedSegment = segmentBytes + overheadBytes;

function openSegment(
  { key, medium, which }: SealedFile,
  index: number,
  isLast: boolean,
  sealed: Buffer,
): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes));
    decipher.setAAD(segmentBinding(medium, which, index, isLast));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
    const body = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
    decipher.final();
    return body;
  } catch {
    throw new FileDamaged(`Segment ${index} of the ${which} does not open: its bytes were altered or moved.`);
  }
}

/** The clear bytes of a range, segment by segment. `bytes`: how long the whole file is in clear. Throws FileDamaged. */
export async function* openRange(
  file: SealedFile,
  bytes: number,
  read: ReadSealed,
  { from, to }: Range = { from: 0, to: bytes - 1 },
): AsyncGenerator<Buffer> {
  const last = countSegments(bytes) - 1;
  const [first, final] = [Math.floor(from / segmentBytes), Math.floor(Math.max(to, 0) / segmentBytes)];
  const end = Math.min((final + 1) * sealedSegment, sealedBytes(bytes)) - 1;
  let index = first;
  for await (const sealed of slices(await read(first * sealedSegment, end))) {
    const clear = openSegment(file, index, index === last, sealed);
    const start = index * segmentBytes;
    yield clear.subarray(Math.max(0, from - start), Math.min(clear.length, to - start + 1));
    index += 1;
  }
  if (index !== final + 1) throw new FileDamaged(`The ${file.which} ends before its segment ${final}.`);
}

/** The stream again in pieces of one sealed segment; the last may be shorter. */
async function* slices(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.allocUnsafeSlow(sealedSegment);
  let filled = 0;
  for await (const part of stream)
    for (let at = 0; at < part.length; ) {
      const taken = Math.min(part.length - at, sealedSegment - filled);
      held.set(part.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled === sealedSegment) {
        yield held;
        held = Buffer.allocUnsafeSlow(sealedSegment);
        filled = 0;
      }
    }
  if (filled > 0) yield held.subarray(0, filled);
}
