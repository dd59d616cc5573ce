// The two secrets of an invitation: OBP's integer, which looks it up, and the link's token, which opens the accept page.
import { createHmac, randomInt } from "node:crypto";
import { hashSecret, makeSecret } from "@/lib/auth/hashes";
import { env } from "@/lib/core/env";

export interface Secrets {
  /** 1 … 2^53−1, so that JavaScript's JSON carries it exactly. */
  key: number;
  /** 256 bits, for the link of our own page. */
  link: string;
}

const half = 2 ** 26;

export function makeSecrets(): Secrets {
  const key = randomInt(half) * 2 ** 27 + randomInt(2 ** 27);
  return { key: Math.max(1, key), link: makeSecret() };
}

/** 53 bits could be tried out against a plain hash by whoever reads the database: so with the server's secret. */
export const hashKey = (bankId: string, key: string): string =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`invitation ${bankId} ${key}`).digest("hex");

export const hashLink = hashSecret;
