// Secrets, hashes and locks: what the steps keep on disk.
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { hashFiles } from "./lib/hash-files.mjs";
import { withLock } from "./lib/lock-file.mjs";
import { isAlive, ownMark } from "./lib/process-mark.mjs";
import { readOrMakeSecrets, readSecretsFrom } from "./lib/secrets.mjs";
import { countVitest } from "./tests/counts.mjs";

const makeFolder = () => mkdtempSync(path.join(os.tmpdir(), "dossier-"));

test("secrets are made once, readable by the owner only, and good enough for our own rules", () => {
  const folder = makeFolder();
  const made = readOrMakeSecrets(folder);
  expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(readOrMakeSecrets(folder)).toEqual(made);
  expect(() => readSecretsFrom(made as unknown as NodeJS.ProcessEnv)).not.toThrow();
  expect(readOrMakeSecrets(makeFolder())).not.toEqual(made);
});

test("the hash changes with content, name and version, and not with tests", () => {
  const folder = makeFolder();
  mkdirSync(path.join(folder, "app"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, "app", name), text);
  const hash = (version = "1") => hashFiles(folder, ["app", "absent.js"], [version]);
  write("page.tsx", "one");
  const first = hash();
  expect(hash()).toBe(first);
  write("page.test.tsx", "a test");
  expect(hash()).toBe(first);
  expect(hash("2")).not.toBe(first);
  write("page.tsx", "two");
  expect(hash()).not.toBe(first);
});

test("a lock lets one in at a time, and a dead holder keeps nobody out", async () => {
  const file = path.join(makeFolder(), "lock");
  writeFileSync(file, "999999999-1");
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    expect(readFileSync(file, "utf8")).toBe(ownMark);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(file, "the other", work)));
  expect(most).toBe(1);
});

test("a process is known by its start too: the same pid later is another one", () => {
  expect(isAlive(ownMark)).toBe(true);
  expect(isAlive(`${process.pid}-1`)).toBe(process.platform !== "linux");
});

test("a test file that does not load is a failure, and so is a run that fails without a failed test", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [{ status: "failed", assertionResults: [] }],
  };
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  expect(countVitest({ ...report, testResults: [] }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(countVitest({ ...report, testResults: [] }, 0)).toEqual({ passed: 3, failed: 0 });
});
