// The prints of a specimen's zone, none of which the reader matches with, and the faces of its printed page.
import condensed from "./condensed.json" with { type: "json" };
import inter from "./inter.json" with { type: "json" };
import narrow from "./ocr-b-narrow.json" with { type: "json" };
import sharp from "./ocr-b-sharp.json" with { type: "json" };
import pen from "./ocr-b-strokes.json" with { type: "json" };
import type { Chance } from "./random";
import serif from "./serif.json" with { type: "json" };

type Glyphs = Record<string, { width: number; path: string }>;

export const prints = ["strokes", "narrow", "square"] as const;
export type Print = (typeof prints)[number];

/** OCR-B size I: ten characters an inch, in millimetres. */
export const PITCH = 2.54;
const ADVANCE = 723;

/** Outlines of a line of text, `size` units an em, from a point on its baseline. */
function drawGlyphs(glyphs: Glyphs, text: string, x: number, y: number, size: number, pitch?: number) {
  let at = x;
  return [...text]
    .map((char) => {
      const glyph = glyphs[char] ?? glyphs[" "];
      const shape = `<path transform="translate(${at.toFixed(2)} ${y.toFixed(2)}) scale(${size / 1000})" d="${glyph?.path ?? ""}"/>`;
      at += pitch ?? ((glyph?.width ?? 500) * size) / 1000;
      return shape;
    })
    .join("");
}

function drawStrokes(text: string, x: number, y: number, size: number, width: number): string {
  const strokes: Record<string, string> = pen.strokes;
  return [...text]
    .map(
      (char, index) =>
        `<path transform="translate(${(x + index * PITCH).toFixed(2)} ${y.toFixed(2)}) scale(${size / 1000})" d="${strokes[char] ?? ""}" fill="none" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`,
    )
    .join("");
}

/** Draws a zone's lines in one print; `size` 1 is as the standard has it. */
export function zonePrint(chance: Chance, print: Print, size: number) {
  const em = (PITCH / ADVANCE) * 1000 * size;
  if (print === "strokes") {
    const width = chance.between(72, 122);
    return (text: string, x: number, y: number) => drawStrokes(text, x, y, em, width);
  }
  const glyphs: Glyphs = print === "narrow" ? narrow.glyphs : sharp.glyphs;
  return (text: string, x: number, y: number) => drawGlyphs(glyphs, text, x, y, em, PITCH);
}

/** Draws the printed page's words in one face. */
export function pagePrint(chance: Chance) {
  const { glyphs } = chance.oneOf<{ glyphs: Glyphs }>([inter, condensed, serif]);
  return (text: string, x: number, y: number, size: number) => drawGlyphs(glyphs, text, x, y, size);
}
