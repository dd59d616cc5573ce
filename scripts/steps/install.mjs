// Installs the dependencies when node_modules is not what package-lock.json says.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles } from "../lib/hash-files.mjs";
import { withLock } from "../lib/lock-file.mjs";
import { root } from "../lib/paths.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

const readPackages = (file) =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).packages ?? {}) : {};

const stampOf = (folder) => path.join(folder, "node_modules/.dossier");
const hashOf = (folder) => hashFiles(folder, ["package.json", "package-lock.json"], [process.arch]);

/** npm writes node_modules/.package-lock.json last: it names what is there. Packages for other machines may lack. */
function isWhatTheLockSays(folder) {
  const wanted = readPackages(path.join(folder, "package-lock.json"));
  const present = readPackages(path.join(folder, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    const found = present[name];
    return name === "" || (found ? found.version === version : optional === true);
  });
}

/** Whether an install has nothing to do: we did it for this lockfile, or a developer's own left the same packages. */
export function isInstalled(folder = root) {
  const stamp = stampOf(folder);
  const isOurs = existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(folder);
  return isOurs || isWhatTheLockSays(folder);
}

/** npm as it was called, else the one on the path. */
const findNpm = () =>
  process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

/**
 * `npm ci`; where it calls the lockfile incomplete (one written where the registry lacks the packages for other
 * systems) `npm install`, which takes the same versions and writes nothing back.
 */
async function runInstall(folder) {
  const [program, ...before] = findNpm();
  const how = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm 10 runs the reader's install script, which would download what only graphics cards need.
  const options = { cwd: folder, env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" } };
  let { code, output } = await runProgram(program, [...before, "ci", ...how], options);
  if (output.includes("EUSAGE")) {
    ({ code, output } = await runProgram(program, [...before, "install", "--no-save", ...how], options));
  }
  if (code === 0) {
    writeFileSync(stampOf(folder), hashOf(folder));
    return "installed";
  }
  const reason = output.trim().split("\n").slice(0, 6).join("\n");
  throw new PlainError(`${reason}\nInstalling failed: npm needs a package registry that it can reach.`);
}

/** Another command that installs at this moment is waited for. */
export const install = (folder = root) =>
  isInstalled(folder)
    ? "unchanged"
    : withLock(path.join(root, ".data/locks/install"), "another command to install", () =>
        isInstalled(folder) ? "unchanged" : runInstall(folder),
      );
