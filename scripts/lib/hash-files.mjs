// The hash of what a step depends on: when it is the same as last time, the step has nothing to do.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Every file below the path (or the path itself, when it is a file), in a fixed order; tests are no source. */
function listFiles(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return /\.test\.tsx?$/.test(file) ? [] : [file];
  if (file.endsWith(path.join("prisma", "generated"))) return [];
  return readdirSync(file)
    .sort()
    .flatMap((name) => listFiles(path.join(file, name)));
}

/**
 * SHA-256 in hex over names and contents.
 * @param {string} folder
 * @param {string[]} names files and folders in it; a missing one counts as absent
 * @param {string[]} [others] anything else that decides, a version for example
 */
export function hashFiles(folder, names, others = []) {
  const hash = createHash("sha256").update(JSON.stringify(others));
  for (const file of names.flatMap((name) => listFiles(path.join(folder, name)))) {
    const content = createHash("sha256").update(readFileSync(file)).digest("hex");
    hash.update(`${path.relative(folder, file)}:${content}\n`);
  }
  return hash.digest("hex");
}
