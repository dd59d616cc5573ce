// Which characters are taken for one another in OCR-B, and which of those a check digit cannot tell apart.
import { figureOf } from "./check-digit";

const pairs = [
  "0O 0Q 0D 0U 0C 0G 1I 1L 1T 1J 2Z 2M 3B 3E 4A 4Y 5S 5F 6G 6Q 6B 6C 7T 7Y 7Z 7Z 8B 8S 8R 9P 9S",
  "OQ OD OC OU OG QG CG DB BR BE BP ER EF FP PR IL IT IJ IY LT UV VY VW MN MW NW HN HM HK KX KR XY HR",
  // Digit for digit, where the type of the field cannot help.
  "08 06 09 17 27 35 38 56 58 68 89 41 47",
]
  .join(" ")
  .split(" ");

const table = new Map<string, Set<string>>();
for (const [a = "", b = ""] of pairs) {
  table.set(a, (table.get(a) ?? new Set()).add(b));
  table.set(b, (table.get(b) ?? new Set()).add(a));
}

/** What a character may have been before somebody read it; none for a filler. */
export const lookAlikes = (char: string): string[] => [...(table.get(char) ?? [])];

/** Look-alikes whose values agree modulo 10 (6 and G, 8 and S, 0 and U): every check digit is the same for both. */
export const twinsOf = (char: string): string[] =>
  lookAlikes(char).filter((other) => figureOf(other) % 10 === figureOf(char) % 10);
