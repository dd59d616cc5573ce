// One line for each page and each read of a browser: which route, what came of it, how long; never the address itself.
import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { log } from "@/lib/core/log";

type Exchange = { request: IncomingMessage; response: ServerResponse };
interface Route {
  page: string;
  regex: string;
}

/** The OBP API leaves its own line, and files say nothing about anybody. */
const isQuiet = (path: string) => /^\/(_next|obp|my|healthz|readyz|icon\.svg)(\/|$)/.test(path);

/** From a path to its route's template, by the build's own list: a path has ids in it, and ids are not for logs. */
function readRoutes(folder: string): (path: string) => string {
  const { staticRoutes, dynamicRoutes } = JSON.parse(
    readFileSync(join(folder, "routes-manifest.json"), "utf8"),
  ) as { staticRoutes: Route[]; dynamicRoutes: Route[] };
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    form: new RegExp(regex),
  }));
  return (path) => routes.find(({ form }) => form.test(path))?.page ?? "none";
}

/** Listens to the server this process runs. `folder` is the build's. */
export function logAccess(folder: string): void {
  const templateOf = readRoutes(folder);
  const started = new WeakMap<IncomingMessage, { at: number; path: string }>();
  subscribe("http.server.request.start", (message) => {
    const { request } = message as Exchange;
    // Kept from the start: Next rewrites the address on its way.
    started.set(request, { at: performance.now(), path: (request.url ?? "").split("?", 1)[0] ?? "" });
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as Exchange;
    const { at, path } = started.get(request) ?? { at: 0, path: "" };
    if (at === 0 || isQuiet(path)) return;
    const id = request.headers["x-correlation-id"];
    log.info("page", {
      correlationId: typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? id : undefined,
      method: request.method,
      route: templateOf(path),
      status: response.statusCode,
      ms: Math.round((performance.now() - at) * 10) / 10,
    });
  });
}
