// Finds a clamd for the tests of the virus scan: the one that is named, the system's, else Debian's package.
import { accessSync, constants } from "node:fs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

const SYSTEM = "/usr/sbin/clamd";

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

async function installPackage() {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-q"], { env });
  await runProgram("apt-get", ["install", "-yq", "--no-install-recommends", "clamav-daemon"], { env });
}

/** The path of a clamd. */
export async function findClamd() {
  const named = process.env.CLAMD_PATH;
  if (named && !isProgram(named)) throw new PlainError(`CLAMD_PATH is "${named}", and no program is there.`);
  const found = named ?? (isProgram(SYSTEM) ? SYSTEM : null);
  if (found) return found;
  await installPackage();
  if (isProgram(SYSTEM)) return SYSTEM;
  throw new PlainError("There is no clamd: install clamav-daemon, or name its program in CLAMD_PATH.");
}
