// Tests the virus scan with a real clamd, whose only signature is EICAR's: infected is refused on record, away means locked.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { perform } from "@/lib/core/use-case";
import { downloadMedium, openThumbnail, viewMedium } from "@/lib/media/files";
import { scanPending } from "@/lib/media/scans";
import { makeJpeg, upload, uploadOne } from "@/lib/media/testing";
import { eventsOf, makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { filesLeft } from "@/lib/vault/testing";
import { openViewer } from "@/lib/viewer/page";
import { findFreePort } from "@/scripts/lib/free-port.mjs";
import { findClamd } from "@/scripts/tests/clamd.mjs";

vi.setConfig({ testTimeout: 60_000 });

/** The test file of all scanners, in two halves so that no scanner takes this source for it. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

let officer: Actor;
let customer: { bankId: string; customerId: string };
let port: number;
let program: string;
let clamd: ChildProcess | null = null;

const answers = (at: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(at, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });

/** No signatures are downloaded: one line of our own knows EICAR anywhere in a file. */
async function startClamd(most = "100M"): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-clamd-"));
  const database = path.join(folder, "db");
  await mkdir(database);
  await writeFile(path.join(database, "own.ndb"), `Eicar-Test:0:*:${Buffer.from(eicar).toString("hex")}\n`);
  const lines = ["Foreground yes", `DatabaseDirectory ${database}`, `TCPSocket ${port}`, "TCPAddr 127.0.0.1"];
  const user = process.getuid?.() === 0 ? ["User root"] : [];
  const config = path.join(folder, "clamd.conf");
  await writeFile(config, [...lines, ...user, `StreamMaxLength ${most}`, ""].join("\n"));
  await chmod(folder, 0o755);
  clamd = spawn(program, ["--config-file", config], { stdio: "ignore" });
  for (let turn = 0; turn < 300 && !(await answers(port)); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

async function stopClamd(): Promise<void> {
  const running = clamd;
  clamd = null;
  if (!running) return;
  const ended = new Promise((resolve) => running.on("exit", resolve));
  running.kill("SIGKILL");
  await ended;
}

beforeAll(async () => {
  program = await findClamd();
  port = await findFreePort();
  const bankId = await makeBank();
  officer = await makeActor("KYC officer", bankId);
  customer = await makeCustomer(officer, bankId);
}, 240_000);
afterAll(stopClamd);

const setUpScanner = () => Object.assign(env(), { CLAMD_HOST: "127.0.0.1", CLAMD_PORT: port });
const infectedPhoto = async () => ({
  ...{ name: "photo.jpg", type: "image/jpeg" },
  bytes: await sharp(await makeJpeg())
    .withExif({ IFD0: { Copyright: eicar } })
    .jpeg()
    .toBuffer(),
});

test("without a scanner a file is plainly not scanned", async () => {
  const id = await uploadOne(officer, customer);
  const { file } = await perform(openViewer, officer, { ...customer, id });
  expect([file?.scan, file?.scannedAt]).toEqual(["not_scanned", null]);
});

test("with clamd a clean file is clean; an infected one is refused, leaves nothing, and stands on record", async () => {
  setUpScanner();
  await startClamd();
  const id = await uploadOne(officer, customer);
  const { file } = await perform(openViewer, officer, { ...customer, id });
  // An upload is dated when it has arrived, not when it began.
  expect([file?.scan, Number(file?.scannedAt) >= officer.now.getTime()]).toEqual(["clean", true]);
  const left = await filesLeft();
  const [refused] = await upload(officer, customer, await infectedPhoto());
  expect(refused?.refused).toMatch(/virus scan found it infected \(Eicar-Test/);
  expect(await filesLeft()).toEqual(left);
  const last = (await eventsOf(customer.customerId)).at(-1);
  expect([last?.action, last?.after]).toMatchObject([
    "media.refuse-infected",
    { originalName: "photo.jpg", malware: expect.stringMatching(/Eicar-Test/) },
  ]);
});

test("with clamd away a file waits, locked, until it is back: then it is clean, or locked for good", async () => {
  await stopClamd();
  const clean = await uploadOne(officer, customer);
  const bad = await uploadOne(officer, customer, await infectedPhoto());
  const ask = (id: string) => ({ ...customer, id, purpose: "to see it" });
  for (const useCase of [viewMedium, downloadMedium, openThumbnail]) {
    const { code, message } = await refusalOf(perform(useCase, officer, ask(clean)));
    expect([code, message]).toEqual(["conflict", expect.stringMatching(/still waits for the virus scan/)]);
  }
  await scanPending();
  expect(await prisma().storedFile.count({ where: { scan: "pending" } })).toBe(2);
  await startClamd();
  await scanPending();
  await perform(viewMedium, officer, ask(clean));
  const { message } = await refusalOf(perform(viewMedium, officer, ask(bad)));
  expect(message).toMatch(/found this file infected/);
  const events = (await eventsOf(customer.customerId)).filter(({ action }) => action === "media.scan");
  expect(events.map(({ subjectId, personName, after }) => [subjectId, personName, after])).toEqual([
    [clean, "Dossier", { scan: "clean" }],
    [bad, "Dossier", { scan: "infected", malware: expect.stringMatching(/Eicar-Test/) }],
  ]);
});

test("a file larger than clamd takes waits on, and keeps no later one waiting", async () => {
  await stopClamd();
  const bytes = await makeJpeg(2_400, 1_800);
  expect(bytes.length).toBeGreaterThan(1_000_000);
  const large = await uploadOne(officer, customer, { name: "large.jpg", type: "image/jpeg", bytes });
  const small = await uploadOne(officer, customer);
  await startClamd("500K");
  await scanPending();
  const scanOf = async (id: string) => (await perform(openViewer, officer, { ...customer, id })).file?.scan;
  expect([await scanOf(large), await scanOf(small)]).toEqual(["pending", "clean"]);
});
