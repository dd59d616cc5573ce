// Chance that can be repeated: the same seed and place give the same numbers, whatever was drawn elsewhere.

/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hashText(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(value) {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Draws for the row with this number: each row has its own, so that it is the same however many rows there are.
 * @param {number} key of the seed and the bank
 * @param {number} row
 */
export function drawsFor(key, row) {
  let state = mix(key ^ mix(row + 0x9e3779b9)) || 1;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state);
  };
  return {
    /** A whole number from 0 to below `limit`. */
    below: (limit) => Math.floor((next() / 4294967296) * limit),
    /** True in so many of a hundred cases. */
    chance: (percent) => next() / 42949672.96 < percent,
    /** One of the list. */
    pick: (list) => list[Math.floor((next() / 4294967296) * list.length)],
    /** One of the list, the first far more often than the last, as names are. */
    favour: (list) => list[Math.floor((next() / 4294967296) ** 2 * list.length)],
    /** So many digits. */
    digits: (count) => {
      let text = "";
      for (let at = 0; at < count; at += 1) text += Math.floor((next() / 4294967296) * 10);
      return text;
    },
  };
}
