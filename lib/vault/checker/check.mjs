// Runs in a process of its own: reads a file from its input, judges it, and writes what may be shown of it to its output.
// Never given a path, a secret or a socket. See frames.ts for what it writes.
import { readAll, writeFrame, writeVerdict } from "./pipes.mjs";
import { Refused } from "./refused.mjs";
import { recognise } from "./types.mjs";

const makers = {
  "image/jpeg": () => import("./picture.mjs"),
  "image/png": () => import("./picture.mjs"),
  "image/webp": () => import("./picture.mjs"),
  "image/tiff": () => import("./picture.mjs"),
  "image/heic": () => import("./heic.mjs"),
  "application/pdf": () => import("./document.mjs"),
  "video/mp4": () => import("./video.mjs"),
  "video/webm": () => import("./video.mjs"),
};

async function judge() {
  const claim = JSON.parse(process.argv[2] ?? "{}");
  const bytes = await readAll(process.stdin);
  const realType = await recognise(bytes, claim);
  const { make } = await makers[realType]();
  const made = await make(bytes, realType, writeFrame);
  return { refused: null, realType, flags: [], pages: [], ...made };
}

try {
  await writeVerdict(await judge());
} catch (error) {
  if (!(error instanceof Refused)) console.error(error);
  const refused =
    error instanceof Refused ? error.message : "It is damaged: it could not be read to its end.";
  await writeVerdict({ refused, realType: "", renditionType: "", pages: [], flags: [] });
}
process.exit(0);
