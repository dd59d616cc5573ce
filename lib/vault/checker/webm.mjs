// The elements a WebM is made of (RFC 8794, RFC 9559): a head that says webm, and one segment with a picture track to the file's end.
import { Refused } from "./refused.mjs";

const ids = {
  head: 0x1a45dfa3,
  kind: 0x4282,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  cluster: 0x1f43b675,
};
const damaged = () => new Refused("It is damaged: it could not be read to its end.");

/** A number whose first byte tells its length; with its marker for ids, without it for sizes. */
function readVint(bytes, at, keepsMarker) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) throw damaged();
  let value = keepsMarker ? first : first & (0xff >> length);
  let isUnknown = !keepsMarker && value === 0xff >> length;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next];
    if (byte !== 0xff) isUnknown = false;
    value = value * 256 + byte;
  }
  return { value, length, isUnknown };
}

function readElement(bytes, at, end) {
  const id = readVint(bytes, at, true);
  const size = readVint(bytes, at + id.length, false);
  const start = at + id.length + size.length;
  const stop = size.isUnknown ? end : start + size.value;
  if (stop > end) throw damaged();
  return { id: id.value, start, end: stop };
}

/** The elements of one level; it stops at the first cluster, behind which there is only film. */
function readLevel(bytes, start, end) {
  const elements = [];
  for (let at = start; at < end && elements.length < 1_000; ) {
    const element = readElement(bytes, at, end);
    elements.push(element);
    if (element.id === ids.cluster) break;
    at = element.end;
  }
  return elements;
}

const find = (elements, id) => elements.filter((element) => element.id === id);

export function checkWebm(bytes) {
  const head = readElement(bytes, 0, bytes.length);
  const [kind] = find(readLevel(bytes, head.start, head.end), ids.kind);
  if (
    head.id !== ids.head ||
    !kind ||
    bytes.toString("latin1", kind.start, kind.end).replace(/\0+$/, "") !== "webm"
  )
    throw new Refused("It is a Matroska video, and only WebM and MP4 play everywhere.");
  const segment = readElement(bytes, head.end, bytes.length);
  if (segment.id !== ids.segment) throw damaged();
  if (segment.end !== bytes.length) throw new Refused("Something else is hidden behind its end.");
  const tracks = find(readLevel(bytes, segment.start, segment.end), ids.tracks)
    .flatMap(({ start, end }) => find(readLevel(bytes, start, end), ids.track))
    .flatMap(({ start, end }) => find(readLevel(bytes, start, end), ids.trackType));
  // 1 is a track of pictures.
  if (!tracks.some(({ start }) => bytes[start] === 1))
    throw new Refused("There is no picture in this video.");
}
