// What Next would answer itself, in its own words, before an OBP request reaches us: made plain as it arrives, with what
// it really said beside it. A broken escape would be its 500, `//` a 308, `RSC: 1` a 307, TRACE a 400, a GET's body lost.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const verbHeader = "x-dossier-obp-verb";
const pathHeader = "x-dossier-obp-path";

/** Next's own: they make it answer for the browser's router, or look for a form. */
const routerHeaders = [
  "rsc",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "x-middleware-prefetch",
  "x-nextjs-data",
];
/** The verbs a route handler can have and whose body reaches it as it is. */
const plainVerbs = new Set(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

const isObp = (path: string) => /^[/\\]+(obp|my[/\\]+logins[/\\]+direct)([/\\?]|$)/.test(path);

/** Whether Next takes the path as it is. It would resolve `..` and leave /obp for a page; OBP has no such address. */
function isPlainPath(path: string): boolean {
  if (path !== "/my/logins/direct" && !/^\/obp(\/|$)/.test(path)) return false;
  if (/\\|\/\/|\/(\.|%2e){1,2}(\/|$)/i.test(path)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Changes the request that Next is about to see, if it is for /obp; nobody else may use the two headers. */
function makePlain(request: IncomingMessage): void {
  delete request.headers[verbHeader];
  delete request.headers[pathHeader];
  // A client may write the whole address (RFC 9112 §3.2.2).
  const url = (request.url ?? "").replace(/^https?:\/\/[^/\\?#]+(?=\/)/i, "");
  if (!isObp(url)) return;
  request.url = url;
  for (const name of routerHeaders) delete request.headers[name];
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  if (!isPlainPath(path)) {
    request.headers[pathHeader] = encodeURIComponent(path);
    request.url = `/obp${url.slice(path.length)}`;
  }
  const verb = request.method ?? "";
  const isRead = verb === "GET" || verb === "HEAD";
  if (plainVerbs.has(verb) || (isRead && !hasBody(request))) return;
  request.headers[verbHeader] = verb;
  request.method = "POST";
}

/** From now on every OBP request of this process's server reaches the route handler, whatever it looks like. */
export function makeObpRequestsPlain(): void {
  subscribe("http.server.request.start", (message) => {
    makePlain((message as { request: IncomingMessage }).request);
  });
}

export interface Asked {
  verb: string;
  /** As the client wrote it, so possibly with a broken escape. */
  path: string;
}

/** The verb and the path as they came in. */
export function readAsked({ method, headers }: Request, { pathname }: URL): Asked {
  const path = headers.get(pathHeader);
  return { verb: headers.get(verbHeader) ?? method, path: path ? decodeURIComponent(path) : pathname };
}
