// Ids of what an import makes: the same for the same import and line, so that reading a file again changes nothing.

/**
 * Formed like a UUID v7: the import's own moment, then the line, then the import's own chance. So they rise with the
 * lines (an index fills from one end) and two imports share none.
 * @param importId a UUID v7
 * @param line of the file, below 2^36
 */
export function rowId(importId: string, line: number): string {
  const hex = importId.replaceAll("-", "");
  const counted = line.toString(16).padStart(9, "0");
  const own = hex.slice(-9);
  const third = `7${counted.slice(0, 3)}`;
  // The two highest bits of the fourth group say which kind of UUID it is; its other bits are chance.
  const fourth = `8${counted.slice(3, 6)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${third}-${fourth}-${counted.slice(6)}${own}`;
}
