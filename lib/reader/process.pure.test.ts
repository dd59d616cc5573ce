// Tests that a reader which cannot be started, or ends, is told to whoever waits for it, and brings nothing else down.
import "@/lib/vault/testing";
import { afterEach, expect, test } from "vitest";
import { makeJpeg } from "@/lib/media/testing";
import { aheadOf, endReader, readPicture } from "./process";

const node = process.execPath;
afterEach(() => {
  process.execPath = node;
  endReader();
});

test("a reader that cannot be started is told, again and again, and one that can be is started then", async () => {
  process.execPath = "/no/such/program";
  const page = await makeJpeg();
  for (const _ of [1, 2]) await expect(readPicture(page)).rejects.toThrow("The reader stopped");
  process.execPath = node;
  expect(await readPicture(page)).toBeNull();
}, 60_000);

test("a reader that ends while it reads is told to who waits for that page, and the next page is read all the same", async () => {
  const page = await makeJpeg();
  const first = readPicture(page, "one");
  const second = readPicture(page, "two");
  expect([aheadOf("one"), aheadOf("two"), aheadOf("three")]).toEqual([0, 1, null]);
  await Promise.resolve();
  endReader();
  await expect(first).rejects.toMatchObject({
    code: "busy",
    message: "The reader stopped while it read this page. Try it again.",
  });
  expect(aheadOf("two")).toBe(0);
  expect(await second).toBeNull();
  expect(aheadOf("two")).toBeNull();
}, 90_000);

test("who comes when six wait is told to come again, and takes nobody's place", async () => {
  const waiting = Array.from({ length: 6 }, (_, at) => readPicture(Buffer.from("no picture"), `${at}`));
  await expect(readPicture(Buffer.from("late"), "late")).rejects.toMatchObject({
    code: "busy",
    facts: { retryAfter: 30 },
  });
  const settled = await Promise.allSettled(waiting);
  expect(settled.map(({ status }) => status)).toEqual(Array(6).fill("rejected"));
  await expect(waiting[5]).rejects.toMatchObject({ code: "invalid" });
}, 90_000);

test("nobody takes more than two places", async () => {
  const waiting = [1, 2].map(() => readPicture(Buffer.from("no picture"), "one"));
  await expect(readPicture(Buffer.from("third"), "one")).rejects.toMatchObject({ code: "busy" });
  const other = readPicture(Buffer.from("no picture"), "two");
  const settled = await Promise.allSettled([...waiting, other]);
  expect(settled.map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
  await expect(other).rejects.toMatchObject({ code: "invalid" });
}, 90_000);
