// Finds a clamd for the tests of the virus scan: the one that is named, the system's, else Debian's package.
import { PlainError } from "../lib/say.mjs";
import { installPackage, isProgram } from "./debian.mjs";

const SYSTEM = "/usr/sbin/clamd";

/** The path of a clamd. */
export async function findClamd() {
  const named = process.env.CLAMD_PATH;
  if (named && !isProgram(named)) throw new PlainError(`CLAMD_PATH is "${named}", and no program is there.`);
  const found = named ?? (isProgram(SYSTEM) ? SYSTEM : null);
  if (found) return found;
  await installPackage("clamav-daemon");
  if (isProgram(SYSTEM)) return SYSTEM;
  throw new PlainError("There is no clamd: install clamav-daemon, or name its program in CLAMD_PATH.");
}
