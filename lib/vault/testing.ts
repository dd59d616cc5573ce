// What tests of uploaded files need: a data folder and keys of their own, set before anything reads the environment.
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** A key as VAULT_KEYS writes it. */
export const someKey = (name: string): string => `${name}:${randomBytes(32).toString("base64")}`;

process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), "dossier-vault-"));
process.env.VAULT_KEYS = someKey("first");
// Tests without a database never ask for it; the environment is checked as a whole all the same.
process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
process.env.NEXTAUTH_SECRET ??= "only-for-tests-and-long-enough-for-the-rule";

/** Every file below the vault's folder, by its name from there. */
export async function filesLeft(): Promise<string[]> {
  const root = path.join(process.env.DATA_DIR ?? "", "vault");
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
