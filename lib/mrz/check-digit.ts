// Check digits of ICAO 9303-3, 4.9: weights 7-3-1, A is 10 and Z is 35, the filler is 0, modulo 10.

/** The number a character stands for; NaN for one that no zone has. */
export function figureOf(char: string): number {
  if (char === "<") return 0;
  return /^[0-9A-Z]$/.test(char) ? Number.parseInt(char, 36) : Number.NaN;
}

export const weightAt = (index: number): number => [7, 3, 1][index % 3] ?? 0;

/** `3` for `L898902C3`-like text; null where a character is none of the zone's. */
export function checkDigit(text: string): string | null {
  const sum = [...text].reduce((total, char, index) => total + figureOf(char) * weightAt(index), 0);
  return Number.isNaN(sum) ? null : String(sum % 10);
}
