// The boxes that MP4 and HEIC are made of (ISO/IEC 14496-12): known ones only, and they cover the file to its last byte.
import { Refused } from "./refused.mjs";

const most = 10_000;

/** Size, head and type of the box at a place. */
function readBox(bytes, at, end) {
  if (at + 8 > end) throw new Refused("Something else is hidden behind its end.");
  const type = bytes.toString("latin1", at + 4, at + 8);
  const short = bytes.readUInt32BE(at);
  // 0: to the end of the file. 1: the size stands behind the type, in eight bytes.
  if (short === 0) return { type, head: 8, size: end - at };
  if (short !== 1) return { type, head: 8, size: short };
  if (at + 16 > end) throw new Refused("It is damaged: its end is missing.");
  return { type, head: 16, size: Number(bytes.readBigUInt64BE(at + 8)) };
}

/** The boxes of one level, as [{type, start, end}]. Throws Refused for one that is not known here. */
export function walkBoxes(bytes, known, start = 0, end = bytes.length) {
  const boxes = [];
  for (let at = start; at < end; ) {
    const { type, head, size } = readBox(bytes, at, end);
    if (known && !known.includes(type))
      throw new Refused("Something else is hidden in it or behind its end.");
    if (size < head || at + size > end) throw new Refused("It is damaged: its end is missing.");
    boxes.push({ type, start: at + head, end: at + size });
    if (boxes.length > most) throw new Refused("It is made of too many parts.");
    at += size;
  }
  return boxes;
}
