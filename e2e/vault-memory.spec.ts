// The server's own memory while ten files of 25 MB arrive at once: measured on a second instance, which does nothing else.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeWorld } from "./support/desk";
import { drawCard } from "./support/papers";
import { startSecondApp } from "./support/second-app";
import { openSessionOf } from "./support/session";
import { SlowUpload } from "./support/slow-upload";
import { expect, test } from "./support/story";
import { copyPerson } from "./support/world";

const megabyte = 1024 * 1024;

/** Resident memory of a process, in megabytes. */
function residentOf(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kilobytes) / 1024;
}

test("ten files of 25 MB at once grow the server by less than 100 MB, and nothing of them is left", async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), "dossier-memory-"));
  const app = await startSecondApp({ DATA_DIR: folder });
  try {
    const { at, bank, session } = await makeWorld();
    const colleague = (await openSessionOf((await copyPerson("officer", bank)).id)).value;
    const send = (who: string, name: string, bytes: Buffer) =>
      new SlowUpload(app.url, who, at, { name, bytes, says: "Large" }).sendAll().status;
    // Once before, so that only the files are measured and no code.
    expect(await send(session, "first.jpg", Buffer.from(await drawCard("first")))).toBe(201);
    const before = residentOf(app.pid);
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, residentOf(app.pid));
    }, 20);
    // A picture's beginning and then nothing of one: refused when it has been received whole.
    const bytes = Buffer.concat([
      Buffer.from("ffd8ffe000104a464946", "hex"),
      Buffer.alloc(25 * megabyte - 20),
    ]);
    const statuses = await Promise.all(
      Array.from({ length: 10 }, (_, index) => send(index % 2 ? session : colleague, `${index}.jpg`, bytes)),
    );
    clearInterval(watch);
    expect(statuses).toEqual(Array(10).fill(422));
    console.log(
      `ten files of 25 MB at once: ${Math.round(most - before)} MB more than ${Math.round(before)} MB`,
    );
    expect(most - before).toBeLessThan(100);
    expect(readdirSync(path.join(folder, "vault/incoming"))).toEqual([]);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
