// What must not stand in the database in clear (a link that opens an account) is encrypted until its mail has left.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";

const keyOf = () => {
  const { TOKEN_SECRET, NEXTAUTH_SECRET } = env();
  return Buffer.from(hkdfSync("sha256", TOKEN_SECRET ?? NEXTAUTH_SECRET, "", "dossier mail", 32));
};

/** AES-256-GCM under a key of its own; `owner` (the mail's id) is bound to it, so that no seal opens in another row. */
export function seal(secret: string, owner: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** The secret again; null when it was sealed under another TOKEN_SECRET, or altered. */
export function unseal(sealed: string, owner: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
