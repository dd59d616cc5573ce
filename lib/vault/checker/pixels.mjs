// How many pixels a picture may have. Loads nothing that decodes.
import { Refused } from "./refused.mjs";

export const mostPixels = 60_000_000;

/** Why a picture of this size is not taken; null when it is. */
export const floodWords = (width, height) =>
  width * height > mostPixels
    ? `It has ${width} × ${height} pixels; ${mostPixels / 1e6} million are the most.`
    : null;

export function refuseFlood(width, height) {
  const words = floodWords(width, height);
  if (words) throw new Refused(words);
}
