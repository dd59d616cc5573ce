// What a page, form or route handler knows about its request: the actor, the address in the browser.
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { browserCookie, openSession, sessionCookie } from "@/lib/auth/cookies";
import { findActor } from "@/lib/auth/find-actor";
import type { Actor } from "@/lib/core/actor";
import { callerHeader } from "@/lib/core/caller-address";
import { uuidv7 } from "@/lib/core/ids";

/** Where the request came from, as far as it can be believed. */
export async function requestFacts(): Promise<Partial<Actor>> {
  const head = await headers();
  return {
    now: new Date(),
    correlationId: ownId(head.get("x-correlation-id")),
    address: head.get(callerHeader),
    agent: head.get("user-agent"),
  };
}

/** proxy.ts gives pages a number; route handlers see what the client sent, which is taken only if it looks like one. */
const ownId = (given: string | null) => (given && /^[0-9a-f-]{36}$/.test(given) ? given : uuidv7());

/** Once per request: who asks. A stranger when there is no session. */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = await cookies();
  const opened = await openSession(jar.get(sessionCookie())?.value);
  return await findActor(opened?.sessionId ?? null, await requestFacts());
});

/** Whose session the cookie named, even when it has ended: to keep what that person typed. */
export async function formerPerson(): Promise<string | null> {
  const jar = await cookies();
  return (await openSession(jar.get(sessionCookie())?.value))?.personId ?? null;
}

export const knownBrowser = async () => (await cookies()).get(browserCookie())?.value ?? null;

/** Path and query of the page in the browser, set by proxy.ts. */
export const currentPath = async () => (await headers()).get("x-dossier-path") ?? "/customers";

/** The same, where nothing in particular was wanted: the start page. */
export const pathOrHome = (wanted: unknown): string =>
  wanted === "" || wanted === "/" ? "/" : sameSitePath(wanted);

/** A path on this site that is safe to go to after signing in; anything else becomes /customers. */
export function sameSitePath(wanted: unknown): string {
  const fallback = "/customers";
  if (typeof wanted !== "string" || !/^\/[A-Za-z0-9]/.test(wanted) || /[\\\s\p{Cc}]/u.test(wanted))
    return fallback;
  const here = "http://here.invalid";
  if (!URL.canParse(wanted, here)) return fallback;
  const url = new URL(wanted, here);
  return url.origin === here ? url.pathname + url.search : fallback;
}
