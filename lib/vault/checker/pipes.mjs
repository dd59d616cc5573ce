// The checker's input and output.
const largest = 1000 * 1024 * 1024;

/** Everything that comes, in one buffer. */
export async function readAll(stream) {
  const parts = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > largest) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

const write = (bytes) => new Promise((resolve) => process.stdout.write(bytes, resolve));

/**
 * @param {"R" | "T" | "J"} letter rendition, thumbnail or verdict
 * @param {Buffer} bytes
 */
export async function writeFrame(letter, bytes) {
  const head = Buffer.alloc(5);
  head.write(letter, 0, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  await write(head);
  await write(bytes);
}

export const writeVerdict = (verdict) => writeFrame("J", Buffer.from(JSON.stringify(verdict)));
