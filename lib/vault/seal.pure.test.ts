// Tests that a sealed file opens only as itself: no byte changed, no segment moved, left out or put into another file.
import "@/lib/vault/testing";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MediumKey } from "@/lib/vault/binding";
import { FileDamaged, VaultFault } from "@/lib/vault/faults";
import { makeDataKey, readKeys, unwrapKey, wrapKey } from "@/lib/vault/keys";
import { openRange } from "@/lib/vault/open";
import { overheadBytes, type SealedFile, sealedBytes, sealing, segmentBytes } from "@/lib/vault/seal";
import { someKey } from "@/lib/vault/testing";

const medium: MediumKey = { bankId: "gh.29.uk", customerId: "c-1", mediumId: "m-1" };
const file = (facts: Partial<SealedFile> = {}): SealedFile => ({
  ...{ medium, which: "original", key: Buffer.alloc(32, 1) },
  ...facts,
});
const clear = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 31 + (at >> 8)) & 255));

async function seal(bytes: Buffer, as = file(), piece = 100_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  return Buffer.concat(await Readable.from(pieces).pipe(sealing(as)).toArray());
}
async function open(sealed: Buffer, bytes: number, as = file(), range?: { from: number; to: number }) {
  const read = async (from: number, to: number) => Readable.from([sealed.subarray(from, to + 1)]);
  const parts: Buffer[] = [];
  for await (const part of openRange(as, bytes, read, range)) parts.push(part);
  return Buffer.concat(parts);
}

test("a file of any length comes back, and lies there as long as foretold", async () => {
  for (const bytes of [0, 1, segmentBytes - 1, segmentBytes, segmentBytes + 1, 2 * segmentBytes]) {
    const sealed = await seal(clear(bytes));
    expect(sealed.length).toBe(sealedBytes(bytes));
    expect((await open(sealed, bytes)).equals(clear(bytes))).toBe(true);
  }
});

test("any range is that slice of the file", async () => {
  const bytes = clear(3 * segmentBytes + 4_321);
  const sealed = await seal(bytes);
  const place = fc.nat({ max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const part = await open(sealed, bytes.length, file(), { from, to });
      expect(part.equals(bytes.subarray(from, to + 1))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("any changed byte is found, and no byte of its segment comes out", async () => {
  const bytes = clear(segmentBytes + 500);
  const sealed = await seal(bytes);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: sealed.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, mask) => {
        const altered = Buffer.from(sealed);
        altered[at] = (altered[at] ?? 0) ^ mask;
        await expect(open(altered, bytes.length)).rejects.toThrow(FileDamaged);
      },
    ),
    { numRuns: 40 },
  );
});

test("segments that are swapped, left out or cut off are found", async () => {
  const bytes = clear(3 * segmentBytes);
  const sealed = await seal(bytes);
  const size = segmentBytes + overheadBytes;
  const [a, b, c] = [0, 1, 2].map((at) => sealed.subarray(at * size, (at + 1) * size));
  const wrong = [[b, a, c], [a, c], [a, b], [a, b, b], [a, b, c?.subarray(0, -1)], [a]];
  for (const order of wrong) {
    const other = Buffer.concat(order.map((one) => one ?? Buffer.alloc(0)));
    await expect(open(other, bytes.length)).rejects.toThrow(FileDamaged);
  }
  // A shorter file with a true last segment would be a lie about its length.
  await expect(open(Buffer.concat([a ?? sealed, b ?? sealed]), 2 * segmentBytes)).rejects.toThrow(
    FileDamaged,
  );
});

test("bytes of one medium, bank or kind do not open as another's", async () => {
  const sealed = await seal(clear(1_000));
  for (const other of [
    { medium: { ...medium, mediumId: "m-2" } },
    { medium: { ...medium, bankId: "de.07.berlin" } },
    { medium: { ...medium, customerId: "c-2" } },
    { which: "rendition" as const },
    { key: Buffer.alloc(32, 2) },
  ])
    await expect(open(sealed, 1_000, file(other))).rejects.toThrow(FileDamaged);
});

test("the same file sealed twice has nothing in common, and nothing of it in clear", async () => {
  const bytes = Buffer.from("CANARY".repeat(1_000));
  const [one, other] = [await seal(bytes), await seal(bytes)];
  expect(one.includes("CANARY")).toBe(false);
  expect(one.subarray(12, 100).equals(other.subarray(12, 100))).toBe(false);
});

test("a wrapped key opens for its medium only, and with the key that wrapped it", () => {
  const key = makeDataKey();
  const wrapped = wrapKey(key, medium);
  expect(wrapped.keyId).toBe("first");
  expect(unwrapKey(wrapped, medium)).toEqual(key);
  expect(() => unwrapKey(wrapped, { ...medium, bankId: "de.07.berlin" })).toThrow(FileDamaged);
  expect(() => unwrapKey({ ...wrapped, keyId: "gone" }, medium)).toThrow(VaultFault);
  expect(() => readKeys("")).toThrow("VAULT_KEYS is not set");
  expect([...readKeys(`${someKey("new")},${someKey("old")}`).keys()]).toEqual(["new", "old"]);
});
