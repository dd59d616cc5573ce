// Tests that an answer nobody takes lets go of the file it would have read.
import "@/lib/vault/testing";
import { readdir, readlink } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { perform } from "@/lib/core/use-case";
import { downloadMedium, type Opened } from "@/lib/media/files";
import { collect, makeJpeg, uploadOne } from "@/lib/media/testing";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { send } from "./send";

let opened: Opened;
beforeAll(async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId);
  // Longer than the piece that is proved first: the file is still open when the first is there.
  const photo = { name: "large.jpg", type: "image/jpeg", bytes: await makeJpeg(3_000, 2_000) };
  const id = await uploadOne(officer, customer, photo);
  opened = await perform(downloadMedium, officer, { ...customer, id, purpose: "seen by the test" });
  expect(opened.bytes).toBeGreaterThan(2_000_000);
}, 60_000);

/** How many files of the store are open in this process. */
async function openFiles(): Promise<number> {
  const numbers = await readdir("/proc/self/fd");
  const places = await Promise.all(
    numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => "")),
  );
  return places.filter((place) => place.includes(opened.objectName)).length;
}
const ask = (options: RequestInit = {}) =>
  send(opened, new Request("http://localhost/medium", options), "inline");

test("HEAD tells what GET would, and opens nothing", async () => {
  const [got, head] = [await ask(), await ask({ method: "HEAD" })];
  expect([head.status, head.body]).toEqual([200, null]);
  expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(got.headers));
  await got.body?.cancel();
  const part = await ask({ method: "HEAD", headers: { range: "bytes=5-9" } });
  expect([part.status, part.body]).toEqual([206, null]);
  await expect.poll(openFiles).toBe(0);
});

test("whoever left before the answer begins leaves no file open", async () => {
  await ask({ signal: AbortSignal.abort() });
  const leaving = new AbortController();
  await ask({ signal: leaving.signal });
  expect(await openFiles()).toBeGreaterThan(0);
  leaving.abort();
  await expect.poll(openFiles).toBe(0);
});

test("whoever stays gets it all", async () => {
  const { body } = await ask();
  expect((await collect(body as unknown as AsyncIterable<Uint8Array>)).length).toBe(opened.bytes);
  await expect.poll(openFiles).toBe(0);
});
