// Makes the response: OBP's headers on everything, ETag on what went well, 304 for what the client has already.
import { createHash } from "node:crypto";
import type { ObpRefusal } from "@/lib/obp/errors";
import type { Asked } from "@/lib/obp/raw-request";
import { formatObpDate, parseObpDate } from "@/lib/text/schema";

const everywhere = {
  "Access-Control-Allow-Origin": "*",
  "Content-Type": "application/json; charset=utf-8",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "private, no-store",
};

/** What the end of a request knows besides its result. */
export interface Ending {
  request: Request;
  asked: Asked;
  url: URL;
  correlationId: string;
  /** Who asks, so that one caller's If-Modified-Since says nothing about another's. */
  caller: string;
  headers: Record<string, string>;
}

/** `{"code":…,"message":…}` with the headers its code demands. */
export function answerRefusal(
  { status, message }: ObpRefusal,
  { url, correlationId, headers }: Ending,
): Response {
  const realm = `realm="${url.host}"`;
  const extra: Record<string, string> = {};
  if (message.includes("OBP-20001"))
    extra["WWW-Authenticate"] = `OAuth ${realm}, Bearer ${realm}, DirectLogin ${realm}`;
  if (message.includes("OBP-01000")) extra.Connection = "close";
  if (status === 503) extra["Retry-After"] = headers["Retry-After"] ?? "2";
  return new Response(JSON.stringify({ code: status, message }), {
    status,
    headers: { ...everywhere, ...headers, ...extra, "Correlation-Id": correlationId },
  });
}

/** The result with its ETag; 204 has no body, an unchanged one is 304. */
export function answerResult(status: number, result: unknown, ending: Ending): Response {
  const { request, asked, url, correlationId } = ending;
  const headers: Record<string, string> = {
    ...everywhere,
    ...ending.headers,
    "Correlation-Id": correlationId,
  };
  if (status === 204) return new Response(null, { status, headers });
  const body = JSON.stringify(result);
  const eTag = createHash("sha256").update(`${url.pathname}${url.search}${body}`).digest("hex");
  headers.ETag = eTag;
  const isRead = asked.verb === "GET" || asked.verb === "HEAD";
  const isUnchanged = request.headers.has("if-none-match")
    ? hasTag(request, eTag)
    : isRead && isUnmodified(ending, eTag);
  const isKnown = status === 200 && isUnchanged;
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(asked.verb === "HEAD" ? null : body, { status, headers });
}

const hasTag = (request: Request, eTag: string) =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .some((tag) => tag.trim().replace(/^W\/|"/g, "") === eTag);

// When each caller's answers were first seen as they are now; the oldest is forgotten first.
const seen = new Map<string, { eTag: string; at: number }>();
const maxSeen = 10_000;

/** If-Modified-Since has OBP's date form, not HTTP's. An answer this process has not seen before counts as changed. */
function isUnmodified({ request, url, caller }: Ending, eTag: string): boolean {
  const since = parseObpDate(request.headers.get("if-modified-since") ?? "");
  if (!since) return false;
  const key = `${caller} ${url.pathname}${url.search}`;
  const known = seen.get(key);
  if (known?.eTag === eTag) return known.at <= since.getTime();
  seen.delete(key);
  seen.set(key, { eTag, at: parseObpDate(formatObpDate(new Date()))?.getTime() ?? Date.now() });
  if (seen.size > maxSeen) seen.delete(seen.keys().next().value ?? "");
  return false;
}

/** Every OPTIONS is a preflight, whatever the address. */
export const answerOptions = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      "Content-Type": "text/plain;charset=utf-8",
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, POST, OPTIONS, PUT, PATCH, DELETE",
      "Access-Control-Allow-Headers": "*",
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Max-Age": "1728000",
    },
  });
