// HEIC, as phones write it: its boxes are walked, its one picture is decoded, and then drawn like any other.
import decode from "heic-decode";
import sharp from "sharp";
import { walkBoxes } from "./boxes.mjs";
import { drawPage, writePages } from "./picture.mjs";
import { refuseFlood } from "./pixels.mjs";
import { Refused } from "./refused.mjs";

const ours = ["ftyp", "meta", "mdat", "free", "skip", "idat", "moov", "uuid", "mpvd"];

export async function make(bytes, _type, writeFrame) {
  walkBoxes(bytes, ours);
  const [picture] = await decode.all({ buffer: bytes });
  if (!picture) throw new Refused("It is damaged: there is no picture in it.");
  const { width, height } = picture;
  refuseFlood(width, height);
  const { data } = await picture.decode();
  // The decoder has turned it upright already.
  const raw = sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } });
  return await writePages(1, async () => await drawPage(raw), writeFrame);
}
