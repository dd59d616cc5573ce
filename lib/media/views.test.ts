// Tests what counts as a look, and that stored bytes which were altered, swapped or lost give an error and nothing else.

import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { perform } from "@/lib/core/use-case";
import { readOpened, viewMedium } from "@/lib/media/files";
import { collect, jpegFile, uploadOne } from "@/lib/media/testing";
import { openView } from "@/lib/media/views";
import { eventsOf, later, makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { FileDamaged } from "@/lib/vault/faults";
import { filesLeft } from "@/lib/vault/testing";

vi.setConfig({ testTimeout: 60_000 });

let officer: Actor;
let customer: { bankId: string; customerId: string };
beforeAll(async () => {
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId, { credentialId: "session 1" });
  customer = await makeCustomer(officer, bankId);
});

const looks = async (id: string) =>
  (await eventsOf(customer.customerId)).filter(
    ({ action, subjectId }) => action === "media.view" && subjectId === id,
  ).length;

test("a look is recorded each time it begins, and once though it comes in pieces", async () => {
  const id = await uploadOne(officer, customer);
  const ask = async (asked: { range?: string; page?: string }, actor = officer) => {
    await openView(actor, { ...customer, id, purpose: "a check" }, { range: null, page: null, ...asked });
    return await looks(id);
  };
  // A piece of a look that nobody began leaves its trace as well.
  expect(await ask({ range: "bytes=500-" })).toBe(1);
  expect(await ask({ range: "bytes=700-799" })).toBe(1);
  expect(await ask({ page: "2" })).toBe(1);
  expect(await ask({})).toBe(2);
  expect(await ask({})).toBe(3);
  expect(await ask({ range: "bytes=0-" })).toBe(4);
  expect(await ask({ page: "1" })).toBe(5);
  expect(await ask({ range: "bytes=500-" }, later(officer, 500))).toBe(5);
  expect(await ask({ range: "bytes=500-" }, later(officer, 700))).toBe(6);
  expect(await ask({ range: "bytes=500-" }, { ...officer, credentialId: "session 2" })).toBe(7);
});

const read = async (id: string) =>
  await collect(readOpened(await perform(viewMedium, officer, { ...customer, id })));
const placeOf = async (id: string, which: string) => {
  const name = (await filesLeft()).find((one) => one.includes(`${id}/${which}-`));
  return path.join(process.env.DATA_DIR ?? "", "vault", name ?? "");
};

test("altered, swapped or lost bytes are an error, never somebody else's picture", async () => {
  const [one, other] = [await uploadOne(officer, customer), await uploadOne(officer, customer)];
  const [first, second] = [await placeOf(one, "rendition"), await placeOf(other, "rendition")];
  const kept = await readFile(first);
  await copyFile(second, first);
  await expect(read(one)).rejects.toThrow(FileDamaged);
  await copyFile(await placeOf(one, "original"), first);
  await expect(read(one)).rejects.toThrow(FileDamaged);
  const altered = Buffer.from(kept);
  altered[100] = (altered[100] ?? 0) ^ 1;
  await writeFile(first, altered);
  await expect(read(one)).rejects.toThrow(FileDamaged);
  await rm(first);
  await expect(read(one)).rejects.toThrow("not in the store");
  await writeFile(first, kept);
  expect((await read(one)).length).toBeGreaterThan(0);
});

test("nothing of a file lies in the store in clear", async () => {
  const canary = "CANARY-IN-A-COMMENT";
  const picture = await jpegFile("canary.jpg");
  const comment = Buffer.from(`\xff\xfe\x00${String.fromCharCode(canary.length + 2)}${canary}`, "latin1");
  const bytes = Buffer.concat([picture.bytes.subarray(0, 2), comment, picture.bytes.subarray(2)]);
  await uploadOne(officer, customer, { ...picture, bytes });
  const files = await filesLeft();
  expect(files.length).toBeGreaterThan(3);
  for (const name of files)
    expect((await readFile(path.join(process.env.DATA_DIR ?? "", "vault", name))).includes(canary)).toBe(
      false,
    );
});
