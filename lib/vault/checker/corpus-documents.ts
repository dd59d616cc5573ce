// Documents and videos for the tests: good ones, and hostile ones, all made here.
import { Readable } from "node:stream";
import { createDeflate, deflateSync } from "node:zlib";

/** A PDF of these objects; the first is the catalogue, and there is a table of where each lies. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const body = Buffer.isBuffer(object) ? object : Buffer.from(object, "latin1");
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(whole);
    at += whole.length;
    return at - whole.length;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${lines}`));
  parts.push(Buffer.from(`trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const page = (more = "") => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R${more}>>`;
const drawing = "0 0 1 rg 20 20 120 80 re f";
const stream = (text: string) => `<</Length ${text.length}>>stream\n${text}\nendstream`;

interface Facts {
  catalogue?: string;
  more?: string[];
  trailer?: string;
  pages?: number;
}
export function pdf({ catalogue = "", more = [], trailer = "", pages = 1 }: Facts = {}): Buffer {
  const kids = Array.from({ length: pages }, () => "3 0 R").join(" ");
  return pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
      page(),
      stream(drawing),
      ...more,
    ],
    trailer,
  );
}

export const pdfWithScript = (): Buffer =>
  pdf({ catalogue: "/OpenAction 5 0 R", more: ["<</S/JavaScript/JS(app.alert\\(1\\))>>"] });

export const pdfWithAttachment = (): Buffer =>
  pdf({
    catalogue: "/Names<</EmbeddedFiles<</Names[(evil.exe) 5 0 R]>>>>",
    more: [
      "<</Type/Filespec/F(evil.exe)/EF<</F 6 0 R>>>>",
      "<</Type/EmbeddedFile/Length 4>>stream\nMZMZ\nendstream",
    ],
  });

/** Opens with a password that nobody told. */
export const encryptedPdf = (): Buffer => {
  const some = "<".concat("ab".repeat(32), ">");
  const how = `<</Filter/Standard/V 1/R 2/O ${some}/U ${some}/P -4>>`;
  return pdf({ more: [how], trailer: "/Encrypt 5 0 R/ID[<0011><0011>]" });
};

export const pdfOfManyObjects = (count = 1_000_000): Buffer =>
  Buffer.concat([
    Buffer.from("%PDF-1.5\n"),
    Buffer.from("1 0 obj null endobj\n".repeat(count)),
    pdf().subarray(9),
  ]);

/** A page whose drawing unpacks from kilobytes to so many megabytes; made in pieces, or it would be our own bomb. */
export async function pdfBomb(megabytes = 1_000): Promise<Buffer> {
  const piece = Buffer.alloc(1_048_576, 0x20);
  const pieces = Readable.from(Array.from({ length: megabytes }, () => piece));
  const once = Buffer.concat(await pieces.pipe(createDeflate({ level: 1 })).toArray());
  const twice = deflateSync(once, { level: 9 });
  const head = `<</Length ${twice.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`;
  const body = Buffer.concat([Buffer.from(head), twice, Buffer.from("\nendstream")]);
  return pdfOf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page(), body]);
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};
const handler = (kind: string) => box("hdlr", Buffer.alloc(8), Buffer.from(kind.padEnd(16, "\0")));

/** As much of an MP4 as is looked into. */
export const mp4 = (kind = "vide", data = 500): Buffer =>
  Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isomiso2mp41", "latin1")),
    box("moov", box("trak", box("mdia", handler(kind)))),
    box("mdat", Buffer.alloc(data, 7)),
  ]);

const element = (id: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, "hex"), size, body]);
};

export const webm = (kind = "webm"): Buffer =>
  Buffer.concat([
    element("1a45dfa3", element("4282", Buffer.from(kind))),
    element(
      "18538067",
      element("1654ae6b", element("ae", element("83", Buffer.from([1])))),
      element("1f43b675", Buffer.alloc(300, 5)),
    ),
  ]);
