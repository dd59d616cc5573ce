// Tests what is refused and in which words: files that are not what they say, two things at once, or far more than they seem.
import "@/lib/vault/testing";
import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { type Checked, checkFile } from "@/lib/vault/check";
import { makeDataKey } from "@/lib/vault/keys";
import { dropSpooled, spool } from "@/lib/vault/spool";
import { filesLeft } from "@/lib/vault/testing";
import * as document from "./corpus-documents";
import * as picture from "./corpus-pictures";

vi.setConfig({ testTimeout: 60_000 });

const medium = { bankId: "b", customerId: "c", mediumId: "m" };

async function check(name: string, type: string, bytes: Buffer): Promise<Checked> {
  const spooled = await spool(Readable.from([bytes]), { key: makeDataKey(), medium, which: "original" });
  const checked = await checkFile(spooled, { name, type });
  for (const one of [spooled, checked.rendition, checked.thumbnail]) await dropSpooled(one);
  return checked;
}
const html = "<html><body><script>alert(1)</script></body></html>";

type Case = readonly [
  what: string,
  name: string,
  type: string,
  make: () => Buffer | Promise<Buffer>,
  words: RegExp,
];
const hostile: Case[] = [
  ["an SVG", "a.svg", "image/svg+xml", () => Buffer.from('<svg xmlns="x"><script/></svg>'), /SVG drawing/],
  [
    "a web page called .jpg",
    "a.jpg",
    "image/jpeg",
    () => Buffer.from(`<!doctype html>${html}`),
    /a web page/,
  ],
  [
    "a picture called .html",
    "a.jpg.html",
    "image/jpeg",
    picture.jpeg,
    /is a JPEG, but its name ends in .html/,
  ],
  ["a picture without an ending", "scan", "image/png", picture.png, /has no ending/],
  ["a PNG sent as a PDF", "a.png", "application/pdf", picture.png, /was sent as application\/pdf/],
  [
    "an archive called .pdf",
    "scan.pdf",
    "application/pdf",
    () => picture.zip(),
    /an archive, not a picture or PDF/,
  ],
  [
    "a program called .png",
    "a.png",
    "image/png",
    () => Buffer.from(`\x7fELF\x02\x01\x01${"\0".repeat(200)}`, "latin1"),
    /a program/,
  ],
  [
    "a GIF with an archive in it",
    "a.gif",
    "image/gif",
    () => picture.withTail(Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), picture.zip()),
    /image\/gif/,
  ],
  [
    "a PNG with a web page behind",
    "a.png",
    "image/png",
    async () => picture.withTail(await picture.png(), html),
    /hidden behind its end/,
  ],
  [
    "a JPEG with an archive behind",
    "a.jpg",
    "image/jpeg",
    async () => picture.withTail(await picture.jpeg(), picture.zip()),
    /hidden behind its end/,
  ],
  [
    "a JPEG with a web page behind",
    "a.jpg",
    "image/jpeg",
    async () => picture.withTail(await picture.jpeg(), html),
    /hidden behind its end/,
  ],
  [
    "a WebP with a program behind",
    "a.webp",
    "image/webp",
    async () => picture.withTail(await picture.webp(), "MZ\x90\x00"),
    /hidden behind its end/,
  ],
  [
    "a PDF behind something else",
    "a.pdf",
    "application/pdf",
    () => Buffer.concat([Buffer.from("<html>\n"), document.pdf()]),
    /a web page|before its beginning|no known type/,
  ],
  [
    "a PDF that is an archive too",
    "a.pdf",
    "application/pdf",
    () => picture.withTail(document.pdf(), picture.zip()),
    /hidden behind its end/,
  ],
  ["nothing", "a.jpg", "image/jpeg", () => Buffer.alloc(0), /It is empty/],
  ["half a JPEG", "a.jpg", "image/jpeg", async () => (await picture.jpeg()).subarray(0, 1_500), /damaged/],
  ["half a PNG", "a.png", "image/png", async () => (await picture.png()).subarray(0, 1_500), /damaged/],
  ["an animation", "a.webp", "image/webp", picture.animatedWebp, /animation/],
  ["an encrypted PDF", "a.pdf", "application/pdf", document.encryptedPdf, /encrypted/],
  [
    "a PDF of 101 pages",
    "a.pdf",
    "application/pdf",
    () => document.pdf({ pages: 101 }),
    /101 pages; 100 are the most/,
  ],
  ["a PDF of nothing", "a.pdf", "application/pdf", () => Buffer.from("%PDF-1.5\nnothing"), /damaged/],
  [
    "an MP4 with an archive behind",
    "a.mp4",
    "video/mp4",
    () => picture.withTail(document.mp4(), picture.zip()),
    /hidden/,
  ],
  [
    "an MP4 with strange boxes",
    "a.mp4",
    "video/mp4",
    () => picture.withTail(document.mp4(), "\0\0\0\x0cEVIL\0\0\0\0"),
    /hidden/,
  ],
  ["an MP4 without a picture", "a.mp4", "video/mp4", () => document.mp4("soun"), /no picture/],
  ["a Matroska called .webm", "a.webm", "video/webm", () => document.webm("matroska"), /matroska|Matroska/],
  [
    "a WebM with a web page behind",
    "a.webm",
    "video/webm",
    () => picture.withTail(document.webm(), html),
    /hidden/,
  ],
];

