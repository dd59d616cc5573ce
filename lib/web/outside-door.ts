// The door of signing in through a provider: begun by a link (under our content policy no form leaves this site), ended
// when the provider sends the browser back. next-auth keeps state, nonce and PKCE, and checks them.

import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { addressBlock } from "@/lib/auth/address-block";
import { authOptions, type Outside, type RequestFacts } from "@/lib/auth/next-auth";
import { outsideId, outsideSettings, readProvider } from "@/lib/auth/outside-provider";
import { stranger } from "@/lib/core/actor";
import { writeApart } from "@/lib/core/audit";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { admit } from "@/lib/web/admit";
import { readFacts } from "@/lib/web/next-auth-facts";
import { pathOrHome } from "@/lib/web/request";

// Per address and minute, both ways: each asks something of the provider.
const passed = new RateLimiterMemory({ points: 300, duration: 60 });

/** `refused`: who he is was proved, but he may not come in; `failed`: it was not; `away`: the provider is. */
type Trouble = "refused" | "failed" | "away";
const backToSignIn = (trouble: Trouble, headers = new Headers()) =>
  sendTo(`/sign-in?outside=${trouble}`, headers);

/** `path` is on this site; what else the answer says (cookies) stays. */
function sendTo(path: string, headers: Headers): Response {
  headers.set("Location", path);
  headers.set("Cache-Control", "private, no-store");
  return new Response(null, { status: 303, headers });
}

/** The provider of the settings, or null: nobody signs in from outside. Throws when it is away. */
async function findOutside(): Promise<Outside | null> {
  const settings = outsideSettings();
  return settings && { provider: await readProvider(settings), outcome: null };
}

/** Runs `work` with the provider. What goes wrong at the provider is told on the sign-in page. */
async function withOutside(
  facts: RequestFacts,
  work: (outside: Outside) => Promise<Response>,
): Promise<Response | null> {
  if (!outsideSettings()) return null;
  const isMany = await passed.consume(addressBlock(facts.facts.address ?? "")).then(
    () => false,
    () => true,
  );
  if (isMany) return backToSignIn("failed");
  let outside: Outside | null;
  try {
    outside = await findOutside();
  } catch (error) {
    log.fault(error);
    return backToSignIn("away");
  }
  return outside && (await work(outside));
}

/** next-auth begins only for a post with its own csrf token: it was made here, so that a link does. */
async function postToBegin(next: string): Promise<NextRequest> {
  const { NEXTAUTH_SECRET, PUBLIC_URL } = env();
  const isSecure = PUBLIC_URL.startsWith("https:");
  const csrfToken = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${csrfToken}${NEXTAUTH_SECRET}`).digest("hex");
  const name = `${isSecure ? "__Host-" : ""}next-auth.csrf-token`;
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure } as const;
  (await cookies()).set(name, `${csrfToken}|${hash}`, options);
  return new NextRequest(`${PUBLIC_URL}/api/auth/signin/${outsideId}`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: next }),
  });
}

/**
 * GET /sign-in/outside?next=…: sends the browser to the provider. Begun on another site it would sign somebody in who
 * did not want to: that one is shown the sign-in page.
 */
export async function beginOutside(request: Request): Promise<Response> {
  const facts = await readFacts();
  const isForeign = ["cross-site", "same-site"].includes(request.headers.get("sec-fetch-site") ?? "");
  if (isForeign) return sendTo("/sign-in", new Headers());
  const next = pathOrHome(new URL(request.url).searchParams.get("next") ?? "");
  const answer = await withOutside(facts, async (outside) => {
    const params = Promise.resolve({ nextauth: ["signin", outsideId] });
    const begun: Response = await NextAuth(authOptions(facts, outside))(await postToBegin(next), { params });
    const there = begun.headers.get("Location") ?? "";
    return isAtProvider(there, outside) ? begun : backToSignIn("away");
  });
  return answer ?? new Response(null, { status: 404 });
}

const isAtProvider = (address: string, { provider }: Outside) =>
  typeof provider.authorization === "object" && address.startsWith(`${provider.authorization.url}?`);

/** GET /api/auth/callback/outside: our own session for whoever the provider vouches for, or back with a sentence. */
export async function comeBack(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response | null> {
  const facts = await readFacts();
  return await withOutside(facts, async (outside) => {
    const done: Response = await NextAuth(authOptions(facts, outside))(request, context);
    const { outcome } = outside;
    const headers = new Headers(done.headers);
    if (outcome === "refused") return backToSignIn("refused", headers);
    if (outcome === null) {
      await keepFailure(facts);
      return backToSignIn("failed", headers);
    }
    const wanted = headers.get("Location") ?? "";
    const { origin } = new URL(env().PUBLIC_URL);
    return sendTo(
      await admit(outcome, pathOrHome(wanted.startsWith(origin) ? wanted.slice(origin.length) : "")),
      headers,
    );
  });
}

/** Once an hour and address: anybody can make up answers of a provider. */
async function keepFailure({ facts }: RequestFacts): Promise<void> {
  const actor = stranger(facts);
  await writeApart(actor, {
    ...{ action: "session.start", outcome: "refused" },
    detail: "from outside: the provider’s answer did not check out, or somebody thought better of it",
    onceKey: `outside|${addressBlock(actor.address ?? "")}|${Math.floor(actor.now.getTime() / 3_600_000)}`,
  });
}
