// One random key a medium, kept wrapped by a key of the installation (VAULT_KEYS), so that keys can be changed without touching a file.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";
import { keyBinding, type MediumKey } from "@/lib/vault/binding";
import { FileDamaged, VaultFault } from "@/lib/vault/faults";

export interface WrappedKey {
  /** base64: nonce, tag, wrapped key. */
  wrappedKey: string;
  /** Which of the installation's keys wrapped it. */
  keyId: string;
}

const nonceBytes = 12;
const tagBytes = 16;

/** The installation's keys by name, the one for new files first. Throws a plain sentence when there is none. */
export function readKeys(text = env().VAULT_KEYS): ReadonlyMap<string, Buffer> {
  const entries = (text ?? "").split(",").flatMap((entry) => {
    const [, id, key] = /^\s*([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
    return id && key ? [[id, Buffer.from(key, "base64")] as const] : [];
  });
  if (entries.length === 0)
    throw new VaultFault("VAULT_KEYS is not set: files can be neither stored nor opened.");
  return new Map(entries);
}

/** The name of the key that wraps new files. */
export const currentKeyId = (): string => [...readKeys().keys()][0] ?? "";

/** A new key for one medium: AES-256. */
export const makeDataKey = (): Buffer => randomBytes(32);

/** AES-256-GCM under the first of VAULT_KEYS; opens only for this medium. */
export function wrapKey(dataKey: Buffer, medium: MediumKey): WrappedKey {
  const keyId = currentKeyId();
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyNamed(keyId), nonce).setAAD(keyBinding(medium, keyId));
  const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { keyId, wrappedKey: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64") };
}

/** The medium's key again. Throws VaultFault for a key that is not in VAULT_KEYS, FileDamaged for an altered one. */
export function unwrapKey({ keyId, wrappedKey }: WrappedKey, medium: MediumKey): Buffer {
  const bytes = Buffer.from(wrappedKey, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyNamed(keyId), bytes.subarray(0, nonceBytes));
    decipher.setAAD(keyBinding(medium, keyId)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new FileDamaged("The key of this file does not open: it was altered, or belongs to another file.");
  }
}

function keyNamed(keyId: string): Buffer {
  const key = readKeys().get(keyId);
  if (!key) throw new VaultFault(`The key ${keyId} is not in VAULT_KEYS: bring it back from your backup.`);
  return key;
}
