// Where in a shown number or name the searched text stands, across blanks and accents (2**97 2**15).
import { foldCharacter, foldName } from "./fold-name";
import type { Understood } from "./search-types";

export interface Piece {
  text: string;
  hit: boolean;
}

/** A text reduced to what is compared, with the place in the original of each unit that is left. */
interface Reduced {
  units: string;
  at: { start: number; end: number }[];
}

function reduce(raw: string, toUnits: (character: string) => string): Reduced {
  const reduced: Reduced = { units: "", at: [] };
  let start = 0;
  for (const character of raw) {
    const end = start + character.length;
    const units = toUnits(character);
    reduced.units += units;
    for (let i = 0; i < units.length; i += 1) reduced.at.push({ start, end });
    start = end;
  }
  return reduced;
}

type Range = [start: number, end: number];

function find(reduced: Reduced, needle: string, from = 0): { range: Range; next: number } | null {
  const found = needle === "" ? -1 : reduced.units.indexOf(needle, from);
  const [first, last] = [reduced.at[found], reduced.at[found + needle.length - 1]];
  return first && last ? { range: [first.start, last.end], next: found + needle.length } : null;
}

function findAll(reduced: Reduced, needle: string): Range[] {
  const ranges: Range[] = [];
  for (let hit = find(reduced, needle); hit; hit = find(reduced, needle, hit.next)) ranges.push(hit.range);
  return ranges;
}

function findInOrder(reduced: Reduced, needles: string[]): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (const needle of needles) {
    const hit = find(reduced, needle, from);
    if (!hit) return [];
    ranges.push(hit.range);
    from = hit.next;
  }
  return ranges;
}

function rangesOf(raw: string, understood: Understood): Range[] {
  switch (understood.kind) {
    case "phone": {
      const digits = reduce(raw, (character) => (/[0-9]/.test(character) ? character : ""));
      if (understood.how === "pattern") return findInOrder(digits, understood.marks);
      if (understood.how === "contains") return findAll(digits, understood.marks[0] ?? "");
      const longestFirst = [...understood.marks].sort((a, b) => b.length - a.length);
      const hit = longestFirst.map((mark) => find(digits, mark)).find((found) => found !== null);
      return hit ? [hit.range] : [];
    }
    case "number":
      return raw.startsWith(understood.value) ? [[0, understood.value.length]] : [];
    case "name": {
      const folded = reduce(raw, foldCharacter);
      return understood.words.flatMap((word) => findAll(folded, foldName(word)));
    }
    default:
      return [];
  }
}

// Accents that stand alone after a hit belong to its last letter, or they would be drawn on nothing.
function withAccents(raw: string, [start, end]: Range): Range {
  return [start, end + (/^\p{Mn}+/u.exec(raw.slice(end))?.[0].length ?? 0)];
}

/** The text in pieces, in order and complete; the pieces that were searched for are hits. */
export function markHits(raw: string, understood: Understood): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const ranges = rangesOf(raw, understood)
    .map((range) => withAccents(raw, range))
    .sort((a, b) => a[0] - b[0]);
  for (const [start, end] of ranges) {
    if (end <= done) continue;
    if (start > done) pieces.push({ text: raw.slice(done, start), hit: false });
    pieces.push({ text: raw.slice(Math.max(start, done), end), hit: true });
    done = end;
  }
  if (done < raw.length) pieces.push({ text: raw.slice(done), hit: false });
  return pieces;
}
