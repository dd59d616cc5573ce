// Pictures: decoded within limits and drawn anew as JPEG, turned upright, without a camera's notes. Several pages become a PDF of pictures.
import sharp from "sharp";
import { startImagePdf } from "./image-pdf.mjs";
import { mostPixels, refuseFlood } from "./pixels.mjs";
import { Refused } from "./refused.mjs";

const mostPages = 100;
const longestSide = 8_000;
const thumbnailSide = 320;

sharp.cache(false);
sharp.concurrency(1);

/** One page as JPEG, with its size. */
export async function drawPage(picture) {
  const { data, info } = await picture
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}

export const drawThumbnail = (jpeg) =>
  sharp(jpeg)
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();

async function measure(bytes, type) {
  const { width = 0, height = 0, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  refuseFlood(width, height);
  if (pages > 1 && type !== "image/tiff") throw new Refused("It is an animation, not a picture.");
  if (pages > mostPages) throw new Refused(`It has ${pages} pages; ${mostPages} are the most.`);
  return pages;
}

/** Draws each page of a picture and writes them out. */
export async function make(bytes, type, writeFrame) {
  const pages = await measure(bytes, type);
  const open = (page) => sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", page });
  return await writePages(pages, async (page) => await drawPage(open(page)), writeFrame);
}

/** One page is a JPEG; several are a PDF in which each page is a JPEG. The thumbnail is of the first. */
export async function writePages(count, draw, writeFrame) {
  const first = await draw(0);
  await writeFrame("T", await drawThumbnail(first.jpeg));
  if (count === 1) {
    const { jpeg, width, height } = first;
    await writeFrame("R", jpeg);
    return { renditionType: "image/jpeg", pages: [{ offset: 0, bytes: jpeg.length, width, height }] };
  }
  const pdf = startImagePdf((part) => writeFrame("R", part));
  for (let page = 0; page < count; page += 1) await pdf.addPage(page === 0 ? first : await draw(page));
  return { renditionType: "application/pdf", pages: await pdf.end() };
}
