// In front of every page: a fresh nonce for its scripts, no foreign methods, no post from another site, no body
// without an end. Never authorization: that is in the use-cases. It does not see route handlers or static files.
import { type NextRequest, NextResponse } from "next/server";
import { isBounded, isFromHere } from "@/lib/web/same-origin";

const allowed = new Set(["GET", "HEAD", "POST"]);
/** Next's own limit for a form; it would answer 500. */
const maxBytes = 1024 * 1024;

export function proxy(request: NextRequest): NextResponse {
  if (!allowed.has(request.method)) return plain(405, "This address answers GET, HEAD and POST.");
  if (!isReadable(request.nextUrl.pathname)) return plain(400, "This address is garbled.");
  if (request.method === "POST") {
    if (!isFromHere(request.headers)) return plain(403, "This form did not come from this site.");
    // Next passes an action on to the page it belongs to as a stream, which it counts itself.
    const isPassedOn = request.headers.has("x-action-forwarded");
    if (!isPassedOn && !isBounded(request.headers, maxBytes))
      return plain(413, "A form may have 1 MB, and must say its length.");
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentPolicy(nonce);
  const head = new Headers(request.headers);
  // Next reads the nonce from this header; what a client sends under these names is overwritten.
  head.set("content-security-policy", policy);
  head.set("x-dossier-path", request.nextUrl.pathname + request.nextUrl.search);
  head.set("x-correlation-id", crypto.randomUUID());
  const response = NextResponse.next({ request: { headers: head } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** Whether the percent signs of a path stand for characters; Next's own routing would fall over the rest. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function contentPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // pdf.js reads a PDF in a worker of our own; recordings are played from here.
    "worker-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

const plain = (status: number, text: string) =>
  new NextResponse(`${text}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      ...(status === 405 ? { Allow: "GET, HEAD, POST" } : {}),
    },
  });

// Exactly the route handlers and static files: any other address, `/apix` as well as `/api/none`, is a page (if only
// "not found"), and a form posted to a page runs its action whatever the address.
export const config = {
  matcher: [
    "/((?!obp$|obp/|my/logins/direct$|api/auth/|api/bench/[^/]+$|api/customers/search$|api/customers/search/settle$|api/imports$|api/imports/progress$|api/media$|api/media/[^/]+/[^/]+/[^/]+$|api/readings/place$|api/refusal$|_next/static/|healthz$|readyz$|icon[.]svg$|robots[.]txt$).*)",
  ],
};
