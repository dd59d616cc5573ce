// Tests that a file store which falls silent makes nobody wait longer than its patience, and is asked to forget what it may have got.
import "@/lib/vault/testing";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { jpegFile, upload } from "@/lib/media/testing";
import { makeActor, makeBank, makeCustomer, refusalOf } from "@/lib/testing/world";
import { makeS3Store } from "@/lib/vault/s3-store";
import { swapStore } from "@/lib/vault/store";
import { filesLeft } from "@/lib/vault/testing";

test("the one who sends is told when the store is given up, not when it has been asked to forget", async () => {
  const bankId = await makeBank();
  const officer = await makeActor("KYC officer", bankId);
  const customer = await makeCustomer(officer, bankId);
  const lines = new Set<Socket>();
  const asked: string[] = [];
  const silent = createServer((line) => {
    lines.add(line);
    line.once("data", (text) => asked.push(String(text).split(" ")[0] ?? "")).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const settings = { S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_REGION: "us-east-1" };
  const keys = { S3_ACCESS_KEY_ID: "a", S3_SECRET_ACCESS_KEY: "b" };
  swapStore(makeS3Store("dossier", { ...settings, ...keys }, { patienceMs: 2_000 }));

  const refusal = await refusalOf(upload(officer, customer, await jpegFile()));
  expect([refusal.code, refusal.message]).toEqual(["busy", expect.stringMatching(/^The file store cannot/)]);
  expect(asked.filter((verb) => verb === "DELETE").length).toBeLessThan(2);
  expect(await filesLeft()).toEqual([]);
  await expect.poll(() => asked, { timeout: 5_000 }).toContain("DELETE");
  silent.close();
  for (const line of lines) line.destroy();
  swapStore(undefined);
}, 90_000);
