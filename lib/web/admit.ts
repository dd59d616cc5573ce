// What follows when somebody signed in, in whichever way: the cookie is set, and the next page is named.
import { findActor } from "@/lib/auth/find-actor";
import type { Opened } from "@/lib/auth/sessions";
import type { Actor } from "@/lib/core/actor";
import { requestFacts } from "@/lib/web/request";
import { keepSessionCookie } from "@/lib/web/session-cookies";

/** The page where a second factor is asked for; afterwards one goes on to `next`. */
export const secondFactorPage = (next: string) =>
  next ? `/sign-in/second?next=${encodeURIComponent(next)}` : "/sign-in/second";

/**
 * Puts the session into the browser and says where to go: to the second factor when it is owed, to setting one up when
 * roles rest without it, else to `next`, which the caller has made sure is a path on this site.
 */
export async function admit(session: Opened, next: string | ((actor: Actor) => string)): Promise<string> {
  await keepSessionCookie(session);
  if (session.needsFactor) return secondFactorPage(typeof next === "string" ? next : "");
  const actor = await findActor(session.id, await requestFacts());
  // What was typed before the session ended waits there: a factor can be set up afterwards, and the page says so.
  const isDraft = typeof next === "string" && next.includes("draft=");
  if (actor.restingAt.length > 0 && !isDraft) return "/account#second-factor-title";
  return typeof next === "string" ? next || "/" : next(actor);
}
