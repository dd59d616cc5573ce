// Files that come by the page: one of each kind, and nothing stays of a form that is refused.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { ReadableStream } from "node:stream/web";
import { expect, test } from "vitest";
import { uuidv7 } from "@/lib/core/ids";
import { codeOfRefusal, wordsOfRefusal } from "@/lib/import/refusals";
import { dropFiles, folderOf, receiveFiles } from "@/lib/import/upload";
import { refusalOf } from "@/lib/testing/world";

function send(importId: string, kinds: readonly string[]) {
  const form = new FormData();
  for (const kind of kinds) form.append(kind, new File([`${kind}\n`], `${kind}.csv`));
  const request = new Request("http://here.example", { method: "POST", body: form });
  return receiveFiles(request.body as ReadableStream, request.headers.get("content-type") ?? "", importId);
}

test("each file is kept in its place", async () => {
  const importId = uuidv7();
  const { files } = await send(importId, ["customers", "addresses"]);
  expect(files.map(({ kind, bytes }) => [kind, bytes])).toEqual([
    ["customers", 10],
    ["addresses", 10],
  ]);
  expect(await readFile(files[1]?.path ?? "", "utf8")).toBe("addresses\n");
  await dropFiles(importId);
});

test("two of a kind are refused, and neither stays", async () => {
  const importId = uuidv7();
  const refusal = await refusalOf(send(importId, ["customers", "customers"]));
  expect(codeOfRefusal(refusal)).toBe("twice");
  expect(existsSync(folderOf(importId))).toBe(false);
});

test("only our own sentences are shown, each by its code", () => {
  expect(wordsOfRefusal("twice")).toContain("choose one of each");
  for (const foreign of ["Call this number", "toString", undefined, ["twice"]])
    expect(wordsOfRefusal(foreign)).toBeNull();
});
