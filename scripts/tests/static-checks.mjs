// Lint and types: each is one check that holds or does not.
import path from "node:path";
import { root } from "../lib/paths.mjs";
import { NEXT, runNode } from "../lib/run-node.mjs";
import { one } from "./counts.mjs";

const BIOME = path.join(root, "node_modules/@biomejs/biome/bin/biome");
const TSC = path.join(root, "node_modules/typescript/bin/tsc");

async function run(args, env) {
  const { code, output } = await runNode(args, { env });
  if (code !== 0) console.log(output.trimEnd());
  return one(code === 0);
}

/** Biome: format, lint and the rules about who may import what. */
export const checkLint = () => run([BIOME, "check", "--error-on-warnings", "--max-diagnostics=50"]);

/** TypeScript, after Next has written the types of our addresses. */
export async function checkTypes() {
  const written = await run([NEXT, "typegen"], {
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: ".next-types",
  });
  return written.failed ? written : run([TSC, "--noEmit", "-p", root]);
}
