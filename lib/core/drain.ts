// Ending without breaking a request: readiness says no, each answer closes its connection, then the server stops.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

type Exchange = { request: IncomingMessage; response: ServerResponse; server: Server };

// Route handlers and instrumentation each have their own copy of this module.
const shared = globalThis as unknown as { dossierDraining?: boolean; dossierAtDrain?: (() => void)[] };

/** Whether this process was told to end: readiness answers 503 from then on. */
export const isDraining = (): boolean => shared.dossierDraining === true;

/** What is to stop with the first word of the end: work that nobody waits for. */
export const atDrain = (stop: () => void): void => {
  shared.dossierAtDrain = [...(shared.dossierAtDrain ?? []), stop];
};

/** A turn of the event loop this short (milliseconds) had nothing to do. */
const IDLE_TURN = 2;
const MOST_TURNS = 500;

/** Calls `then` after a turn of the event loop that took nobody in: a turn takes in one of those who wait at the port. */
function whenNobodyWaits(server: Server, then: () => void, turns = 0): void {
  const begun = performance.now();
  let isIdle = true;
  const come = () => {
    isIdle = false;
  };
  server.once("connection", come);
  setImmediate(() => {
    server.off("connection", come);
    const isQuiet = isIdle && performance.now() - begun < IDLE_TURN;
    if (turns >= MOST_TURNS || (turns > 1 && isQuiet)) then();
    else whenNobodyWaits(server, then, turns + 1);
  });
}

/** Closing the port resets whoever waits there, with what a proxy has sent by then: it is closed when nobody does. */
function closeWhenNobodyWaits(server: Server): void {
  const close = server.close.bind(server);
  server.close = (done) => {
    whenNobodyWaits(server, () => close(done));
    return server;
  };
}

/**
 * Waits for the command that started us to say "drain". Next finishes what is under way on SIGTERM but keeps
 * connections open for another request, which a client then sees reset: from "drain" on, every answer says that
 * it is the last one on its connection.
 */
export function watchForDrain(): void {
  const underWay = new Set<ServerResponse>();
  const known = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { response, server } = message as Exchange;
    if (!known.has(server)) closeWhenNobodyWaits(server);
    known.add(server);
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
