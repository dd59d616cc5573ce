// Numbers as they were written: JSON.parse rounds what a double cannot hold, and OBP reads a number as text by its signs.
import { randomUUID } from "node:crypto";

// Nobody outside knows it, so no client can send a string that passes for a number.
const mark = randomUUID();
// Strings are matched so that the digits in them are not; no part can match in two ways, so it is linear.
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const writtenMark = new RegExp(`"${mark}([^"]*)"`, "g");

/** A number that JavaScript would write with other signs: 12345678901234567890, 1.0, 1e5. */
export class Numeral {
  constructor(readonly source: string) {}
  toJSON() {
    return mark + this.source;
  }
}

const isWrittenSo = (literal: string) => String(Number(literal)) === literal;

/** JSON.parse, but numbers inside objects and lists that it would not give back as they stand are Numerals. */
export function parseExactly(text: string): unknown {
  const plain = JSON.parse(text) as unknown;
  if (plain === null || typeof plain !== "object") return plain;
  let isPlain = true;
  const marked = text.replace(stringOrNumber, (part) => {
    if (part.startsWith('"') || isWrittenSo(part)) return part;
    isPlain = false;
    return `"${mark}${part}"`;
  });
  if (isPlain) return plain;
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? new Numeral(value.slice(mark.length)) : value,
  ) as unknown;
}

/** JSON.stringify, with every Numeral as it was sent. */
export const writeExactly = (json: unknown): string => JSON.stringify(json).replace(writtenMark, "$1");

/** The nearest number of a Numeral; anything else as it is. */
export const roundNumeral = (json: unknown): unknown =>
  json instanceof Numeral ? Number(json.source) : json;
