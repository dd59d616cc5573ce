// Tests that keys are changed while files stay readable, and that a rotation goes on where it was cut off.

import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { perform } from "@/lib/core/use-case";
import { readOpened, viewMedium } from "@/lib/media/files";
import { collect, jpegFile, uploadOne } from "@/lib/media/testing";
import { makeActor, makeBank, makeCustomer } from "@/lib/testing/world";
import { VaultFault } from "@/lib/vault/faults";
import { rewrapAll } from "@/lib/vault/rewrap";
import { someKey } from "@/lib/vault/testing";

let officer: Actor;
let customer: { bankId: string; customerId: string };
const ids: string[] = [];

/** The environment is read once: a restart with other keys. */
const restartWith = (keys: string) => {
  env().VAULT_KEYS = keys;
};

beforeAll(async () => {
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  customer = await makeCustomer(officer, bankId);
  for (const name of ["a.jpg", "b.jpg", "c.jpg"])
    ids.push(await uploadOne(officer, customer, await jpegFile(name)));
}, 60_000);

const read = async (id = "") =>
  await collect(readOpened(await perform(viewMedium, officer, { ...customer, id })));
const keyIds = async () => (await prisma().storedFile.findMany()).map(({ keyId }) => keyId);

test("after a rotation every file opens with the new key alone, and none needed to be touched", async () => {
  const before = await Promise.all(ids.map(read));
  const old = env().VAULT_KEYS ?? "";
  const next = someKey("second");
  restartWith(`${next},${old}`);
  const told: [number, number][] = [];
  // Cut off after the first batch, then run again.
  const stop = rewrapAll((done, left) => {
    told.push([done, left]);
    throw new Error("killed");
  }, 1);
  await expect(stop).rejects.toThrow("killed");
  expect((await keyIds()).sort()).toEqual(["first", "first", "second"]);
  expect(await rewrapAll((done, left) => told.push([done, left]), 1)).toBe(2);
  expect(told).toEqual([
    [1, 2],
    [1, 1],
    [2, 0],
  ]);
  restartWith(next);
  expect(await Promise.all(ids.map(read))).toEqual(before);
  expect(await rewrapAll()).toBe(0);
  const events = await prisma().auditEvent.findMany({ where: { action: "vault.rewrap" } });
  expect(events.map(({ after }) => after)).toEqual(Array(3).fill({ keyId: "second", files: 1 }));
});

test("without the key that wrapped it a file does not open, and a rotation stops at once", async () => {
  restartWith(someKey("stranger"));
  await expect(read(ids[0])).rejects.toThrow(VaultFault);
  await expect(rewrapAll()).rejects.toThrow("The key second is not in VAULT_KEYS");
});
