// Pages that are not one upright document: a text, two documents, a huge picture, noise. Nothing wrong comes out of any.
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { endReader, readPicture } from "./process";
import { drawSpecimen } from "./testing/draw-specimen";

afterAll(endReader);

const plain = { print: "strokes", spoilt: [], skew: 0.5 } as const;

test("of two documents in one picture the lower one is read, and nothing of the other is mixed in", async () => {
  const upper = await drawSpecimen(31, { ...plain, form: "TD1" });
  const lower = await drawSpecimen(32, { ...plain, form: "TD3" });
  const [a, b] = await Promise.all([upper, lower].map(({ jpeg }) => sharp(jpeg).metadata()));
  const size = { width: Math.max(a?.width ?? 0, b?.width ?? 0), height: (a?.height ?? 0) + (b?.height ?? 0) };
  const both = await sharp({ create: { ...size, channels: 3, background: "#888" } })
    .composite([
      { input: upper.jpeg, left: 0, top: 0 },
      { input: lower.jpeg, left: 0, top: a?.height ?? 0 },
    ])
    .jpeg()
    .toBuffer();
  const reading = await readPicture(both);
  expect(reading?.zone.form).toBe("TD3");
  expect(reading?.zone.lines).toEqual(lower.lines);
}, 180_000);

test("a picture of 60 million pixels is read like a small one", async () => {
  const specimen = await drawSpecimen(33, { ...plain, form: "TD2" });
  const huge = await sharp(specimen.jpeg).resize({ width: 9_000 }).jpeg().toBuffer();
  expect((await readPicture(huge))?.zone.lines).toEqual(specimen.lines);
}, 180_000);

test("a page of text, a page on its side without a zone, and noise have no reading", async () => {
  const { jpeg } = await drawSpecimen(34, { ...plain, form: "TD3" });
  const { width = 0, height = 0 } = await sharp(jpeg).metadata();
  const top = sharp(
    await sharp(jpeg)
      .extract({ left: 0, top: 0, width, height: Math.round(height * 0.68) })
      .toBuffer(),
  );
  expect(await readPicture(await top.clone().jpeg().toBuffer())).toBeNull();
  expect(await readPicture(await top.clone().rotate(90).jpeg().toBuffer())).toBeNull();
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const grain = sharp({ create: { width: 900, height: 600, channels: 3, background: "#888", noise } });
  expect(await readPicture(await grain.png().toBuffer())).toBeNull();
}, 240_000);
