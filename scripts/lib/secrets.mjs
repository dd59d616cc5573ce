// The installation's secrets: made once in the data folder, or wanted from the environment.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ownMark } from "./process-mark.mjs";
import { PlainError } from "./say.mjs";
import { checkVaultKeys, makeVaultKey, VAULT_KEYS_FILE } from "./vault-keys.mjs";

/** What each secret is for, and the characters a URL or a shell would not touch. */
const makers = {
  NEXTAUTH_SECRET: () => randomBytes(48).toString("base64url"),
  // AES-256, as Next wants it: 32 bytes in base64.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  TOKEN_SECRET: () => randomBytes(48).toString("base64url"),
  DATABASE_PASSWORD: () => randomBytes(24).toString("base64url"),
};

/** Kept in a file of their own: whoever backs up uploaded files needs these keys, and none of the others. */
const vaultMakers = { VAULT_KEYS: makeVaultKey };

/** The secrets an installation with its own database must bring. */
const WANTED = ["NEXTAUTH_SECRET", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "TOKEN_SECRET"];

/**
 * Reads FOLDER/secrets.json and FOLDER/vault-keys.json, which the first command makes.
 * @returns {Record<"NEXTAUTH_SECRET" | "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" | "TOKEN_SECRET" | "DATABASE_PASSWORD" | "VAULT_KEYS", string>}
 */
export const readOrMakeSecrets = (folder) => ({
  ...readOrMake(folder, "secrets.json", makers),
  ...readOrMake(folder, VAULT_KEYS_FILE, vaultMakers),
});

/** A file of secrets (mode 0600), made when it is not there; two at once agree on one file. */
function readOrMake(folder, name, ownMakers) {
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) {
    const made = Object.fromEntries(Object.entries(ownMakers).map(([secret, make]) => [secret, make()]));
    const draft = `${file}.${ownMark}`;
    writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    rmSync(draft);
  }
  chmodSync(file, 0o600);
  return JSON.parse(readFileSync(file, "utf8"));
}

function checkSecret(name, value) {
  const how =
    name === "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" ? "openssl rand -base64 32" : "openssl rand -hex 32";
  if (!value)
    throw new PlainError(
      `${name} is not set: put a secret of its own into the environment (\`${how}\` makes one).`,
    );
  if (value.length < 32)
    throw new PlainError(`${name} is shorter than 32 characters: \`${how}\` makes a good one.`);
  if (name === "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" && Buffer.from(value, "base64").length !== 32) {
    throw new PlainError(`${name} must be 32 bytes in base64: \`${how}\` makes one.`);
  }
}

/** The secrets of an installation with its own database: from the environment, long enough, and no two alike. */
export function readSecretsFrom(env) {
  for (const name of WANTED) checkSecret(name, env[name]);
  for (const [at, name] of WANTED.entries()) {
    const twin = WANTED.slice(at + 1).find((other) => env[other] === env[name]);
    if (twin) throw new PlainError(`${name} and ${twin} are the same: each needs a secret of its own.`);
  }
  checkVaultKeys(env.VAULT_KEYS);
  return Object.fromEntries([...WANTED, "VAULT_KEYS"].map((name) => [name, env[name]]));
}
