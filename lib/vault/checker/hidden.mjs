// Files that are two things at once: a picture with an archive, a program or a web page behind its end.
import { Refused } from "./refused.mjs";

const behind = new Refused("Something else is hidden behind its end.");

/** Where a PNG's last chunk ends. */
function endOfPng(bytes) {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const isEnd = bytes.toString("latin1", at + 4, at + 8) === "IEND";
    at += 12 + length;
    if (isEnd) return at;
  }
  throw new Refused("It is damaged: its end is missing.");
}

/** Where a JPEG's first picture ends: markers are walked, and the data after a scan is passed over. */
function endOfJpeg(bytes) {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) at = bytes.indexOf(0xff, at);
    if (at < 0) break;
    const marker = bytes[at + 1];
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Refused("It is damaged: its end is missing.");
}

const endOfWebp = (bytes) => 8 + bytes.readUInt32LE(4) + (bytes.readUInt32LE(4) % 2);

/** An archive is read from its end: the record there points back to its entries. */
function hasArchive(bytes) {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_557));
  for (let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1"); at >= 0; ) {
    if (at + 22 <= tail.length && tail.readUInt16LE(at + 20) <= tail.length - at - 22) return true;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1");
  }
  return false;
}

const markup = /<(!doctype|html|script|svg|iframe|\?php)/i;
/** How archives and programs begin. */
const beginnings = ["PK\x03\x04", "\x7fELF", "MZ\x90\x00"];
const isForeign = (text) => markup.test(text) || beginnings.some((start) => text.includes(start));

/** Cameras put more pictures behind a JPEG's end; nothing puts a program or a web page there. */
export function refuseHidden(bytes, type) {
  if (hasArchive(bytes)) throw behind;
  if (type === "image/jpeg" && isForeign(bytes.subarray(endOfJpeg(bytes)).toString("latin1"))) throw behind;
  const exact = { "image/png": endOfPng, "image/webp": endOfWebp }[type];
  if (exact && bytes.subarray(exact(bytes)).some((byte) => byte !== 0)) throw behind;
  if (type === "application/pdf" && !bytes.subarray(0, 5).equals(Buffer.from("%PDF-")))
    throw new Refused("It is damaged: something stands before its beginning.");
}
