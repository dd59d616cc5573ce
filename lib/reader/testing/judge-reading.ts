// Holds a reading against what was drawn: exact, and above all no wrong value that bears no mark.
import type { FieldName } from "@/lib/mrz/layout";
import { readZone } from "@/lib/mrz/zone";
import type { PageReading } from "@/lib/reader/read-page";
import { standingOf } from "@/lib/reader/standing";
import type { Specimen } from "./draw-specimen";

const counted: FieldName[] = ["number", "birth", "expiry"];

export interface Judged {
  /** What kind of page it is, in the bench's words: each kind is counted by itself. */
  kinds: string[];
  isFound: boolean;
  /** Number, birth and expiry are those drawn. */
  isExact: boolean;
  /** Wrong fields, each with whether it bears a mark. */
  wrong: { field: FieldName; read: string; drawn: string; isMarked: boolean }[];
  /** Fields with a mark though they are right: what an officer looks at in vain. */
  doubted: FieldName[];
  milliseconds: number;
}

function kindsOf({ form, print, spoilt, skew, blur, quality, resolution }: Specimen): string[] {
  return [
    form,
    `print: ${print}`,
    ...(spoilt.length > 0 ? spoilt : ["flat, plain, evenly lit"]),
    Math.abs(skew) < 1.5 ? "skew below 1.5°" : "skew 1.5° to 3°",
    blur < 0.7 ? "blur below 0.7 px" : "blur 0.7 to 1.1 px",
    quality < 70 ? "JPEG 50 to 69" : "JPEG 70 to 90",
    `${resolution} dpi`,
  ];
}

/** A page on which nothing was found is not exact, but says so: it has no wrong value. */
export function judgeReading(specimen: Specimen, reading: PageReading | null): Judged {
  const { form } = specimen;
  const kinds = kindsOf(specimen);
  if (!reading) return { kinds, isFound: false, isExact: false, wrong: [], doubted: [], milliseconds: 0 };
  const drawn = readZone(
    form,
    specimen.lines.map((line) => [...line].map((char) => ({ char, others: [] }))),
  );
  const drawnAs = (name: FieldName) => drawn.fields.find((field) => field.name === name)?.text ?? "";
  const wrong = reading.zone.fields
    .filter(({ name, text }) => text !== drawnAs(name))
    .map(({ name, text }) => ({
      field: name,
      read: text,
      drawn: drawnAs(name),
      isMarked: standingOf(reading, name) !== "certain",
    }));
  const isExact = reading.zone.form === form && !wrong.some(({ field }) => counted.includes(field));
  const doubted = reading.zone.fields
    .map(({ name }) => name)
    .filter((name) => standingOf(reading, name) === "doubtful" && !wrong.some(({ field }) => field === name));
  return { kinds, isFound: true, isExact, wrong, doubted, milliseconds: reading.milliseconds };
}

/** Of each kind how many pages there are and how many are exact. */
function sumUpKinds(judged: readonly Judged[]): Record<string, { pages: number; exact: number }> {
  const sums: Record<string, { pages: number; exact: number }> = {};
  for (const { kinds, isExact } of judged)
    for (const kind of kinds) {
      const { pages, exact } = sums[kind] ?? { pages: 0, exact: 0 };
      sums[kind] = { pages: pages + 1, exact: exact + Number(isExact) };
    }
  return sums;
}

export const sumUp = (judged: readonly Judged[]) => ({
  pages: judged.length,
  found: judged.filter(({ isFound }) => isFound).length,
  /** Of all pages, those not found among them. */
  exact: judged.filter(({ isExact }) => isExact).length / judged.length,
  wrong: judged.flatMap(({ wrong }) => wrong),
  unmarked: judged.flatMap(({ wrong }) => wrong).filter(({ isMarked }) => !isMarked),
  doubted: judged.filter(({ doubted }) => doubted.length > 0).length,
  kinds: sumUpKinds(judged),
  milliseconds: judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
});

/** How far out of focus the hardest pages are, in pixels (sigma): beyond what a person reads with ease. */
export const focusLost = (seed: number): number => 2.2 + (seed % 5) * 0.5;
