// In front of every page: a fresh nonce for its scripts, no foreign methods, no post from another site. Never
// authorization: that is in the use-cases. It does not see /obp, /my, /api or static files.
import { type NextRequest, NextResponse } from "next/server";

const allowed = new Set(["GET", "HEAD", "POST"]);

export function proxy(request: NextRequest): NextResponse {
  if (!allowed.has(request.method)) return plain(405, "This address answers GET, HEAD and POST.");
  if (request.method === "POST" && !isFromHere(request))
    return plain(403, "This form did not come from this site.");
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

/** Same origin, compared with the configured public address and never with a header the client chooses. */
function isFromHere(request: NextRequest): boolean {
  const home = new URL(process.env.PUBLIC_URL ?? "http://localhost:3000").origin;
  const origin = request.headers.get("origin");
  return origin ? origin === home : request.headers.get("sec-fetch-site") === "same-origin";
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

export const config = {
  matcher: ["/((?!obp|my/|api/|_next/static|healthz|readyz|icon\\.svg|robots\\.txt|favicon\\.ico).*)"],
};
