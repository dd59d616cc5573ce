// Whether a request was made by our own pages, and whether its body has a bound: asked before anything reads it.
import { env } from "@/lib/core/env";

/**
 * Same origin, compared with the configured public address and never with a header the client or a proxy writes
 * (Host, X-Forwarded-Host). Browsers send Origin with every POST; Sec-Fetch-Site stands in where one does not.
 */
export function isFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin === null
    ? headers.get("sec-fetch-site") === "same-origin"
    : origin === new URL(env().PUBLIC_URL).origin;
}

/** Whether the body is announced and small enough; Node holds a request to the length it announces. */
export function isBounded(headers: Headers, maxBytes: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= maxBytes;
}
