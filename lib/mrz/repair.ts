// Decides which solution may be put in place of what was read: only the one that nothing rivals.
import type { Cell, Equations } from "./equations";
import type { Glyph } from "./glyphs";
import type { Solution } from "./solutions";

/**
 * Returns the changes to make: none when all digits agree as read, null when nothing may be changed. One change is
 * made where it is the only one; several only where each is the only way out of a mistake of its own: a character that
 * may not stand there, or a field whose own digit disagrees. Two mistakes in one field are shown, never repaired.
 */
export function chooseRepair(
  { equations }: Equations,
  solutions: readonly Solution[],
  glyphAt: (cell: Cell) => Glyph,
): Solution | null {
  const [first, second] = solutions;
  if (!first || first.length === 0) return first ?? null;
  if (second?.length === first.length) return null;
  const free = first.filter(({ cell }) => cell.allowed.includes(glyphAt(cell).char));
  if (free.length <= 1) return first;
  const fieldsOf = free.map(
    ({ cell }) =>
      equations.find(({ name, terms }) => name !== "composite" && terms.some((term) => term.cell === cell))
        ?.name,
  );
  return new Set(fieldsOf).size === free.length && !fieldsOf.includes(undefined) ? first : null;
}
