// Secrets are kept only as hashes: whoever reads the database can neither open a link nor pose as a browser.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/core/env";

/** 256 random bits, safe in an address and a cookie. */
export const makeSecret = () => randomBytes(32).toString("base64url");

export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");

type Counted =
  | "name"
  | "browser"
  | "own-password"
  | "address"
  | "link"
  | "link-address"
  | "passkey-address"
  /** Wrong second factors: of a person, of one on a browser known as his, of one session. */
  | "factor"
  | "factor-browser"
  | "factor-session";

/** The key under which tries are counted; keyed with our secret, so that it is no list of e-mails when it leaks. */
export const hashCounted = (kind: Counted, text: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`${kind}:${text}`).digest("hex");
