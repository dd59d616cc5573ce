// Puts an opened session into the browser, and takes it out again.
import { cookies } from "next/headers";
import {
  browserCookie,
  browserSeconds,
  cookieOptions,
  openSession,
  sealSession,
  sessionCookie,
  sessionSeconds,
} from "@/lib/auth/cookies";
import type { Opened } from "@/lib/auth/sessions";

/** The cookie of a new session; and the one by which this browser is known again, when it was not yet. */
export async function keepSessionCookie(session: Opened): Promise<void> {
  const jar = await cookies();
  const value = await sealSession(session.id, session.personId);
  jar.set(sessionCookie(), value, cookieOptions(sessionSeconds));
  if (session.browser) jar.set(browserCookie(), session.browser, cookieOptions(browserSeconds));
}

/** With all its attributes: browsers ignore a `__Host-` cookie without Secure, also when it is to go. */
export async function dropSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", cookieOptions(0));
}

/** The session that the browser's cookie names, ended or not; null for none. */
export async function namedSession(): Promise<string | null> {
  return (await openSession((await cookies()).get(sessionCookie())?.value))?.sessionId ?? null;
}
