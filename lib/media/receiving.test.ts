// Tests that receiving stays small: ten large uploads at once, one without an end, and lines that are silent.

import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { beforeAll, expect, test, vi } from "vitest";
import { type FormLimits, readFileForm } from "@/lib/media/form";
import { holdPlace } from "@/lib/media/places";
import { formBody, jpegFile } from "@/lib/media/testing";
import { refusalOf } from "@/lib/testing/world";
import { dropSpooled } from "@/lib/vault/spool";
import { filesLeft } from "@/lib/vault/testing";

vi.setConfig({ testTimeout: 90_000 });

const megabyte = 1024 * 1024;
const limits: FormLimits = { fileBytes: 25 * megabyte, files: 1 };
const whose = { bankId: "b", customerId: "c" };
const type = "multipart/form-data; boundary=x";
const head =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';

/** A form with one file of so many bytes, made while it is sent. */
async function* formOf(bytes: number, piece = 64 * 1024) {
  yield Buffer.from(head);
  for (let left = bytes; left > 0; left -= piece) yield Buffer.alloc(Math.min(piece, left), 65);
  yield Buffer.from("\r\n--x--\r\n");
}
const bodyOf = (parts: AsyncIterable<Buffer>) => Readable.toWeb(Readable.from(parts)) as ReadableStream;

let most = 0;
beforeAll(() => {
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  return () => clearInterval(timer);
});

test("ten files of 25 MB at once over HTTP grow us by less than 100 MB, and arrive whole", async () => {
  // The real way in: bytes from a socket, as the route gets them.
  const results: Promise<number>[] = [];
  const server = createServer((request, response) => {
    const reading = readFileForm(Readable.toWeb(request) as ReadableStream, type, whose, limits).then(
      async ({ files }) => {
        const bytes = files[0]?.spooled?.bytes ?? 0;
        await dropSpooled(files[0]?.spooled);
        return bytes;
      },
    );
    results.push(reading);
    void reading.finally(() => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { spawn } = await import("node:child_process");
  // The senders are another process: their memory is not ours.
  const sender = `
    const send = async () => { const head = ${JSON.stringify(head)};
      async function* form() { yield Buffer.from(head); for (let n = 0; n < 400; n++) yield Buffer.alloc(65536, 65); yield Buffer.from("\\r\\n--x--\\r\\n"); }
      await fetch("http://127.0.0.1:${port}/", { method: "POST", duplex: "half", body: ReadableStream.from(form()), headers: { "content-type": "${type}" } }); };
    await Promise.all(Array.from({ length: 10 }, send));`;
  const before = process.memoryUsage().rss;
  most = before;
  const child = spawn(process.execPath, ["--input-type=module", "-e", sender], { stdio: "inherit" });
  await new Promise((resolve) => child.on("exit", resolve));
  expect(await Promise.all(results)).toEqual(Array(10).fill(400 * 65_536));
  server.close();
  const grown = (most - before) / 1e6;
  console.log(`ten files of 25 MB at once: ${Math.round(grown)} MB more`);
  expect(grown).toBeLessThan(100);
  expect(await filesLeft()).toEqual([]);
});

test("when our disk cannot keep what arrives, that is said at once, and it is not read on", async () => {
  const folder = path.join(process.env.DATA_DIR ?? "", "vault/incoming");
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, "no folder");
  const started = Date.now();
  const refusal = await refusalOf(readFileForm(bodyOf(formOf(25 * megabyte)), type, whose, limits));
  expect([refusal.code, refusal.message]).toEqual(["busy", expect.stringMatching(/^There is no room/)]);
  // Not only when the line is given up for its silence.
  expect(Date.now() - started).toBeLessThan(10_000);
  await rm(folder);
});

test("a file without an end is given up soon after its limit, and nothing of it is left", async () => {
  let sent = 0;
  async function* endless() {
    for await (const part of formOf(1024 * megabyte)) {
      sent += part.length;
      yield part;
    }
  }
  const before = process.memoryUsage().rss;
  most = before;
  const refusal = await refusalOf(readFileForm(bodyOf(endless()), type, whose, limits));
  expect(refusal.facts.subject).toBe("too large");
  expect(sent).toBeLessThan(28 * megabyte);
  expect((most - before) / 1e6).toBeLessThan(60);
  expect(await filesLeft()).toEqual([]);
});

test("a file just over its limit is told by itself, beside others that are not", async () => {
  const small = await jpegFile("small.jpg");
  const large = { name: "large.jpg", type: "image/jpeg", bytes: Buffer.alloc(1_000_001, 1) };
  const { type: mixed, body } = await formBody([large, small]);
  const { files } = await readFileForm(body, mixed, whose, { fileBytes: 1_000_000, files: 2 });
  expect(files.map(({ name, spooled }) => [name, spooled?.bytes])).toEqual([
    ["large.jpg", undefined],
    ["small.jpg", small.bytes.length],
  ]);
  for (const { spooled } of files) await dropSpooled(spooled);
});

test("a line that says nothing is given up, and so is a broken one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  async function* silent() {
    yield Buffer.from(`${head}some`);
    await new Promise(() => undefined);
  }
  const waiting = refusalOf(readFileForm(bodyOf(silent()), type, whose, limits));
  await vi.advanceTimersByTimeAsync(25_000);
  vi.useRealTimers();
  expect((await waiting).facts.subject).toBe("too slow");
  async function* broken() {
    yield Buffer.from(`${head}some`);
    throw new Error("reset");
  }
  expect((await refusalOf(readFileForm(bodyOf(broken()), type, whose, limits))).message).toMatch(
    /broken off/,
  );
  expect(await filesLeft()).toEqual([]);
});

test("a line that goes on for more than an hour is given up, however steady it is", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  async function* steady() {
    yield Buffer.from(head);
    for (;;) {
      yield Buffer.alloc(10, 65);
      await new Promise((resolve) => setTimeout(resolve, 10_000));
    }
  }
  let subject: string | undefined;
  const waiting = refusalOf(readFileForm(bodyOf(steady()), type, whose, limits)).then(({ facts }) => {
    subject = facts.subject;
  });
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(subject).toBe(undefined);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  vi.useRealTimers();
  await waiting;
  expect(subject).toBe("too slow");
  expect(await filesLeft()).toEqual([]);
});

test("names and headers that are odd are no fault", async () => {
  for (const [odd, tidy] of [
    ["../../etc/passwd.jpg", "passwd.jpg"],
    ["..\\..\\a.jpg", "a.jpg"],
    ["a\u202Egpj.exe", "agpj.exe"],
    [`${"x".repeat(4_000)}.jpeg`, `${"x".repeat(115)}.jpeg`],
    ["...", "file"],
  ] as const) {
    const { type: odder, body } = await formBody([
      { name: odd, type: "image/jpeg", bytes: Buffer.from("x") },
    ]);
    const { files } = await readFileForm(body, odder, whose, limits);
    expect(files[0]?.name).toBe(tidy);
    await dropSpooled(files[0]?.spooled);
  }
  const nothing = readFileForm(bodyOf(formOf(1)), "application/json", whose, limits);
  expect((await refusalOf(nothing)).message).toMatch(/multipart/);
});

test("one person has six places, all have sixty, and each is given back", async () => {
  const own = Array.from({ length: 6 }, () => holdPlace("slow"));
  expect(() => holdPlace("slow")).toThrow("6 uploads running");
  const others = Array.from({ length: 54 }, (_, at) => holdPlace(`person ${at}`));
  expect(() => holdPlace("one more")).toThrow("Too many files");
  for (const leave of [...own, ...others]) leave();
  holdPlace("slow")();
});
