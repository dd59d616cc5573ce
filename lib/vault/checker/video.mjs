// Videos are played and never converted: only their container is looked into. They are their own rendition.
import { walkBoxes } from "./boxes.mjs";
import { Refused } from "./refused.mjs";
import { checkWebm } from "./webm.mjs";

const mp4 = [
  "ftyp",
  "moov",
  "mdat",
  "free",
  "skip",
  "wide",
  "moof",
  "mfra",
  "sidx",
  "styp",
  "udta",
  "meta",
  "uuid",
  "pdin",
  "emsg",
];
/** Where a film's tracks lie, and within them what kind of track each is. */
const inTrack = ["mdia", "hdlr"];

function handlersOf(bytes, { start, end }) {
  let level = [{ start, end }];
  for (const type of inTrack)
    level = level.flatMap((box) =>
      walkBoxes(bytes, null, box.start, box.end).filter((inner) => inner.type === type),
    );
  return level.map((box) => bytes.toString("latin1", box.start + 8, box.start + 12));
}

function checkMp4(bytes) {
  const boxes = walkBoxes(bytes, mp4);
  const film = boxes.find(({ type }) => type === "moov");
  if (boxes[0]?.type !== "ftyp" || !film || !boxes.some(({ type }) => type === "mdat" || type === "moof"))
    throw new Refused("It is damaged: there is no film in it.");
  const tracks = walkBoxes(bytes, null, film.start, film.end).filter(({ type }) => type === "trak");
  if (!tracks.some((track) => handlersOf(bytes, track).includes("vide")))
    throw new Refused("There is no picture in this video.");
}

export async function make(bytes, type) {
  if (type === "video/mp4") checkMp4(bytes);
  else checkWebm(bytes);
  return { renditionType: type };
}
