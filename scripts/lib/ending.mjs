// How a command ends: by itself, by Ctrl-C or SIGTERM, or because npm above it was killed; always tidied up.
import { readFileSync } from "node:fs";
import { parentOf } from "./process-mark.mjs";
import { PlainError } from "./say.mjs";

const cleanups = [];
let isEnding = false;

/** Registers what must be done before the process ends; the last registered is done first. */
export const atEnd = (work) => cleanups.unshift(work);

/** Runs the cleanups, once, and exits. */
export async function end(code) {
  if (isEnding) return;
  isEnding = true;
  for (const work of cleanups) {
    try {
      await work();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

const isShell = (pid) => {
  try {
    return /^(ba|da|)sh$/.test(readFileSync(`/proc/${pid}/comm`, "utf8").trim());
  } catch {
    return false;
  }
};

/** npm killed by force tells nobody: its children see only that they were given to another parent. */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const npm = isShell(parent) ? parentOf(parent) : null;
  const look = () => {
    if (process.ppid !== parent || (npm !== null && parentOf(parent) !== npm)) void end(1);
  };
  setInterval(look, 500).unref();
}

/** Runs a command's body: a PlainError becomes its sentence and exit code 1; anything else is a bug and shows itself. */
export async function runCommand(body) {
  // npm passes on the Ctrl-C that the terminal also gave us: a second signal means nothing.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => void end(signal === "SIGINT" ? 130 : 143));
  watchNpm();
  try {
    await end((await body()) ?? 0);
  } catch (error) {
    if (!isEnding) console.error(error instanceof PlainError ? `\n${error.message}` : error);
    await end(1);
  }
}
