// Draws a specimen page as a scanner would give it: printed zone, OCR-B zone, skew, blur, noise and JPEG.
import sharp from "sharp";
import type { Form } from "@/lib/mrz/layout";
import ocrB from "@/lib/reader/ocr-b.json" with { type: "json" };
import inter from "./inter.json" with { type: "json" };
import { type Holder, inventHolder } from "./invent-person";
import sharpOcrB from "./ocr-b-sharp.json" with { type: "json" };
import { type Chance, chanceFrom } from "./random";

type Glyphs = Record<string, { width: number; path: string }>;

/** Millimetres: ISO/IEC 7810 ID-1, ID-2 and ID-3, which ICAO calls TD1, TD2 and TD3. */
const sizes: Record<Form, { width: number; height: number }> = {
  TD1: { width: 85.6, height: 54 },
  TD2: { width: 105, height: 74 },
  TD3: { width: 125, height: 88 },
};
/** OCR-B size I: ten characters an inch. */
const PITCH = 2.54;

/** Outlines of a line of text, `size` units an em, from a point on its baseline. */
function drawText(glyphs: Glyphs, text: string, x: number, y: number, size: number, pitch?: number): string {
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

export interface Specimen extends Holder {
  jpeg: Buffer;
  skew: number;
  blur: number;
  quality: number;
  /** Dots an inch. */
  resolution: number;
}

function drawGround(chance: Chance, width: number, height: number): string {
  const hue = chance.whole(0, 359);
  const waves = Array.from({ length: 14 }, (_, index) => {
    const y = (height * (index + chance.part())) / 14;
    const bend = chance.between(2, 6);
    return `<path d="M0 ${y}q${width / 6} ${-bend} ${width / 3} 0t${width / 3} 0t${width / 3} 0" fill="none" stroke="hsl(${hue} 30% 70%)" stroke-width=".25"/>`;
  });
  return `<rect width="${width}" height="${height}" fill="hsl(${hue} 35% 93%)"/>${waves.join("")}`;
}

function drawPrinted({ printed, content, form }: Holder, width: number): string {
  const left = form === "TD1" ? 30 : 42;
  const size = form === "TD1" ? 2.9 : 3.6;
  const step = form === "TD1" ? 5.2 : 7.4;
  const rows: [string, string][] = [
    ["Surname", printed.surname.toUpperCase()],
    ["Given names", printed.given.toUpperCase()],
    ["Nationality", printed.state.replaceAll("<", "")],
    ["Date of birth", printed.birth],
    ["Date of expiry", printed.expiry],
  ];
  const lines = rows.map(([label, value], index) => {
    const y = 11 + index * step;
    return `<g fill="#6b4450">${drawText(inter.glyphs, label, left, y - size, 1.7)}</g>${drawText(inter.glyphs, value, left, y, size)}`;
  });
  const right = width - (form === "TD1" ? 26 : 34);
  return `${drawText(inter.glyphs, form === "TD3" ? "PASSPORT" : "IDENTITY CARD", 5, 6.5, 3.2)}
    <rect x="5" y="9" width="${left - 10}" height="${(left - 10) * 1.25 * (form === "TD1" ? 0.8 : 1)}" fill="#a99" rx="1"/>
    ${lines.join("")}${drawText(inter.glyphs, printed.number, right, 11, size)}
    ${drawText(inter.glyphs, content.sex.replace("<", "X"), right, 11 + 3 * step, size)}`;
}

function drawZone(chance: Chance, { lines, form }: Holder, width: number, height: number): string {
  const glyphs: Glyphs = chance.part() < 0.5 ? ocrB.glyphs : sharpOcrB.glyphs;
  const spacing = chance.between(5.9, 6.5);
  const size = (PITCH / 0.723) * chance.between(0.97, 1.03);
  const left = (width - (lines[0]?.length ?? 44) * PITCH) / 2;
  const foot = height - (form === "TD1" ? 3.6 : 6.4) - chance.between(0, 1);
  const ink = chance.oneOf(["#111", "#222", "#1d2338", "#333"]);
  const drawn = lines.map((line, index) =>
    drawText(glyphs, line, left, foot - (lines.length - 1 - index) * spacing, size, PITCH),
  );
  const band = foot - (lines.length - 1) * spacing - 5;
  return `<rect y="${band}" width="${width}" height="${height - band}" fill="#fff" opacity=".55"/><g fill="${ink}">${drawn.join("")}</g>`;
}

/** The specimen with this number: always the same page. */
export async function drawSpecimen(
  seed: number,
  wanted: Partial<Pick<Specimen, "form" | "skew">> = {},
): Promise<Specimen> {
  const chance = chanceFrom(seed);
  const holder = inventHolder(chance, wanted.form);
  const { width, height } = sizes[holder.form];
  const resolution = chance.oneOf([200, 240, 300]);
  const skew = wanted.skew ?? chance.between(-3, 3);
  const blur = chance.between(0.3, 1.1);
  const quality = chance.whole(50, 90);
  const margin = chance.between(2, 9);
  const scale = resolution / 25.4;
  const page = [width + 2 * margin, height + 2 * margin];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.map((side) => Math.round(side * scale)).join('" height="')}" viewBox="0 0 ${page.join(" ")}">
    <rect width="100%" height="100%" fill="${chance.oneOf(["#fff", "#ddd", "#777", "#c9b79c"])}"/>
    <g transform="rotate(${skew} ${page.map((side) => side / 2).join(" ")}) translate(${margin} ${margin})">
    ${drawGround(chance, width, height)}${drawPrinted(holder, width)}${drawZone(chance, holder, width, height)}</g></svg>`;
  const grain = {
    create: {
      ...sizeOf(page, scale),
      channels: 3 as const,
      background: "#808080",
      noise: { type: "gaussian" as const, mean: 128, sigma: chance.between(3, 12) },
    },
  };
  const flat = await sharp(Buffer.from(drawing)).removeAlpha().png().toBuffer();
  const noise = await sharp(grain).png().toBuffer();
  const grained = await sharp(flat)
    .composite([{ input: noise, blend: "soft-light" }])
    .removeAlpha()
    .png()
    .toBuffer();
  const jpeg = await sharp(grained)
    .blur(blur)
    .linear(chance.between(0.8, 1), chance.between(0, 20))
    .jpeg({ quality })
    .toBuffer();
  return { ...holder, jpeg, skew, blur, quality, resolution };
}

const sizeOf = (page: number[], scale: number) => ({
  width: Math.round((page[0] ?? 1) * scale),
  height: Math.round((page[1] ?? 1) * scale),
});
