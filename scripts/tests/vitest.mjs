// Runs Vitest and counts.
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../lib/paths.mjs";
import { ownMark } from "../lib/process-mark.mjs";
import { runNode, VITEST } from "../lib/run-node.mjs";
import { countVitest, one } from "./counts.mjs";

/**
 * @param {string[]} projects "unit", "use-cases"
 * @param {string[]} patterns parts of file names; none: every file
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runVitest(projects, patterns, env = {}) {
  const report = path.join(root, `.data/vitest-${ownMark}.json`);
  const choose = projects.map((name) => `--project=${name}`);
  const output = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runNode([VITEST, "run", ...choose, ...output, "--passWithNoTests", ...patterns], {
    env,
    show: true,
  });
  const counts = existsSync(report)
    ? countVitest(JSON.parse(readFileSync(report, "utf8")), code)
    : one(code === 0);
  rmSync(report, { force: true });
  return counts;
}
