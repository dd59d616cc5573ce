// Tests that a fault while a file is judged is told, and does not hold up the files that come after it.
import "@/lib/vault/testing";
import { mkdir, rename, rmdir, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { makeJpeg } from "@/lib/media/testing";
import { checkFile } from "@/lib/vault/check";
import { readFrames } from "@/lib/vault/frames";
import { makeDataKey } from "@/lib/vault/keys";
import { dropSpooled, spool } from "@/lib/vault/spool";
import { incomingFolder } from "@/lib/vault/store";
import { filesLeft } from "@/lib/vault/testing";

const claim = { name: "a.jpg", type: "image/jpeg" };

test("when pictures cannot be kept, that is told, and the next file is judged as ever", async () => {
  const medium = { bankId: "bank", customerId: "customer", mediumId: crypto.randomUUID() };
  const sealed = { key: makeDataKey(), medium, which: "original" as const };
  const original = await spool(Readable.from([await makeJpeg()]), sealed);
  const [folder, aside] = [incomingFolder(), `${incomingFolder()}-aside`];
  await rename(folder, aside);
  await writeFile(folder, "no folder");
  const moved = { ...original, file: path.join(aside, path.basename(original.file)) };
  await expect(checkFile(moved, claim)).rejects.toThrow("There is no room for files");
  await unlink(folder);
  await mkdir(folder);
  await rename(moved.file, original.file);
  await rmdir(aside);
  const checked = await checkFile(original, claim);
  expect([checked.refused, checked.pages.length]).toEqual([null, 1]);
  for (const one of [original, checked.rendition, checked.thumbnail]) await dropSpooled(one);
  expect(await filesLeft()).toEqual([]);
}, 60_000);

test("reading ends when a picture's taker breaks off in the middle", async () => {
  const output = new PassThrough();
  const { rendition, verdict } = readFrames(output);
  const head = Buffer.from("R\0\0\0\0");
  head.writeUInt32BE(1_000_000, 1);
  output.write(head);
  output.write(Buffer.alloc(200_000));
  setTimeout(() => rendition.destroy(), 50);
  await expect(verdict).rejects.toThrow(/could not be kept/);
});

test.each([
  ["a fence that Node does not know", "exit 9"],
  ["no network of its own", "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1"],
  ["a fence around its own libraries", "echo \"  code: 'ERR_ACCESS_DENIED',\" >&2; exit 1"],
  ["libraries that are not there", "echo 'Error [ERR_MODULE_NOT_FOUND]: sharp' >&2; exit 1"],
])(
  "a checker that never began is our fault and not the file's: %s",
  async (_, script) => {
    const medium = { bankId: "bank", customerId: "customer", mediumId: crypto.randomUUID() };
    const original = await spool(Readable.from([await makeJpeg()]), {
      ...{ key: makeDataKey(), medium, which: "original" },
    });
    const program = path.join(process.env.DATA_DIR ?? "", "stopped");
    await writeFile(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const node = process.execPath;
    process.execPath = program;
    await expect(checkFile(original, claim)).rejects.toThrow("cannot be checked right now");
    process.execPath = node;
    await dropSpooled(original);
  },
  60_000,
);

test("a checker that cannot be started is our fault and not the file's: nothing is said of that", async () => {
  const medium = { bankId: "bank", customerId: "customer", mediumId: crypto.randomUUID() };
  const sealed = { key: makeDataKey(), medium, which: "original" as const };
  const original = await spool(Readable.from([await makeJpeg()]), sealed);
  const node = process.execPath;
  process.execPath = "/no/such/program";
  await expect(checkFile(original, claim)).rejects.toThrow("cannot be checked right now");
  process.execPath = node;
  expect((await checkFile(original, claim)).refused).toBeNull();
}, 60_000);
