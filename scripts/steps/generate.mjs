// Writes the Prisma client from the schema, when the schema or Prisma changed.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashFiles } from "../lib/hash-files.mjs";
import { withLock } from "../lib/lock-file.mjs";
import { root } from "../lib/paths.mjs";
import { PRISMA, runNode } from "../lib/run-node.mjs";
import { PlainError } from "../lib/say.mjs";

const STAMP = path.join(root, "prisma/generated/.hash");

async function runGenerate(hash) {
  // Every Prisma command first wants to download an engine that `generate` does not use: any program will do.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const { code, output } = await runNode([PRISMA, "generate"], { env });
  if (code !== 0)
    throw new PlainError(
      `${output.trim()}\nThe Prisma client could not be generated from prisma/schema.prisma.`,
    );
  writeFileSync(STAMP, hash);
  return "generated";
}

/** Skipped when nothing changed; another command that generates is waited for. */
export function generate() {
  return withLock(path.join(root, ".data/locks/generate"), "another command to generate", () => {
    const { version } = JSON.parse(readFileSync(path.join(root, "node_modules/prisma/package.json"), "utf8"));
    const hash = hashFiles(root, ["prisma/schema.prisma", "prisma.config.ts"], [version]);
    return existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash ? "unchanged" : runGenerate(hash);
  });
}
