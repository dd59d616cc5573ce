// Installs the dependencies when node_modules is not what package-lock.json says.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../lib/lock-file.mjs";
import { root } from "../lib/paths.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

const readPackages = (file) =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).packages ?? {}) : {};

/** npm writes node_modules/.package-lock.json last: it names what is really there. Packages for other machines may lack. */
export function isInstalled(folder = root) {
  const wanted = readPackages(path.join(folder, "package-lock.json"));
  const present = readPackages(path.join(folder, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    const found = present[name];
    return name === "" || (found ? found.version === version : optional === true);
  });
}

/** npm as it was called, else the one on the path. */
const findNpm = () =>
  process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

/**
 * `npm ci`; where it calls the lockfile incomplete (one written where the registry lacks the packages for other
 * systems) `npm install`, which takes the same versions and writes nothing back.
 */
async function runInstall() {
  const [program, ...before] = findNpm();
  const how = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  let { code, output } = await runProgram(program, [...before, "ci", ...how]);
  if (output.includes("EUSAGE")) {
    ({ code, output } = await runProgram(program, [...before, "install", "--no-save", ...how]));
  }
  if (code === 0) return "installed";
  const reason = output.trim().split("\n").slice(0, 6).join("\n");
  throw new PlainError(`${reason}\nInstalling failed: npm needs a package registry that it can reach.`);
}

/** Another command that installs at this moment is waited for. */
export const install = () =>
  isInstalled()
    ? "unchanged"
    : withLock(path.join(root, ".data/locks/install"), "another command to install", () =>
        isInstalled() ? "unchanged" : runInstall(),
      );
