// A page as the reader wants it: upright by its own mark, grey, of a bounded size, its sides multiples of 32.
import sharp from "sharp";
import type { Grey } from "./grey";

/** Enough for 24 pixels a character across the widest zone; more costs time and memory only. */
const LONGEST = 1280;
const SHORTEST = 960;
/** Enough to see whether there is a zone at all, at a quarter of the work. */
export const GLANCE = 640;
/** The text finder stretches what is no multiple of this, and its boxes would then be off. */
const STEP = 32;
const MOST_PIXELS = 100_000_000;

export interface Page {
  /** For the text finder: PNG, padded. */
  png: Buffer;
  /** The same pixels. */
  grey: Grey;
  /** Without the padding. */
  width: number;
  height: number;
}

const up = (side: number) => Math.ceil(side / STEP) * STEP;

/**
 * Reads an image; `turn` is how many degrees clockwise it is turned first, `most` how long its longer side may be. Throws
 * when it is no image.
 */
export async function openPage(bytes: Uint8Array, turn = 0, most = LONGEST): Promise<Page> {
  const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .autoOrient()
    .rotate(turn)
    .flatten({ background: "#fff" })
    .greyscale()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = upright.info;
  const longest = Math.max(width, height);
  const least = Math.min(SHORTEST, most);
  const scale = longest > most ? most / longest : longest < least ? least / longest : 1;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const { data, info } = await sharp(upright.data, { raw: { width, height, channels: 1 } })
    .resize({ ...size, kernel: "lanczos3" })
    .extend({ right: up(size.width) - size.width, bottom: up(size.height) - size.height, extendWith: "copy" })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: 1 as const };
  const png = await sharp(data, { raw }).png({ compressionLevel: 1 }).toBuffer();
  return { png, grey: { data, width: info.width, height: info.height }, ...size };
}
