// Where a request really came from, worked out once, before anything reads it: clients can write X-Forwarded-For too.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** The header the rest of the house reads; whatever a client sent under this name is overwritten. */
export const callerHeader = "x-dossier-address";

/**
 * The caller's address: behind `proxies` proxies, each of which appended the address it was called from, it is the one
 * the first of them saw. A shorter chain than that did not come through them, and then only the socket is believed.
 */
export function callerAddress(
  forwarded: string | undefined,
  socket: string | undefined,
  proxies: number,
): string {
  const hops = (forwarded ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const chain = [...hops, socket ?? ""];
  return (chain.at(-1 - proxies) ?? socket ?? "").slice(0, 64);
}

/** From now on every request carries its caller's address. */
export function markCallers(proxies: number): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",");
    request.headers[callerHeader] = callerAddress(forwarded, request.socket.remoteAddress, proxies);
  });
}
