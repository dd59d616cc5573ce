// PDFs: refused when encrypted or absurd, flagged for what they carry, and shown as pictures of their pages, which carry nothing.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { countOf, mostObjects, objectHead, tooManyParts } from "./parts.mjs";
import { Refused } from "./refused.mjs";

const mostPages = 100;
/** As a scanner would: 200 dots an inch; a page is never drawn larger than this many pixels a side. */
const scale = 200 / 72;
const longestSide = 4_000;

/** Objects by their heads, and those in compressed streams by what the streams announce. */
function refuseBombs(bytes) {
  const packed = countOf(bytes, "/ObjStm") === 0 ? 0 : announced(bytes);
  if (countOf(bytes, objectHead) + packed > mostObjects) throw new Refused(tooManyParts);
}

function announced(bytes) {
  let sum = 0;
  for (const [, count] of bytes.toString("latin1").matchAll(/\/N (\d{1,9})\b/g)) sum += Number(count);
  return sum;
}

async function openDocument(bytes) {
  const { getDocument, PasswordException } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const home = path.dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
  const folder = (name) => `${path.join(home, name)}/`;
  const task = getDocument({
    data: new Uint8Array(bytes),
    ...{
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: 0,
    },
    ...{ useWorkerFetch: false, stopAtErrors: false, maxImageSize: 60_000_000 },
    ...{ standardFontDataUrl: folder("standard_fonts"), cMapUrl: folder("cmaps"), cMapPacked: true },
    ...{ wasmUrl: folder("wasm"), iccUrl: folder("iccs") },
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof PasswordException) throw encrypted();
    throw new Refused("It is damaged: it could not be read to its end.");
  }
}

const encrypted = () => new Refused("It is encrypted: remove the password and send it again.");

const scripting = /\/(JavaScript|JS|Launch)\b/;
const attaching = /\/(EmbeddedFiles?|FileAttachment)\b/;

/** What it carries besides its pages: what pdf.js finds, and what stands in it in clear. */
async function flagsOf(document, bytes) {
  const text = bytes.toString("latin1");
  const [scripts, attachments, fields] = await Promise.all([
    document.getJSActions(),
    document.getAttachments(),
    document.getFieldObjects(),
  ]);
  const found = {
    scripts: scripts !== null || scripting.test(text),
    attachments: attachments !== null || attaching.test(text),
    forms: fields !== null,
  };
  return Object.keys(found).filter((name) => found[name]);
}

async function drawOf(document, number) {
  const page = await document.getPage(number + 1);
  const plain = page.getViewport({ scale: 1 });
  const fits = longestSide / Math.max(plain.width, plain.height);
  const viewport = page.getViewport({ scale: Math.min(scale, fits) });
  const [width, height] = [Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height))];
  const { canvas, context } = document.canvasFactory.create(width, height);
  await page.render({ canvasContext: context, viewport, background: "#fff" }).promise;
  const jpeg = await canvas.encode("jpeg", 88);
  document.canvasFactory.destroy({ canvas, context });
  page.cleanup();
  return { jpeg, width, height };
}

export async function make(bytes, _type, writeFrame) {
  refuseBombs(bytes);
  // In its trailer, or in the head of a table in its place: never packed itself.
  if (/\/Encrypt\s*(\d+ \d+ R|<<)/.test(bytes.toString("latin1"))) throw encrypted();
  const { writePages } = await import("./picture.mjs");
  const document = await openDocument(bytes);
  const { info } = await document.getMetadata();
  if (info?.EncryptFilterName) throw encrypted();
  const { numPages } = document;
  if (numPages > mostPages) throw new Refused(`It has ${numPages} pages; ${mostPages} are the most.`);
  const flags = await flagsOf(document, bytes);
  const made = await writePages(numPages, async (page) => await drawOf(document, page), writeFrame);
  return { ...made, flags };
}
