// How many pixels a picture may have, and a PNG's own word for it: read before anything that decodes is even loaded.
import { Refused } from "./refused.mjs";

export const mostPixels = 60_000_000;

export function refuseFlood(width, height) {
  if (width * height > mostPixels)
    throw new Refused(`It has ${width} × ${height} pixels; ${mostPixels / 1e6} million are the most.`);
}

/** The size stands in a PNG's first chunk, which comes first. */
export function refusePngFlood(bytes) {
  if (bytes.length >= 24) refuseFlood(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}
