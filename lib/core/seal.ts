// What must not stand in the database in clear, encrypted: AES-256-GCM under a key of its own for each purpose.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";

export interface Seal {
  /** `owner` (the row's id) is bound to it, so that no seal opens in another row. */
  seal: (secret: string, owner: string) => string;
  /** The secret again; null when it was sealed under another TOKEN_SECRET, or altered. */
  unseal: (sealed: string, owner: string) => string | null;
}

/** The key follows from TOKEN_SECRET and the purpose: a seal of one kind never opens as another. */
export function sealFor(purpose: string): Seal {
  const keyOf = () => {
    const { TOKEN_SECRET, NEXTAUTH_SECRET } = env();
    return Buffer.from(hkdfSync("sha256", TOKEN_SECRET ?? NEXTAUTH_SECRET, "", `dossier ${purpose}`, 32));
  };
  return {
    seal(secret, owner) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyOf(), nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    unseal(sealed, owner) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", keyOf(), bytes.subarray(0, 12));
        decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
