// Files that nobody should take for a scan, and what is said of each.
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { drawCard, writePdf } from "./papers";

export interface HostileFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
  says: string;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
const page = "<html><body><script>alert(1)</script></body></html>";
/** The end of an archive without entries is where readers of archives begin. */
const archive = latin1(`PK\x03\x04${"\0".repeat(26)}PK\x05\x06${"\0".repeat(18)}`);

/** A PNG that claims 65,535 pixels a side. Nothing looks further, so nothing follows. */
function pixelFlood(): Buffer {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13, 0);
  head.write("IHDR", 4, "latin1");
  head.writeUInt32BE(65_535, 8);
  head.writeUInt32BE(65_535, 12);
  head.set([8, 0, 0, 0, 0], 16);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), head, deflateSync(Buffer.alloc(1_000_000))]);
}

const box = (type: string, body: string) => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length + 8);
  return Buffer.concat([head, latin1(type + body)]);
};
/** A film that goes on as something else. */
const film = () =>
  Buffer.concat([
    box("ftyp", "isom\0\0\x02\0isomiso2mp41"),
    box("moov", ""),
    box("mdat", "data"),
    box("EVIL", page),
  ]);
const matroska = () =>
  Buffer.concat([Buffer.from("1a45dfa38b", "hex"), Buffer.from("428288", "hex"), latin1("matroska")]);

export async function makeHostileFiles(): Promise<HostileFile[]> {
  const jpeg = Buffer.from(await drawCard("hostile"));
  const png = await sharp(jpeg).png().toBuffer();
  const frames = await sharp([png, await sharp(png).negate().png().toBuffer()], { join: { animated: true } })
    .webp()
    .toBuffer();
  const pdf = Buffer.from(writePdf(["One"]));
  const encrypted = latin1(pdf.toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"));
  const behind = "hidden behind its end";
  const files: [name: string, mimeType: string, buffer: Buffer, says: string][] = [
    ["drawing.svg", "image/svg+xml", latin1('<svg xmlns="x"><script/></svg>'), "an SVG drawing"],
    ["page.jpg", "image/jpeg", latin1(`<!doctype html>${page}`), "a web page"],
    ["archive.pdf", "application/pdf", archive, "an archive, not a picture or PDF"],
    ["program.png", "image/png", latin1(`\x7fELF\x02\x01\x01${"\0".repeat(200)}`), "a program"],
    ["moving.gif", "image/gif", latin1("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "of the type image/gif"],
    ["tail.jpg", "image/jpeg", Buffer.concat([jpeg, latin1(page)]), behind],
    ["jar.jpg", "image/jpeg", Buffer.concat([jpeg, archive]), behind],
    ["tail.png", "image/png", Buffer.concat([png, latin1(page)]), behind],
    ["jar.pdf", "application/pdf", Buffer.concat([pdf, archive]), behind],
    ["scan.jpg.html", "image/jpeg", jpeg, "a JPEG, but its name ends in .html"],
    ["half.jpg", "image/jpeg", jpeg.subarray(0, jpeg.length / 2), "damaged"],
    ["flood.png", "image/png", pixelFlood(), "65535 × 65535 pixels"],
    [
      "parts.pdf",
      "application/pdf",
      Buffer.concat([latin1("%PDF-1.5\n"), latin1("1 0 obj null endobj\n".repeat(210_000))]),
      "too many parts",
    ],
    ["locked.pdf", "application/pdf", encrypted, "encrypted"],
    ["film.mp4", "video/mp4", film(), "hidden in it"],
    ["film.webm", "video/webm", matroska(), "Matroska"],
    ["animation.webp", "image/webp", frames, "an animation"],
  ];
  return files.map(([name, mimeType, buffer, says]) => ({ name, mimeType, buffer, says }));
}
