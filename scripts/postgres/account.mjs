// PostgreSQL refuses to run as root: the account it runs as then, and what that account can reach.
import { chmodSync, chownSync } from "node:fs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

const NAME = "postgres";

async function readIds() {
  const [uid, gid] = await Promise.all([runProgram("id", ["-u", NAME]), runProgram("id", ["-g", NAME])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : null;
}

/**
 * Spawn options that run the engine as an account it accepts: none when we are not root, else the account
 * "postgres", made when it is missing.
 * @returns {Promise<{ uid?: number, gid?: number }>}
 */
export async function findAccount() {
  if (process.getuid?.() !== 0) return {};
  const known = await readIds();
  if (known) return known;
  await runProgram("groupadd", ["--system", NAME]);
  await runProgram("useradd", ["--system", "--gid", NAME, "--no-create-home", "--shell", "/bin/false", NAME]);
  const made = await readIds();
  if (made) return made;
  throw new PlainError(
    "The embedded database cannot run as root and no account could be made for it: run `useradd --system postgres`, or start as another user.",
  );
}

/** Whether the account may do this (`test` of the shell: -r, -w, -x) with the path, from the root folder down. */
export async function canReach(account, flag, file) {
  const { code } = await runProgram("/bin/sh", ["-c", 'test "$1" "$2"', "sh", flag, file], {
    ...account,
    cwd: "/",
  });
  return code === 0;
}

/** Hands a file or folder to the account, whatever the umask was. */
export function handOver(account, file, mode) {
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid);
  chmodSync(file, mode);
}
