// How many objects a PDF may have, and the counting of their heads: light enough to be done before a child is started.
export const mostObjects = 200_000;
export const tooManyParts = "It is made of too many parts.";
/** What stands at the head of each object. */
export const objectHead = " obj";

/** How often a word stands there; it stops counting soon after the most. Text is searched three times as fast as bytes. */
export function countOf(bytes, word) {
  const text = bytes.toString("latin1");
  let count = 0;
  for (
    let at = text.indexOf(word);
    at >= 0 && count <= mostObjects;
    at = text.indexOf(word, at + word.length)
  )
    count += 1;
  return count;
}