describe("refused", () => {
  test.each(hostile)("%s", async (_what, name, type, make, words) => {
    const checked = await check(name, type, await make());
    expect(checked.refused).toMatch(words);
    expect([checked.rendition, checked.thumbnail]).toEqual([null, null]);
    expect(await filesLeft()).toEqual([]);
  });
});

const bombs: Case[] = [
  ["a flood of pixels", "a.png", "image/png", () => picture.pixelFlood(), /65535 × 65535 pixels/],
  [
    "a PDF of a million objects",
    "a.pdf",
    "application/pdf",
    () => document.pdfOfManyObjects(),
    /too many parts/,
  ],
];

describe("bombs", () => {
  /** The judging alone, the best of five: receiving costs what any file of its size does, and other work is not its fault. */
  async function timed(name: string, type: string, bytes: Buffer, words: RegExp): Promise<number> {
    const times: number[] = [];
    const spooled = await spool(Readable.from([bytes]), { key: makeDataKey(), medium, which: "original" });
    for (let turn = 0; turn < 5; turn += 1) {
      const start = performance.now();
      expect((await checkFile(spooled, { name, type })).refused).toMatch(words);
      times.push(performance.now() - start);
    }
    await dropSpooled(spooled);
    return Math.min(...times);
  }

  test.each(bombs)(
    "%s is refused before a child could even start, and our own memory stays",
    async (what, name, type, make, words) => {
      const bytes = await make();
      // What starting a child and refusing nothing at all costs here and now.
      const idle = await timed("a.jpg", "image/jpeg", Buffer.alloc(0), /empty/);
      const before = process.memoryUsage().rss;
      const ms = await timed(name, type, bytes, words);
      const grown = (process.memoryUsage().rss - before) / 1e6;
      console.log(`${what}: ${Math.round(ms)} ms (a child: ${Math.round(idle)} ms), ${Math.round(grown)} MB`);
      expect(ms).toBeLessThan(Math.max(300, idle / 4));
      expect(grown).toBeLessThan(50);
    },
    60_000,
  );

  test("a PDF that unpacks to a gigabyte ends with its child, not with us", async () => {
    const bytes = await document.pdfBomb();
    const before = process.memoryUsage().rss;
    const checked = await check("a.pdf", "application/pdf", bytes);
    expect(checked.refused).toMatch(/needs more memory or time|damaged/);
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(50);
  }, 170_000);
});
