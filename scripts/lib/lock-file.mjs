// One at a time across processes: a lock file that a dead holder cannot keep.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, ownMark } from "./process-mark.mjs";
import { say } from "./say.mjs";

let attempt = 0;

/** Creates the lock with its content in one move (link), so that nobody ever reads a half-written one. */
function take(file) {
  attempt += 1;
  const draft = `${file}.${ownMark}.${attempt}`;
  writeFileSync(draft, ownMark);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Puts a dead holder's lock away; when a living one was caught in between, it is put back. */
function clearStale(file, holder) {
  const aside = `${file}.stale.${ownMark}`;
  try {
    renameSync(file, aside);
    if (readHolder(aside) !== holder) linkSync(aside, file);
  } catch {
    // Another waiter was faster: the next turn of the loop sees what it left.
  }
  rmSync(aside, { force: true });
}

/**
 * Holds the lock `file` while `work` runs; waits as long as a living process holds it.
 * @template T
 * @param {string} file
 * @param {string} waitingFor said once, when the wait takes longer than a second
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function withLock(file, waitingFor, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let turn = 0; !take(file); turn += 1) {
    const holder = readHolder(file);
    if (holder !== null && !isAlive(holder)) clearStale(file, holder);
    else await sleep(50);
    if (turn === 20) say(`waiting for ${waitingFor}`);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
