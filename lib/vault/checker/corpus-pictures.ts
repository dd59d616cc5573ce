// Pictures for the tests: good ones of each kind, and hostile ones, all made here.
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** 96 × 64, written by libheif with x265: nothing here can write HEIC. */
export const heic = Buffer.from(
  "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAkVtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAJpAAEAAAAAAAAAagACAAAAAALTAAEAAAAAAAAAEwAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAAAAAIAAGh2YzEAAAABhGlwcnAAAAFfaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAAHJodmNDAQQIAAAAAAAAAAAAHvAA/Pz4+AAADwMgAAEAF0ABDAH//wQIAAADAJ/4AAADAAAeugJAIQABACZCAQEECAAAAwCf+AAAAwAAHsDCBBZbqSSmubAgAAADACAAAAMAISIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAADnBpeGkAAAAAAQgAAAAnYXV4QwAAAAB1cm46bXBlZzpoZXZjOjIwMTU6YXV4aWQ6MQAAAAAdaXBtYQAAAAAAAAACAAEDgQKDAAIEhAWGhwAAABppcmVmAAAAAAAAAA5hdXhsAAIAAQABAAAAhW1kYXQAAABmKAGvGYCu6Uz1ITHfivUjPVvy1t5ec28dL8Izvp3//0/eOu30qV2/Tf9nQi/Y5e8s3XHYBE/MwoiP6o/6NmPr6gc+WufheUWzg6oFXbP2xuRLluIb8+fAOHuo64Vjy0LDmttKY9hgAAAADygBrjPisOD2n6KOcM0I8A==",
  "base64",
);

const canvas = (width = 200, height = 120) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#48a",
      noise: { type: "gaussian", mean: 120, sigma: 40 },
    },
  });

export const jpeg = async (): Promise<Buffer> => await canvas().jpeg().toBuffer();
export const png = async (): Promise<Buffer> => await canvas().png().toBuffer();
export const webp = async (): Promise<Buffer> => await canvas().webp().toBuffer();

/** Two pages, one above the other, cut apart by their height. */
export async function tiff(): Promise<Buffer> {
  const pages = [await canvas(200, 120).png().toBuffer(), await canvas(200, 120).png().toBuffer()];
  return await sharp(pages, { join: { animated: true } })
    .tiff({ compression: "lzw" })
    .toBuffer();
}

export async function animatedWebp(): Promise<Buffer> {
  const frames = [await png(), await png()];
  return await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, "latin1");
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
  return Buffer.concat([head, data, tail]);
};

/** A PNG that claims so many pixels a side, in a few kilobytes. */
export function pixelFlood(side = 65_535): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(50_000_000));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** A picture with something behind its end. */
export const withTail = (picture: Buffer, tail: string | Buffer): Buffer =>
  Buffer.concat([picture, typeof tail === "string" ? Buffer.from(tail, "latin1") : tail]);

/** A JPEG whose comment is a web page: a picture all the same, and nothing of it is in the rendition. */
export function withComment(picture: Buffer, text: string): Buffer {
  const comment = Buffer.from(text, "latin1");
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 255]);
  return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]);
}

/** An archive of one stored file: what a JAR is. */
export function zip(name = "Evil.class", content = "CAFEBABE"): Buffer {
  const [file, data] = [Buffer.from(name), Buffer.from(content)];
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", 0, "latin1");
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(data), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(file.length, 26);
  const entry = Buffer.alloc(46);
  entry.write("PK\x01\x02", 0, "latin1");
  local.copy(entry, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + file.length, 12);
  end.writeUInt32LE(local.length + file.length + data.length, 16);
  return Buffer.concat([local, file, data, entry, file, end]);
}
