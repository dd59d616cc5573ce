// Draws a specimen page as a scanner or a phone would give it: skew, blur, noise, shade, a view from the side, JPEG.
import sharp from "sharp";
import { drawDocument, sizes } from "./draw-page";
import { type Holder, inventHolder } from "./invent-person";
import { litFrom, seenAslant } from "./photograph";
import { type Print, prints } from "./prints";
import { type Chance, chanceFrom } from "./random";

/** What a page has besides skew, blur, noise and JPEG, which each has. */
export const spoils = ["guilloche", "shade", "aslant"] as const;
export type Spoil = (typeof spoils)[number];

export interface Specimen extends Holder {
  jpeg: Buffer;
  print: Print;
  spoilt: readonly Spoil[];
  skew: number;
  blur: number;
  quality: number;
  /** Dots an inch. */
  resolution: number;
}

/** How often each is so. */
const SHARE = 0.35;

async function scan(chance: Chance, drawing: string, { blur, quality, spoilt }: Specimen): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(drawing))
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const flat = { data: drawn.data, width: drawn.info.width, height: drawn.info.height };
  const seen = spoilt.includes("aslant") ? seenAslant(flat, chance) : flat;
  const size = { width: flat.width, height: flat.height, channels: 3 as const };
  const noise = await sharp({
    create: {
      ...size,
      background: "#808080",
      noise: { type: "gaussian" as const, mean: 128, sigma: chance.between(3, 12) },
    },
  })
    .png()
    .toBuffer();
  const shade = spoilt.includes("shade") ? [litFrom(chance, flat)] : [];
  const grained = await sharp(seen.data, { raw: size })
    .composite([...shade, { input: noise, blend: "soft-light" }])
    .removeAlpha()
    .png()
    .toBuffer();
  return await sharp(grained)
    .blur(blur)
    .linear(chance.between(0.8, 1), chance.between(0, 20))
    .jpeg({ quality })
    .toBuffer();
}

/** The specimen with this number: always the same page. */
export async function drawSpecimen(
  seed: number,
  wanted: Partial<Pick<Specimen, "form" | "skew" | "print" | "spoilt">> = {},
): Promise<Specimen> {
  const chance = chanceFrom(seed);
  const holder = inventHolder(chance, wanted.form);
  const specimen: Specimen = {
    ...holder,
    jpeg: Buffer.alloc(0),
    print: chance.oneOf(prints),
    spoilt: spoils.filter(() => chance.part() < SHARE),
    skew: chance.between(-3, 3),
    blur: chance.between(0.3, 1.1),
    quality: chance.whole(50, 90),
    resolution: chance.oneOf([200, 240, 300]),
    ...wanted,
  };
  const { width, height } = sizes[holder.form];
  const margin = chance.between(2, 9);
  const page = [width + 2 * margin, height + 2 * margin];
  const pixels = page.map((side) => Math.round((side * specimen.resolution) / 25.4));
  const document = drawDocument(chance, holder, specimen.print, specimen.spoilt.includes("guilloche"));
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels.join('" height="')}" viewBox="0 0 ${page.join(" ")}">
    <rect width="100%" height="100%" fill="${chance.oneOf(["#fff", "#ddd", "#777", "#c9b79c"])}"/>
    <g transform="rotate(${specimen.skew} ${page.map((side) => side / 2).join(" ")}) translate(${margin} ${margin})">${document}</g></svg>`;
  return { ...specimen, jpeg: await scan(chance, drawing, specimen) };
}
