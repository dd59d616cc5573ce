// What a file really is, by its first bytes, against what its name and its sender say it is.
import { fileTypeFromBuffer } from "file-type";
import { refuseHidden } from "./hidden.mjs";
import { Refused } from "./refused.mjs";

/** What is taken, with the names and the claims that go with it. */
const accepted = {
  "image/jpeg": {
    word: "a JPEG",
    endings: ["jpg", "jpeg", "jpe", "jfif"],
    claims: ["image/jpeg", "image/jpg", "image/pjpeg"],
  },
  "image/png": { word: "a PNG", endings: ["png"], claims: ["image/png", "image/x-png"] },
  "image/webp": { word: "a WebP", endings: ["webp"], claims: ["image/webp"] },
  "image/tiff": { word: "a TIFF", endings: ["tif", "tiff"], claims: ["image/tiff", "image/tif"] },
  "image/heic": { word: "a HEIC", endings: ["heic", "heif"], claims: ["image/heic", "image/heif"] },
  "application/pdf": { word: "a PDF", endings: ["pdf"], claims: ["application/pdf", "application/x-pdf"] },
  "video/mp4": { word: "an MP4 video", endings: ["mp4", "m4v"], claims: ["video/mp4", "video/x-m4v"] },
  "video/webm": { word: "a WebM video", endings: ["webm"], claims: ["video/webm"] },
};
const sameAs = { "image/heif": "image/heic", "video/x-m4v": "video/mp4" };

/** What is often sent and never taken, in words. */
function nameOf(found, start) {
  const type = found?.mime ?? "";
  if (/zip|compress|7z|rar|tar|gzip|jar|xz|bzip|zstd/.test(type)) return "an archive, not a picture or PDF";
  if (/msdownload|elf|mach|executable/.test(type)) return "a program";
  if (type === "video/matroska") return "a Matroska video, and only WebM and MP4 play everywhere";
  if (type === "video/quicktime") return "a QuickTime video, and only MP4 and WebM play everywhere";
  if (/officedocument|msword|cfb|opendocument/.test(type)) return "an Office document: save it as PDF";
  if (/<(!doctype svg|svg)[\s>]/i.test(start)) return "an SVG drawing, which can carry a program";
  if (/<(!doctype html|html|head|body|script|iframe)/i.test(start)) return "a web page";
  return type ? `of the type ${type}` : "of no known type";
}

/** The type of the file. Throws Refused where content, name and claim do not agree, or it is none of ours. */
export async function recognise(bytes, { name = "", type = "" }) {
  if (bytes.length === 0) throw new Refused("It is empty.");
  const found = await fileTypeFromBuffer(bytes);
  const real = sameAs[found?.mime] ?? found?.mime ?? "";
  const start = bytes.subarray(0, 1024).toString("latin1");
  const known = Object.hasOwn(accepted, real) ? accepted[real] : null;
  if (!known) throw new Refused(`It is ${nameOf(found, start)}.`);
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (!known.endings.includes(ending))
    throw new Refused(
      `It is ${known.word}, but its name ${ending ? `ends in .${ending}` : "has no ending"}.`,
    );
  const claim = type.split(";")[0].trim().toLowerCase();
  if (claim !== "" && claim !== "application/octet-stream" && !known.claims.includes(claim))
    throw new Refused(`It is ${known.word}, but was sent as ${claim}.`);
  refuseHidden(bytes, real);
  return real;
}
