// next-auth, told how we sign people in. Our own action does the same; this serves its API under /api/auth.
import type { NextAuthOptions } from "next-auth";
import type { JWT, JWTDecodeParams } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cookieOptions, openSession, sessionCookie, sessionSeconds } from "@/lib/auth/cookies";
import { findActor } from "@/lib/auth/find-actor";
import { endSession } from "@/lib/auth/sessions";
import { enter } from "@/lib/auth/sign-in";
import { type Actor, stranger } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { perform } from "@/lib/core/use-case";

/** What the request says beside name and password: from where, on which browser, with which session before. */
export interface RequestFacts {
  facts: Partial<Actor>;
  browser: string | null;
  before: string | null;
}

const authorizeFrom =
  ({ facts, browser, before }: RequestFacts) =>
  async (given: Record<"email" | "password", string> | undefined) => {
    try {
      const { email, password } = given ?? { email: "", password: "" };
      if (typeof email !== "string" || typeof password !== "string") return null;
      const session = await enter(stranger(facts), { email, password, browser }, before);
      return { id: session.personId, sid: session.id };
    } catch (error) {
      if (!(error instanceof AppError)) log.fault(error);
      return null; // one answer for every reason
    }
  };

/** next-auth's token, if the session it names still counts; next-auth itself would believe it for 12 hours. */
const decodeFrom =
  (facts: Partial<Actor>) =>
  async (sealed: JWTDecodeParams): Promise<JWT | null> => {
    const opened = await openSession(sealed.token);
    if (!opened || (await findActor(opened.sessionId, facts)).personId !== opened.personId) return null;
    return { sub: opened.personId, sid: opened.sessionId };
  };

export const authOptions = (request: RequestFacts): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  // Its own pages are never shown: they would come without our content policy.
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
  useSecureCookies: env().PUBLIC_URL.startsWith("https:"),
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions(sessionSeconds) } },
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: authorizeFrom(request) })],
  jwt: { decode: decodeFrom(request.facts) },
  callbacks: {
    jwt: ({ token, user }) => (user && "sid" in user ? { sub: user.id, sid: user.sid } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === "string") await perform(endSession, stranger(), { id: token.sid });
    },
  },
  // Its own logger prints what it chokes on. A token that does not count (any more) is no news.
  logger: {
    error: (code) => (code === "JWT_SESSION_ERROR" ? undefined : log.warn("next-auth", { code })),
    warn: (code) => log.warn("next-auth", { code }),
    debug: () => undefined,
  },
});
