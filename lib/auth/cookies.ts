// The session cookie: next-auth's encrypted token, which says only which session; everything else is in the database.
import { decode, encode } from "next-auth/jwt";
import { absoluteHours } from "@/lib/auth/find-actor";
import { browserDays } from "@/lib/auth/sessions";
import { env } from "@/lib/core/env";

const isSecure = () => env().PUBLIC_URL.startsWith("https:");
/** `__Host-` cookies cannot be planted from another host; browsers accept the prefix only with Secure. */
export const sessionCookie = () => (isSecure() ? "__Host-dossier-session" : "dossier-session");
export const browserCookie = () => (isSecure() ? "__Host-dossier-browser" : "dossier-browser");

export const cookieOptions = (maxAge: number) =>
  ({ httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/", maxAge }) as const;

export const sessionSeconds = absoluteHours * 3600;
export const browserSeconds = browserDays * 86_400;

/** Encrypted (JWE) with the server's secret; says who and which session. */
export const sealSession = (sessionId: string, personId: string): Promise<string> =>
  encode({ token: { sub: personId, sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge: sessionSeconds });

/** The session id in a cookie's value; null for anything forged, garbled or out of date. */
export async function openSession(
  value: string | undefined,
): Promise<{ sessionId: string; personId: string } | null> {
  if (!value || value.length > 2_000) return null;
  const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.sid !== "string" || typeof token.sub !== "string") return null;
  return { sessionId: token.sid, personId: token.sub };
}
