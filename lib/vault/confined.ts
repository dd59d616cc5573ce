// How a program that opens strangers' files starts: little memory, little time, no network where the system lets us, and no files but its own.
import { realpathSync } from "node:fs";
import path from "node:path";
import { cuttingOff } from "@/lib/core/cut-off";

const seconds = 60;
const megabytes = 1_500;

/** Node's own fence (Node 20 calls it experimental): it reads the program and its libraries, writes nothing, starts nothing. */
function fence(): string[] {
  const known = process.allowedNodeEnvironmentFlags;
  const flags = ["--permission", "--experimental-permission"].filter((flag) => known.has(flag)).slice(0, 1);
  if (flags.length === 0) return [];
  // By the name and by the place: either may be a link, and libraries are looked for by the one and read at the other.
  const folders = ["node_modules", "lib/vault/checker"].map((folder) => path.resolve(folder));
  const places = new Set([...folders, ...folders.map((folder) => realpathSync(folder))]);
  const readable = [...places].map((place) => `--allow-fs-read=${place}${path.sep}`);
  // What decodes pictures is native.
  const addons = known.has("--allow-addons") ? ["--allow-addons"] : [];
  return [...flags, "--no-warnings", ...readable, ...addons];
}

/** The command and its arguments that run Node so. The system's limits are set where there is a shell: memory really used (kB), seconds of the processor. */
export function confined(args: readonly string[]): [string, string[]] {
  const node = [process.execPath, ...fence(), ...args];
  if (process.platform === "win32") return [process.execPath, node.slice(1)];
  const limits = `ulimit -d ${megabytes * 1024}; ulimit -t ${seconds}; exec "$0" "$@"`;
  return ["/bin/sh", ["-c", limits, ...cuttingOff(), ...node]];
}
