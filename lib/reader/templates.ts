// Each character of OCR-B as a picture the size of a cell, made once from the outlines.
import sharp from "sharp";
import ocrB from "./ocr-b.json" with { type: "json" };

/** A cell is one pitch wide; the em is 1000/723 of it. All in the matcher's own pixels. */
export const cell = { width: 20, height: 30, baseline: 25.5 } as const;
const em = (cell.width * 1000) / 723;

export interface Template {
  char: string;
  /** Mean 0, length 1. */
  data: Float32Array;
}

/** Mean 0 and length 1, so that a product of two is their likeness from -1 to 1; null for a flat picture. */
export function normalised(data: ArrayLike<number>): Float32Array | null {
  let sum = 0;
  for (let index = 0; index < data.length; index += 1) sum += data[index] ?? 0;
  const mean = sum / data.length;
  let square = 0;
  const result = new Float32Array(data.length);
  for (let index = 0; index < data.length; index += 1) {
    const value = (data[index] ?? 0) - mean;
    result[index] = value;
    square += value * value;
  }
  const length = Math.sqrt(square);
  if (length < 1e-6) return null;
  for (let index = 0; index < result.length; index += 1) result[index] = (result[index] ?? 0) / length;
  return result;
}

async function drawTemplate(char: string, path: string): Promise<Template> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${cell.width}" height="${cell.height}"><rect width="100%" height="100%" fill="#fff"/><path transform="translate(0 ${cell.baseline}) scale(${em / 1000})" d="${path}"/></svg>`;
  // As soft as a scan is; likeness forgives the rest.
  const raw = await sharp(Buffer.from(drawing)).greyscale().blur(0.9).raw().toBuffer();
  const ink = Float32Array.from(raw, (value) => 255 - value);
  return { char, data: normalised(ink) ?? ink };
}

let made: Promise<Template[]> | undefined;

/** The 37 characters of a zone. */
export function templates(): Promise<Template[]> {
  made ??= Promise.all(Object.entries(ocrB.glyphs).map(([char, { path }]) => drawTemplate(char, path)));
  return made;
}
