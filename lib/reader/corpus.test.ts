// Twenty-four specimen pages in prints the reader does not know, drawn and read: what the bench measures on more of them.
import { afterAll, expect, test } from "vitest";
import { endReader, readPicture } from "./process";
import { drawSpecimen, spoils } from "./testing/draw-specimen";
import { focusLost, judgeReading, sumUp } from "./testing/judge-reading";
import { prints } from "./testing/prints";

afterAll(endReader);

test("24 pages: number, birth and expiry exact on 95 %, and no wrong value anywhere without a mark", async () => {
  const judged = [];
  for (let seed = 1; seed <= 24; seed += 1) {
    const specimen = await drawSpecimen(seed);
    judged.push(judgeReading(specimen, await readPicture(specimen.jpeg)));
  }
  const sum = sumUp(judged);
  for (const kind of ["TD1", "TD2", "TD3", ...prints.map((print) => `print: ${print}`), ...spoils])
    expect(sum.kinds[kind]?.pages, kind).toBeGreaterThanOrEqual(4);
  expect(sum.unmarked).toEqual([]);
  expect(sum.exact).toBeGreaterThanOrEqual(0.95);
}, 1_800_000);

test("far out of focus much is read wrong, and all of it bears a mark", async () => {
  const { default: sharp } = await import("sharp");
  const judged = [];
  for (const seed of [5004, 5008, 5009, 5014]) {
    const specimen = await drawSpecimen(seed);
    const blurred = await sharp(specimen.jpeg).blur(focusLost(seed)).jpeg({ quality: 60 }).toBuffer();
    judged.push(judgeReading(specimen, await readPicture(blurred)));
  }
  const sum = sumUp(judged);
  expect(sum.wrong.length).toBeGreaterThan(3);
  expect(sum.unmarked).toEqual([]);
}, 600_000);

test("a page on its head is turned, and its fields are found where they lie on it", async () => {
  const { default: sharp } = await import("sharp");
  const specimen = await drawSpecimen(5);
  const turned = await sharp(specimen.jpeg).rotate(180).jpeg().toBuffer();
  const reading = await readPicture(turned);
  expect(reading?.zone.lines).toEqual(specimen.lines);
  const [area] = reading?.areas.number ?? [];
  // The foot of the document is now at the top of the picture.
  expect(area && area.top + area.height).toBeLessThan(0.4);
}, 120_000);

test("a page without a zone has no reading; what is no picture is refused", async () => {
  const { default: sharp } = await import("sharp");
  const blank = { create: { width: 900, height: 600, channels: 3 as const, background: "#eee" } };
  expect(await readPicture(await sharp(blank).jpeg().toBuffer())).toBeNull();
  await expect(readPicture(Buffer.from("not a picture"))).rejects.toMatchObject({ code: "invalid" });
}, 120_000);
