// Seals a file while it streams: segments of 1 MiB, each with its own nonce, none of which opens in another place.
import { createCipheriv, randomBytes } from "node:crypto";
import { Transform } from "node:stream";
import { type MediumKey, segmentBinding, type Which } from "@/lib/vault/binding";

export const segmentBytes = 1024 * 1024;
const nonceBytes = 12;
export const tagBytes = 16;
/** Nonce before and tag after each segment. */
export const overheadBytes = nonceBytes + tagBytes;

/** How many segments hold so many bytes; an empty file has one. */
export const countSegments = (bytes: number): number => Math.max(1, Math.ceil(bytes / segmentBytes));
/** How large a file of so many bytes lies in the store. */
export const sealedBytes = (bytes: number): number => bytes + countSegments(bytes) * overheadBytes;

export interface SealedFile {
  medium: MediumKey;
  which: Which;
  key: Buffer;
}

function sealSegment(
  { key, medium, which }: SealedFile,
  index: number,
  isLast: boolean,
  clear: Buffer,
): Buffer[] {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(segmentBinding(medium, which, index, isLast));
  // Not copied into one: ten uploads at once would hold ten more megabytes.
  const body = cipher.update(clear);
  cipher.final();
  return [nonce, body, cipher.getAuthTag()];
}

/** Clear bytes in, sealed segments out. It holds one segment back, since only the end tells which is the last. */
export function sealing(file: SealedFile): Transform {
  const held = Buffer.allocUnsafeSlow(segmentBytes);
  let filled = 0;
  let index = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        if (filled === segmentBytes) {
          for (const part of sealSegment(file, index++, false, held)) this.push(part);
          filled = 0;
        }
        const taken = chunk.copy(held, filled, at);
        filled += taken;
        at += taken;
      }
      done();
    },
    flush(done) {
      for (const part of sealSegment(file, index, true, held.subarray(0, filled))) this.push(part);
      held.fill(0);
      done();
    },
  });
}
