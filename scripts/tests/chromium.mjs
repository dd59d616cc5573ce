// Finds a Chromium for the stories: the one that is named, the system's, Debian's package, else Playwright's own.
import { accessSync, constants } from "node:fs";
import { PLAYWRIGHT, runNode } from "../lib/run-node.mjs";
import { runProgram } from "../lib/run-program.mjs";
import { PlainError } from "../lib/say.mjs";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

async function installPackage() {
  if (process.getuid?.() !== 0 || !isProgram("/usr/bin/apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-q"], { env });
  const { code } = await runProgram("apt-get", ["install", "-yq", "--no-install-recommends", "chromium"], {
    env,
  });
  return code === 0;
}

/** The path of a Chromium, or "" when Playwright's own is installed and finds itself. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named))
    throw new PlainError(`CHROMIUM_PATH is "${named}", and no program is there.`);
  const found = named ?? SYSTEM.find(isProgram);
  if (found) return found;
  if ((await installPackage()) && isProgram(SYSTEM[0])) return SYSTEM[0];
  const { code, output } = await runNode([PLAYWRIGHT, "install", "chromium"]);
  if (code === 0) return "";
  throw new PlainError(
    `${output.trim().split("\n").slice(-3).join("\n")}\nThere is no Chromium: install one and name it in CHROMIUM_PATH.`,
  );
}
