// Finds a Chromium for the stories: the one that is named, the system's, Debian's package, else Playwright's own.
import { PLAYWRIGHT, runNode } from "../lib/run-node.mjs";
import { PlainError } from "../lib/say.mjs";
import { installPackage, isProgram } from "./debian.mjs";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** The path of a Chromium, or "" when Playwright's own is installed and finds itself. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named))
    throw new PlainError(`CHROMIUM_PATH is "${named}", and no program is there.`);
  const found = named ?? SYSTEM.find(isProgram);
  if (found) return found;
  if ((await installPackage("chromium")) && isProgram(SYSTEM[0])) return SYSTEM[0];
  const { code, output } = await runNode([PLAYWRIGHT, "install", "chromium"]);
  if (code === 0) return "";
  throw new PlainError(
    `${output.trim().split("\n").slice(-3).join("\n")}\nThere is no Chromium: install one and name it in CHROMIUM_PATH.`,
  );
}
