// Draws a specimen document flat, as SVG: its ground with guilloche, the printed page, the zone.
import type { Form } from "@/lib/mrz/layout";
import type { Holder } from "./invent-person";
import { PITCH, type Print, pagePrint, zonePrint } from "./prints";
import type { Chance } from "./random";

/** Millimetres: ISO/IEC 7810 ID-1, ID-2 and ID-3, which ICAO calls TD1, TD2 and TD3. */
export const sizes: Record<Form, { width: number; height: number }> = {
  TD1: { width: 85.6, height: 54 },
  TD2: { width: 105, height: 74 },
  TD3: { width: 125, height: 88 },
};

function drawGround(chance: Chance, width: number, height: number): string {
  const hue = chance.whole(0, 359);
  const waves = Array.from({ length: 14 }, (_, index) => {
    const y = (height * (index + chance.part())) / 14;
    const bend = chance.between(2, 6);
    return `<path d="M0 ${y}q${width / 6} ${-bend} ${width / 3} 0t${width / 3} 0t${width / 3} 0" fill="none" stroke="hsl(${hue} 30% 70%)" stroke-width=".25"/>`;
  });
  return `<rect width="${width}" height="${height}" fill="hsl(${hue} 35% 93%)"/>${waves.join("")}`;
}

/** Rosettes and fine waves that go on behind the zone, as the ground of a passport does. */
function drawGuilloche(chance: Chance, width: number, height: number): string {
  const colour = `hsl(${chance.whole(0, 359)} 35% ${chance.whole(66, 78)}%)`;
  const waves = Array.from({ length: 26 }, (_, index) => {
    const y = height * 0.55 + index * 1.5;
    const bend = chance.between(1, 4);
    return `<path d="M0 ${y}q${width / 12} ${-bend} ${width / 6} 0t${width / 6} 0t${width / 6} 0t${width / 6} 0t${width / 6} 0t${width / 6} 0"/>`;
  });
  const petals = Array.from(
    { length: 12 },
    (_, index) =>
      `<ellipse cx="${width * 0.7}" cy="${height * 0.8}" rx="22" ry="6" transform="rotate(${index * 15} ${width * 0.7} ${height * 0.8})"/>`,
  );
  return `<g fill="none" stroke="${colour}" stroke-width=".18">${waves.join("")}${petals.join("")}</g>`;
}

function drawPrinted(chance: Chance, { printed, content, form }: Holder, width: number): string {
  const draw = pagePrint(chance);
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
    return `<g fill="#6b4450">${draw(label, left, y - size, 1.7)}</g>${draw(value, left, y, size)}`;
  });
  const right = width - (form === "TD1" ? 26 : 34);
  return `${draw(form === "TD3" ? "PASSPORT" : "IDENTITY CARD", 5, 6.5, 3.2)}
    <rect x="5" y="9" width="${left - 10}" height="${(left - 10) * 1.25 * (form === "TD1" ? 0.8 : 1)}" fill="#a99" rx="1"/>
    ${lines.join("")}${draw(printed.number, right, 11, size)}
    ${draw(content.sex.replace("<", "X"), right, 11 + 3 * step, size)}`;
}

function drawZone(
  chance: Chance,
  { lines, form }: Holder,
  print: Print,
  { width, height }: { width: number; height: number },
): { band: string; text: string } {
  const draw = zonePrint(chance, print, chance.between(0.97, 1.03));
  const spacing = chance.between(5.9, 6.5);
  const left = (width - (lines[0]?.length ?? 44) * PITCH) / 2;
  const foot = height - (form === "TD1" ? 3.6 : 6.4) - chance.between(0, 1);
  const ink = chance.oneOf(["#111", "#222", "#1d2338", "#333"]);
  const drawn = lines.map((line, index) => draw(line, left, foot - (lines.length - 1 - index) * spacing));
  const top = foot - (lines.length - 1) * spacing - 5;
  return {
    band: `<rect y="${top}" width="${width}" height="${height - top}" fill="#fff" opacity=".55"/>`,
    text: `<g fill="${ink}" stroke="${print === "strokes" ? ink : "none"}">${drawn.join("")}</g>`,
  };
}

/** The document, its top left corner at 0 0, in millimetres. */
export function drawDocument(chance: Chance, holder: Holder, print: Print, hasGuilloche: boolean): string {
  const { width, height } = sizes[holder.form];
  const ground = drawGround(chance, width, height);
  const printed = drawPrinted(chance, holder, width);
  const { band, text } = drawZone(chance, holder, print, sizes[holder.form]);
  const guilloche = hasGuilloche ? drawGuilloche(chance, width, height) : "";
  return `<svg width="${width}" height="${height}">${ground}${band}${guilloche}${printed}${text}</svg>`;
}
