// Two readers of one zone become one: where they disagree, or the shapes are near to one another, the cell says so.
import { type Glyph, plainLine, UNREAD } from "@/lib/mrz/glyphs";
import { lookAlikes } from "@/lib/mrz/look-alikes";
import type { Ranked } from "./match-line";

/** Two characters so near in likeness are not told apart by shape. Of 6,596 specimen cells one was nearer than this. */
const NEAR = 0.05;
/** The same where the text reader read nothing in the cell, so that the shape stands alone. */
const NEAR_ALONE = 0.1;
/**
 * A line in focus has cells whose best shape leads by 0.2 (0.19 to 0.27 in prints the reader does not know); far out of
 * focus by 0.04 to 0.13. Then no cell is sure, however well two readers agree.
 */
const FOCUSED = 0.15;
/** A best likeness below this is a guess; below the other, nothing. */
const GUESS = 0.6;
const NOTHING = 0.4;

/** For each cell the other reader's character, null where it dropped one: the alignment with the fewest differences. */
export function align(cells: string, text: string): (string | null)[] {
  const costs = Array.from({ length: cells.length + 1 }, (_, row) =>
    Array.from({ length: text.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const costAt = (row: number, column: number) => costs[row]?.[column] ?? Number.POSITIVE_INFINITY;
  const differs = (row: number, column: number) => (cells[row - 1] === text[column - 1] ? 0 : 1.5);
  for (let row = 1; row <= cells.length; row += 1)
    for (let column = 1; column <= text.length; column += 1) {
      const best = Math.min(
        costAt(row - 1, column - 1) + differs(row, column),
        costAt(row - 1, column) + 1,
        costAt(row, column - 1) + 1,
      );
      costs[row]?.splice(column, 1, best);
    }
  const aligned: (string | null)[] = Array.from(cells, () => null);
  let row = cells.length;
  let column = text.length;
  while (row > 0 && column > 0) {
    if (costAt(row, column) === costAt(row - 1, column - 1) + differs(row, column)) {
      aligned[row - 1] = text[column - 1] ?? null;
      row -= 1;
      column -= 1;
    } else if (costAt(row, column) === costAt(row - 1, column) + 1) row -= 1;
    else column -= 1;
  }
  return aligned;
}

/** By how much the best shape of a cell leads, in the middle cell of the line when they are put in that order. */
function focusOf(cells: readonly (readonly Ranked[])[]): number {
  const leads = cells
    .map(([best, second]) => (best?.score ?? 0) - (second?.score ?? 0))
    .sort((a, b) => a - b);
  return leads[leads.length >> 1] ?? 0;
}

function fuseCell(ranked: readonly Ranked[], other: string | null, isBlurred: boolean): Glyph {
  const [best] = ranked;
  if (!best || best.score < NOTHING) return { char: UNREAD, others: [], isUnsure: true };
  const lead = other === best.char ? NEAR : NEAR_ALONE;
  const near = ranked.filter(({ score }) => score > best.score - lead).map(({ char }) => char);
  const mayStand = (char: string) => ranked.some((one) => one.char === char);
  // A letter read for the figure it looks like is no disagreement where only figures may stand.
  const isSame =
    other === null || other === best.char || (!mayStand(other) && lookAlikes(other).includes(best.char));
  const rivals = [...(isSame || !other ? [] : [other]), ...near].filter((char) => char !== best.char);
  const guesses = best.score < GUESS ? ranked.slice(1, 4).map(({ char }) => char) : [];
  return {
    char: best.char,
    others: [...new Set([...rivals, ...guesses])],
    isUnsure: isBlurred || !isSame || near.length > 1 || best.score < GUESS,
  };
}

/** The cells of a line by shape, held against what the text reader read there. */
export function fuseLine(cells: readonly (readonly Ranked[])[], text: string): Glyph[] {
  const shapes = cells.map(([best]) => best?.char ?? UNREAD).join("");
  const aligned = align(shapes, plainLine(text));
  const isBlurred = focusOf(cells) < FOCUSED;
  return cells.map((ranked, column) => fuseCell(ranked, aligned[column] ?? null, isBlurred));
}
