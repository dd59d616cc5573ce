// Who uses a thing that several commands share (a database server, a build): one file per living process.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, ownMark } from "./process-mark.mjs";

/** The marks of the living users; those of killed ones are dropped. */
export function readUsers(folder) {
  mkdirSync(folder, { recursive: true });
  for (const mark of readdirSync(folder))
    if (!isAlive(mark)) rmSync(path.join(folder, mark), { force: true });
  return readdirSync(folder);
}

/** Puts this process on the list. */
export function enter(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, ownMark), "");
}

/** Takes this process off the list; tells how many others remain. */
export function leave(folder) {
  rmSync(path.join(folder, ownMark), { force: true });
  return readUsers(folder).length;
}

/** Whether somebody on the list was killed by force: still listed, no longer alive. */
export function hasKilledUser(folder) {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).some((mark) => !isAlive(mark));
}
