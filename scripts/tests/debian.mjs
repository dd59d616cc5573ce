// Debian's packages for the tests: what stands on this machine, and installing what does not.
import { accessSync, constants } from "node:fs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

/** Whether a file is there and may be run. */
export const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** False where that is not ours to do (not root, no apt) or did not work. */
export async function installPackage(name) {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-q"], { env });
  const how = ["install", "-yq", "--no-install-recommends", name];
  return (await runProgram("apt-get", how, { env })).code === 0;
}

/**
 * The path of a server the tests start: the one this variable names, the system's, else Debian's package is installed.
 * @param {{ variable: string, file: string, from: string }} what the package it is `from`
 */
export async function findServer({ variable, file, from }) {
  const named = process.env[variable];
  if (named && !isProgram(named)) throw new PlainError(`${variable} is "${named}", and no program is there.`);
  if (named || isProgram(file)) return named ?? file;
  await installPackage(from);
  if (isProgram(file)) return file;
  throw new PlainError(`There is no ${file}: install ${from}, or name the program in ${variable}.`);
}
