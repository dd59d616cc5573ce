// The same table of tests for both stores: on disk, and S3 (against s3rver).
import "@/lib/vault/testing";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDiskStore } from "@/lib/vault/disk-store";
import { FileDamaged, VaultFault } from "@/lib/vault/faults";
import { objectName, readObjectName } from "@/lib/vault/names";
import { makeS3Store } from "@/lib/vault/s3-store";
import type { Store } from "@/lib/vault/store";

const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-store-"));
const bucket = "dossier";
const server = new S3rver({
  ...{ port: 0, address: "127.0.0.1", silent: true, directory: path.join(folder, "s3") },
  configureBuckets: [{ name: bucket, configs: [] }],
});
const keys = { S3_REGION: "us-east-1", S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER" };
const at = (port: number) => ({ ...keys, S3_ENDPOINT: `http://127.0.0.1:${port}` });
let port = 0;
const stores: Record<string, Store> = { disk: makeDiskStore(path.join(folder, "objects")) };

beforeAll(async () => {
  ({ port } = await server.run());
  stores.S3 = makeS3Store(bucket, at(port), { listed: 3 });
});
afterAll(async () => await server.close());

const medium = { bankId: "gh.29.uk", customerId: "c-1", mediumId: "01a20414-d465-702b-9891-b68413975b7c" };
const name = (sha: string) => objectName(medium, "original", sha);
const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7) & 255));

async function put(store: Store, as: string, content = bytes) {
  const file = path.join(folder, "incoming");
  await writeFile(file, content);
  // It arrived long ago: in the store it is dated by when it came there.
  await utimes(file, new Date(0), new Date(0));
  await store.put(as, file);
}
async function read(store: Store, as: string, from: number, to: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of await store.read(as, from, to)) parts.push(part);
  return Buffer.concat(parts);
}
async function names(store: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const one of store.list()) {
    expect(Math.abs(Date.now() - one.changedAt.getTime())).toBeLessThan(60_000);
    all.push(one.name);
  }
  return all.sort();
}

describe.each(["disk", "S3"])("on %s", (kind) => {
  const store = () => stores[kind] as Store;

  test("what is put is there byte for byte, as a whole and in parts", async () => {
    await store().check();
    await put(store(), name("aa"));
    expect((await read(store(), name("aa"), 0, bytes.length - 1)).equals(bytes)).toBe(true);
    expect((await read(store(), name("aa"), 1_000, 1_999)).equals(bytes.subarray(1_000, 2_000))).toBe(true);
  });

  test("what is listed can be told by its medium, and what is removed is gone", async () => {
    await put(store(), name("bb"));
    expect(await names(store())).toEqual([name("aa"), name("bb")]);
    expect(readObjectName(name("bb"))).toEqual(medium);
    await store().remove(name("bb"));
    await store().remove(name("bb"));
    expect(await names(store())).toEqual([name("aa")]);
    await expect(read(store(), name("bb"), 0, 10)).rejects.toThrow(FileDamaged);
  });

  test("more than one page of a listing is read", async () => {
    const many = Array.from({ length: 7 }, (_, at) => name(`many-${at}`));
    for (const one of many) await put(store(), one, Buffer.from("x"));
    expect(await names(store())).toEqual([name("aa"), ...many]);
  });
});

test("no name leads out of the folder", async () => {
  const disk = stores.disk as Store;
  for (const odd of ["../x", "a/../../x", "b-../../../x"])
    await expect(put(disk, odd)).rejects.toThrow(VaultFault);
  expect(objectName({ ...medium, bankId: ".." }, "original", "a")).toBe(
    `b-../c-c-1/${medium.mediumId}/original-a`,
  );
  expect(readObjectName("somebody/else's")).toBeNull();
});

test("a store that cannot be written to says so", async () => {
  await writeFile(path.join(folder, "file"), "");
  await expect(makeDiskStore(path.join(folder, "file", "below")).check()).rejects.toThrow();
  await expect(makeS3Store(bucket, at(9)).check()).rejects.toThrow();
});

/** A store that answers every line so, and then nothing more. */
async function silentAfter(answer: string) {
  const lines: Socket[] = [];
  const silent = createServer((line) => {
    lines.push(line);
    line.once("data", () => line.write(answer)).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const end = () => {
    for (const line of lines) line.destroy();
    silent.close();
  };
  const settings = at((silent.address() as AddressInfo).port);
  return { away: makeS3Store(bucket, settings, { patienceMs: 300 }), lines, end };
}

test("a store that takes what is sent and never answers is given up", async () => {
  const { away, end } = await silentAfter("");
  await expect(put(away, name("cc"))).rejects.toThrow(/time|abort/i);
  await expect(read(away, name("cc"), 0, 9)).rejects.toThrow(/time|abort/i);
  await expect(away.check()).rejects.toThrow(/time|abort/i);
  end();
}, 20_000);

test("a store that falls silent in the middle of what it sends is given up, and its line let go", async () => {
  const head = "HTTP/1.1 206 Partial Content\r\nContent-Type: x/x\r\nContent-Length: 10\r\n\r\n";
  const { away, lines, end } = await silentAfter(`${head}some`);
  const started = Date.now();
  await expect(read(away, name("cc"), 0, 9)).rejects.toThrow(/silent/);
  expect(Date.now() - started).toBeLessThan(5_000);
  await expect.poll(() => lines.map(({ closed }) => closed)).toEqual([true]);
  end();
}, 20_000);

test("whoever reads slowly gets the whole object, however long he pauses", async () => {
  const hasty = makeS3Store(bucket, at(port), { patienceMs: 600 });
  const large = randomBytes(20_000_000);
  await put(makeS3Store(bucket, at(port)), name("large"), large);
  const parts: Uint8Array[] = [];
  for await (const part of await hasty.read(name("large"), 0, large.length - 1)) {
    if (parts.length % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1_200));
    parts.push(part);
  }
  expect(Buffer.concat(parts).equals(large)).toBe(true);
}, 20_000);
