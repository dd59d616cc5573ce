// next-auth, told how we sign people in. Our own action does the same; this serves its API under /api/auth.
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookieOptions, sessionCookie, sessionSeconds } from "@/lib/auth/cookies";
import { checkCredentials, endSession, startSession } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { perform } from "@/lib/core/use-case";

async function authorize(given: Record<"email" | "password", string> | undefined) {
  try {
    const person = await checkCredentials(stranger(), {
      email: given?.email ?? "",
      password: given?.password ?? "",
    });
    const facts = { personId: person.id, sessionVersion: person.sessionVersion, keepBrowser: false };
    const { id } = await perform(startSession, stranger(), facts);
    return { id: person.id, sid: id };
  } catch {
    return null; // one answer for every reason
  }
}

export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  pages: { signIn: "/sign-in" },
  useSecureCookies: env().PUBLIC_URL.startsWith("https:"),
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions(sessionSeconds) } },
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
  callbacks: {
    jwt: ({ token, user }) => (user && "sid" in user ? { sub: user.id, sid: user.sid } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === "string") await perform(endSession, stranger(), { id: token.sid });
    },
  },
});
