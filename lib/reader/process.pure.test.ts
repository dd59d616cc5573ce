// Tests that a reader which cannot be started is told to whoever waits for it, and brings nothing else down.
import "@/lib/vault/testing";
import { afterEach, expect, test } from "vitest";
import { makeJpeg } from "@/lib/media/testing";
import { endReader, readPicture } from "./process";

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
