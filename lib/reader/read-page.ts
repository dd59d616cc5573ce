// Reads a page: the zone by two readers, what the printed page confirms, and where each field stands on the picture.
import Ocr from "@gutenye/ocr-node";
import type { FieldName, Span } from "@/lib/mrz/layout";
import { readZone, type Zone } from "@/lib/mrz/zone";
import type { Area } from "./area";
import { type FoundZone, findZone, isZoneLike, type TextLine } from "./find-zone";
import type { Box } from "./fit-cells";
import { fuseLine } from "./fuse";
import { type Point, pointIn } from "./grey";
import { GLANCE, openPage, type Page } from "./page";
import { findPrint } from "./printed";
import { cell, templates } from "./templates";

export interface PageReading {
  zone: Zone;
  /** Fields the printed page says in the same characters. */
  printed: FieldName[];
  /** Where each field stands: its cells in the zone, and its line on the printed page. */
  areas: Partial<Record<FieldName, Area[]>>;
  milliseconds: number;
}

/** What is used of the library. It hands its "path" to sharp, which takes bytes: a scan is never on disk in the clear. */
interface TextReader {
  detect(png: Buffer): Promise<{ text: string; box?: unknown }[]>;
}
let reader: Promise<TextReader> | undefined;

/** The models are in their package: nothing is fetched. One thread, and no memory kept between pages. */
const textReader = () => {
  reader ??= Ocr.create({
    onnxOptions: { intraOpNumThreads: 1, enableCpuMemArena: false },
  }) as Promise<unknown> as Promise<TextReader>;
  return reader;
};

async function textLines({ png }: Page): Promise<TextLine[]> {
  const lines = await (await textReader()).detect(png);
  return lines.flatMap(({ text, box }) =>
    Array.isArray(box) && box.length === 4 ? [{ text, box: box as unknown as Box }] : [],
  );
}

/** An area around points of the turned page, as parts of the page before it was turned. */
function areaOf(points: readonly Point[], { width, height }: Page, turn: number): Area {
  const parts = points.map(([x, y]): Point => {
    const [across, down] = [x / width, y / height];
    if (turn === 90) return [down, 1 - across];
    if (turn === 180) return [1 - across, 1 - down];
    return turn === 270 ? [1 - down, across] : [across, down];
  });
  const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
  const xs = parts.map(([x]) => x);
  const ys = parts.map(([, y]) => y);
  const [left, top] = [within(Math.min(...xs)), within(Math.min(...ys))];
  return { left, top, width: within(Math.max(...xs) - left), height: within(Math.max(...ys) - top) };
}

function cornersOf({ lines }: FoundZone, { line, start, end }: Span): Point[] {
  const frame = lines[line]?.frame;
  if (!frame) return [];
  const corner = (column: number, y: number) => pointIn(frame, column * cell.width, y);
  return [corner(start, 0), corner(end, 0), corner(end, cell.height), corner(start, cell.height)];
}

const lengthOf = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** How else the page may have to be turned, out of how its lines of text lie: on its head, or on one of its sides. */
export function turnsFor(lines: readonly Pick<TextLine, "box">[]): number[] {
  let lying = 0;
  let standing = 0;
  for (const { box } of lines) {
    const [across, down] = [lengthOf(box[0], box[1]), lengthOf(box[1], box[2])];
    if (down > across) standing += down;
    else lying += across;
  }
  const all = lying + standing;
  if (lying > 0.8 * all) return [180];
  return standing > 0.8 * all ? [90, 270] : [180, 90, 270];
}

/** Turned pages are few: a glance says whether it is worth reading one that way up. */
const showsZone = async (bytes: Uint8Array, turn: number) =>
  (await textLines(await openPage(bytes, turn, GLANCE))).some(isZoneLike);

/** Reads the zone of an image, or returns null when none is found whichever way up. Throws when it is no image. */
export async function readPage(bytes: Uint8Array): Promise<PageReading | null> {
  const began = performance.now();
  const among = await templates();
  const turns = [0];
  for (const turn of turns) {
    if (turn !== 0 && !(await showsZone(bytes, turn))) continue;
    const page = await openPage(bytes, turn);
    const lines = await textLines(page);
    const found = findZone(page.grey, lines, among);
    if (!found) {
      if (turn === 0) turns.push(...turnsFor(lines));
      continue;
    }
    const zone = readZone(
      found.form,
      found.lines.map(({ cells }, index) => fuseLine(cells, found.texts[index] ?? "")),
    );
    const areas: PageReading["areas"] = {};
    const printed: FieldName[] = [];
    for (const { name, text, spans } of zone.fields) {
      areas[name] = spans.map((span) => areaOf(cornersOf(found, span), page, turn));
      const print = findPrint(name, text, found.rest);
      if (!print) continue;
      printed.push(name);
      areas[name]?.push(areaOf(print.line.box, page, turn));
    }
    return { zone, printed, areas, milliseconds: Math.round(performance.now() - began) };
  }
  return null;
}
