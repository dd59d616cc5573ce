// What kind of pattern it is, hence which index can answer it. Pure: about LIKE patterns as PostgreSQL reads them.

/** The digits before, after or between wildcards that an index can look up. */
export type Shape =
  | { kind: "beginning" | "ending" | "whole"; text: string }
  /** Somewhere within; the longest run without a wildcard. */
  | { kind: "within"; text: string }
  /** No run is long enough for an index. */
  | { kind: "unknown" };

/** An index of trigrams finds nothing shorter. */
const SHORTEST_WITHIN = 3;
/** Fewer are the beginning or the end of a tenth of all numbers or more: walking finds them sooner. */
const SHORTEST_EDGE = 2;

/** The pattern in pieces: text without wildcards (escapes resolved), and the wildcards between. */
export function piecesOf(pattern: string): { text: string; isWild: boolean }[] {
  const pieces: { text: string; isWild: boolean }[] = [];
  for (const [found, escaped] of pattern.matchAll(/\\([\s\S])|[%_]|[^\\%_]+|\\/gu)) {
    const isWild = found === "%" || found === "_";
    const text = isWild ? found : (escaped ?? found);
    const last = pieces.at(-1);
    if (last && last.isWild === isWild) last.text += text;
    else pieces.push({ text, isWild });
  }
  return pieces;
}

/** The shape of a pattern; what the index finds by it holds at least everything that the pattern matches. */
export function shapeOf(pattern: string): Shape {
  const pieces = piecesOf(pattern);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return { kind: "whole", text: "" };
  if (pieces.length === 1 && !first.isWild) return { kind: "whole", text: first.text };
  if (!first.isWild && first.text.length >= SHORTEST_EDGE) return { kind: "beginning", text: first.text };
  if (!last.isWild && last.text.length >= SHORTEST_EDGE) return { kind: "ending", text: last.text };
  const runs = pieces.filter(({ isWild }) => !isWild).map(({ text }) => text);
  const longest = runs.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest.length >= SHORTEST_WITHIN ? { kind: "within", text: longest } : { kind: "unknown" };
}

const ORDINARY = /^[0-9+ ()./-]*$/;

/** Whether the pattern needs a sign that hardly any phone has: a letter, a digit of another script, a hash. */
export const isOdd = (pattern: string): boolean =>
  piecesOf(pattern).some(({ text, isWild }) => !isWild && !ORDINARY.test(text));

/**
 * The pattern that the bare digits of every phone match which matches this one as written: signs that are no digits go,
 * and an underscore may have stood for one of them. Without any digit there is none.
 */
export function digitsOfPattern(pattern: string): string | null {
  const bare = piecesOf(pattern)
    .map(({ text, isWild }) => (isWild ? "%" : text.replace(/[^0-9]/g, "")))
    .join("")
    .replace(/%+/g, "%");
  return /[0-9]/.test(bare) ? bare : null;
}

/** The same, when the one says exactly as much about the digits as the other about the writing. */
export const isSaidByDigits = (raw: string, digits: readonly string[]): boolean =>
  !piecesOf(raw).some(({ text, isWild }) => isWild && text.includes("_")) &&
  digits.includes(digitsOfPattern(raw) ?? "");
