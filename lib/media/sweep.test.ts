// Tests that what an upload leaves behind is found, and that a process killed in the middle leaves nothing half there: on disk and on S3.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { deleteMedium, restoreMedium } from "@/lib/media/deletions";
import { readOpened, viewMedium } from "@/lib/media/files";
import { sweepIncoming, sweepStore } from "@/lib/media/sweep";
import { collect, makeJpeg, uploadOne } from "@/lib/media/testing";
import { later, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { makeS3Store } from "@/lib/vault/s3-store";
import { type Store, store, swapStore } from "@/lib/vault/store";
import { filesLeft } from "@/lib/vault/testing";

const bucket = "dossier";
const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-s3-"));
const server = new S3rver({
  ...{ port: 0, address: "127.0.0.1", silent: true, directory: folder },
  configureBuckets: [{ name: bucket, configs: [] }],
});
let s3: Record<string, string>;
let officer: Actor;
let customer: { bankId: string; customerId: string };

beforeAll(async () => {
  const { port } = await server.run();
  s3 = {
    ...{ S3_BUCKET: bucket, S3_ENDPOINT: `http://127.0.0.1:${port}` },
    ...{ S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER" },
  };
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  customer = await makeCustomer(officer, bankId);
}, 60_000);
afterAll(async () => await server.close());

async function names(kept: Store): Promise<string[]> {
  const all: string[] = [];
  for await (const { name } of kept.list()) all.push(name);
  return all;
}
const hence = (minutes: number) => new Date(Date.now() + minutes * 60_000);
/** Runs a program of ours that says where it is, and kills it there, with no chance to tidy up. */
async function killAt(word: string, args: string[], env: Record<string, string>): Promise<void> {
  const program = path.join(process.cwd(), "lib/media/killed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes(word)) child.kill("SIGKILL");
    });
    child.on("exit", (code, signal) =>
      signal === "SIGKILL" ? resolve() : reject(new Error(`${code}: ${said}`)),
    );
  });
}

test("a store of another database is left alone, whatever lies in it", async () => {
  swapStore(undefined);
  await writeFile(path.join(process.env.DATA_DIR ?? "", "mark"), "another database");
  await store().put("owner", path.join(process.env.DATA_DIR ?? "", "mark"));
  await killAt("stored", ["stored", officer.personId ?? "", customer.bankId, customer.customerId], {});
  const objects = await names(store());
  expect(objects.length).toBeGreaterThan(1);
  expect(await sweepStore(hence(120))).toBe(0);
  expect(await names(store())).toEqual(objects);
  for (const name of objects) await store().remove(name);
  await sweepIncoming(hence(180));
}, 60_000);

describe.each(["disk", "S3"])("on %s", (kind) => {
  beforeAll(() => {
    swapStore(undefined);
    if (kind === "S3") swapStore(makeS3Store(bucket, { S3_REGION: "us-east-1", ...s3 }));
  });
  const env = () => (kind === "S3" ? s3 : {});
  const who = () => [officer.personId ?? "", customer.bankId, customer.customerId];

  test("an object without a row is removed once it is old, others are left alone", async () => {
    const id = await uploadOne(officer, customer);
    await sweepStore();
    const before = await names(store());
    expect(before).toContain("owner");
    expect(before.filter((name) => name.includes(id))).toHaveLength(3);
    expect(await sweepStore(hence(120))).toBe(0);
    expect(await names(store())).toEqual(before);
  }, 60_000);

  test("killed while bytes arrive: nothing is there, and the sweeper clears what arrived", async () => {
    const [rows, objects] = [await prisma().storedFile.count(), await names(store())];
    await killAt("arriving", ["arriving", ...who()], env());
    expect((await filesLeft()).filter((name) => name.startsWith("incoming/"))).toHaveLength(1);
    expect(await sweepIncoming(hence(1))).toBe(0);
    expect(await sweepIncoming(hence(180))).toBe(1);
    expect((await filesLeft()).filter((name) => name.startsWith("incoming/"))).toEqual([]);
    expect([await prisma().storedFile.count(), await names(store())]).toEqual([rows, objects]);
  }, 60_000);

  test("killed between the bytes and the row: nobody sees it, and the sweeper removes it", async () => {
    const [rows, media, objects] = [
      await prisma().storedFile.count(),
      await prisma().kycMedia.count(),
      await names(store()),
    ];
    await killAt("stored", ["stored", ...who()], env());
    expect([await prisma().storedFile.count(), await prisma().kycMedia.count()]).toEqual([rows, media]);
    expect((await names(store())).length).toBeGreaterThan(objects.length);
    expect(await sweepStore()).toBe(0);
    expect(await sweepStore(hence(61))).toBeGreaterThan(0);
    expect(await names(store())).toEqual(objects);
    await sweepIncoming(hence(180));
  }, 60_000);

  test("killed in the middle of a delete: it is whole, and a delete keeps the bytes", async () => {
    const id = await uploadOne(officer, customer, {
      ...{ name: "x.jpg", type: "image/jpeg" },
      bytes: await makeJpeg(300 + randomBytes(1).readUInt8(), 200),
    });
    await killAt("deleting", ["deleting", ...who(), id], env());
    const opened = await perform(viewMedium, officer, { ...customer, id });
    expect((await collect(readOpened(opened))).length).toBe(opened.bytes);
    const objects = await names(store());
    await perform(deleteMedium, officer, { ...customer, id });
    expect((await refusalOf(perform(viewMedium, officer, { ...customer, id }))).code).toBe("not_found");
    expect(await sweepStore(hence(120))).toBe(0);
    expect(await names(store())).toEqual(objects);
    await perform(restoreMedium, later(officer, 5), { ...customer, id });
    await perform(viewMedium, officer, { ...customer, id });
  }, 60_000);
});
