// Tests that each kind of file is taken, what is made of it, and that nothing of what a hostile one carries is in that.
import "@/lib/vault/testing";
import { Readable } from "node:stream";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { type Checked, checkFile } from "@/lib/vault/check";
import { makeDataKey } from "@/lib/vault/keys";
import { readSpooled, type Spooled, spool } from "@/lib/vault/spool";
import * as document from "./corpus-documents";
import * as picture from "./corpus-pictures";

vi.setConfig({ testTimeout: 60_000 });

const medium = { bankId: "b", customerId: "c", mediumId: "m" };

async function check(name: string, bytes: Buffer, type = ""): Promise<Checked> {
  const spooled = await spool(Readable.from([bytes]), { key: makeDataKey(), medium, which: "original" });
  const checked = await checkFile(spooled, { name, type });
  expect(checked.refused).toBeNull();
  return checked;
}
async function bytesOf(spooled: Spooled | null): Promise<Buffer> {
  if (!spooled) throw new Error("There is none.");
  const parts: Buffer[] = [];
  for await (const part of readSpooled(spooled)) parts.push(part);
  return Buffer.concat(parts);
}

test.each([
  ["a.jpg", picture.jpeg],
  ["a.PNG", picture.png],
  ["a.webp", picture.webp],
  ["a.heic", async () => picture.heic],
] as const)("%s becomes a JPEG of its size", async (name, make) => {
  const checked = await check(name, await make());
  const [page] = checked.pages;
  const shown = await bytesOf(checked.rendition);
  const { format, width, height, pages } = await sharp(shown).metadata();
  expect({ format, width, height, pages }).toEqual({
    ...{ format: "jpeg", pages: undefined },
    ...{ width: page?.width, height: page?.height },
  });
  expect([checked.renditionType, checked.pages.length, page?.bytes]).toEqual(["image/jpeg", 1, shown.length]);
  expect((await sharp(await bytesOf(checked.thumbnail)).metadata()).width).toBeLessThanOrEqual(320);
});

/** Every page is a JPEG at the place that is told, and the whole is a PDF that our own checker takes again. */
async function expectPages({ rendition, renditionType, pages }: Checked, count: number) {
  expect([renditionType, pages.length]).toEqual(["application/pdf", count]);
  const whole = await bytesOf(rendition);
  for (const { offset, bytes, width, height } of pages) {
    const found = await sharp(whole.subarray(offset, offset + bytes)).metadata();
    expect([found.format, found.width, found.height]).toEqual(["jpeg", width, height]);
  }
  expect((await check("again.pdf", whole)).pages.length).toBe(count);
}

test("a TIFF of two pages, and a PDF of three, become a PDF of pictures", async () => {
  await expectPages(await check("a.tiff", await picture.tiff(), "image/tiff"), 2);
  await expectPages(await check("a.pdf", document.pdf({ pages: 3 })), 3);
});

test("a PDF is drawn as it looks: white paper, and a blue box in its place", async () => {
  const checked = await check("a.pdf", document.pdf());
  const { data, info } = await sharp(await bytesOf(checked.rendition))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels;
    return [...data.subarray(start, start + 3)].map((value) => Math.round(value / 255));
  };
  expect([at(0.9, 0.1), at(0.25, 0.7)]).toEqual([
    [1, 1, 1],
    [0, 0, 1],
  ]);
});

test("scripts and attachments of a PDF are told, and its rendition has neither", async () => {
  for (const [flag, bytes] of [
    ["scripts", document.pdfWithScript()],
    ["attachments", document.pdfWithAttachment()],
  ] as const) {
    const checked = await check("a.pdf", bytes);
    expect(checked.flags).toEqual([flag]);
    const shown = (await bytesOf(checked.rendition)).toString("latin1");
    expect(shown).not.toMatch(/JavaScript|EmbeddedFile|MZMZ|alert/);
  }
});

test("a picture's comment and place are not in what is shown, and more pictures behind a camera's are no harm", async () => {
  const page = "<html><script>CANARY</script></html>";
  const photo = await sharp(await picture.jpeg())
    .withExif({ IFD0: { Copyright: "CANARY" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
    .jpeg()
    .toBuffer();
  const checked = await check(
    "a.jpg",
    picture.withTail(picture.withComment(photo, page), await picture.jpeg()),
  );
  const shown = await bytesOf(checked.rendition);
  expect(shown.includes("CANARY")).toBe(false);
  expect((await sharp(shown).metadata()).exif).toBeUndefined();
});

test("videos are looked into and stay what they are", async () => {
  for (const [name, bytes] of [
    ["a.mp4", document.mp4()],
    ["a.webm", document.webm()],
  ] as const) {
    const { renditionType, rendition, thumbnail, pages } = await check(name, bytes);
    expect([renditionType, rendition, thumbnail, pages]).toEqual([`video/${name.slice(2)}`, null, null, []]);
  }
});
