// Signing out: ends the session on the server and has the browser forget what it kept. An address and not an action,
// so that the next page is a new document with nothing to go back to, and the answer can carry Clear-Site-Data.
import { endSession } from "@/lib/auth/sessions";
import { perform } from "@/lib/core/use-case";
import { currentActor } from "@/lib/web/request";
import { dropSessionCookie, namedSession } from "@/lib/web/session-cookies";

export async function POST(): Promise<Response> {
  const actor = await currentActor();
  // Also the session that still owes its second factor: it makes nobody an actor.
  const id = actor.credentialId ?? (await namedSession());
  if (id) await perform(endSession, actor, { id });
  await dropSessionCookie();
  return new Response(null, {
    status: 303,
    headers: {
      Location: "/sign-in?signed=out",
      // Not "cookies": the theme stays, and by its other cookie the brake on guessing knows this browser.
      "Clear-Site-Data": '"cache", "storage"',
      "Cache-Control": "no-store",
    },
  });
}
