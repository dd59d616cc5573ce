// Debian's packages for the tests: what stands on this machine, and installing what does not.
import { accessSync, constants } from "node:fs";
import { runProgram } from "../lib/run-program.mjs";

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
