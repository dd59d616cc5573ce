// The keys that wrap each uploaded file's own key: how they are written, made and checked.
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PlainError } from "./say.mjs";

/** In the data folder of an embedded installation. */
export const VAULT_KEYS_FILE = "vault-keys.json";

const how = "a name and 32 bytes in base64, as in VAULT_KEYS=2026-11:$(openssl rand -base64 32)";

/** A new key under a name that tells when it was made: `20261122-3f9a:BASE64`. */
export function makeVaultKey() {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}-${randomBytes(2).toString("hex")}:${randomBytes(32).toString("base64")}`;
}

/** Refuses what is no list of keys; the first is the one that wraps new files. */
export function checkVaultKeys(text) {
  if (!text) throw new PlainError(`VAULT_KEYS is not set: it must be ${how}.`);
  const names = text.split(",").map((entry) => {
    const [, name, key] = /^([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(entry.trim()) ?? [];
    if (!name || Buffer.from(key, "base64").length !== 32)
      throw new PlainError(
        `VAULT_KEYS holds something that is no key: each must be ${how}, separated by commas.`,
      );
    return name;
  });
  if (new Set(names).size !== names.length)
    throw new PlainError("VAULT_KEYS names two keys alike: each needs a name of its own.");
}

/** Puts a new key in front of those in the data folder; the old ones stay, since they still open files. Returns its name. */
export function addVaultKey(folder) {
  const file = path.join(folder, VAULT_KEYS_FILE);
  const { VAULT_KEYS } = JSON.parse(readFileSync(file, "utf8"));
  const made = makeVaultKey();
  const content = { VAULT_KEYS: `${made},${VAULT_KEYS}` };
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made.split(":")[0];
}
