// Ending without breaking a request: readiness says no, each answer closes its connection, then the server stops.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

type Exchange = { request: IncomingMessage; response: ServerResponse };

// Route handlers and instrumentation each have their own copy of this module.
const shared = globalThis as unknown as { dossierDraining?: boolean; dossierAtDrain?: (() => void)[] };

/** Whether this process was told to end: readiness answers 503 from then on. */
export const isDraining = (): boolean => shared.dossierDraining === true;

/** What is to stop with the first word of the end: work that nobody waits for. */
export const atDrain = (stop: () => void): void => {
  shared.dossierAtDrain = [...(shared.dossierAtDrain ?? []), stop];
};

/**
 * Waits for the command that started us to say "drain". Next finishes what is under way on SIGTERM but keeps
 * connections open for another request, which a client then sees reset: from "drain" on, every answer says that
 * it is the last one on its connection.
 */
export function watchForDrain(): void {
  const underWay = new Set<ServerResponse>();
  subscribe("http.server.request.start", (message) => {
    const { response } = message as Exchange;
    if (isDraining()) response.shouldKeepAlive = false;
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
  process.on("message", (message) => {
    if (message !== "drain") return;
    shared.dossierDraining = true;
    for (const response of underWay) response.shouldKeepAlive = false;
    for (const stop of shared.dossierAtDrain ?? []) stop();
  });
}
