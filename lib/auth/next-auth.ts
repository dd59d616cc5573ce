// next-auth, told how we sign people in. Our own action does the same; this serves its API under /api/auth.
import type { NextAuthOptions } from "next-auth";
import type { JWT, JWTDecodeParams } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { cookieOptions, openSession, sessionCookie, sessionSeconds } from "@/lib/auth/cookies";
import { findActor } from "@/lib/auth/find-actor";
import { type OutsideClaims, outsideId } from "@/lib/auth/outside-provider";
import { enterFromOutside } from "@/lib/auth/outside-sign-in";
import { endSession, type Opened } from "@/lib/auth/sessions";
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
  /** A path on this site, whatever was asked for. */
  pathOf: (wanted: string) => string;
}

/** Sign-in through a provider, for the one request it is made for: what came of it is told here. */
export interface Outside {
  provider: OAuthConfig<OutsideClaims>;
  outcome: Opened | "refused" | null;
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

/** Opens our own session for whoever the provider vouches for; next-auth then only seals who and which session. */
async function enterBy(outside: Outside, { facts, browser, before }: RequestFacts, claims: OutsideClaims) {
  try {
    outside.outcome = await enterFromOutside(stranger(facts), claims, { browser, before });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) log.fault(error);
    outside.outcome = error instanceof AppError ? "refused" : null;
    return false;
  }
}

/** next-auth's token, if the session it names still counts; next-auth itself would believe it for 12 hours. */
const decodeFrom =
  (facts: Partial<Actor>) =>
  async (sealed: JWTDecodeParams): Promise<JWT | null> => {
    const opened = await openSession(sealed.token);
    if (!opened || (await findActor(opened.sessionId, facts)).personId !== opened.personId) return null;
    return { sub: opened.personId, sid: opened.sessionId };
  };

const callbacksFor = (request: RequestFacts, outside: Outside | null): NextAuthOptions["callbacks"] => ({
  signIn: async ({ account, profile }) =>
    account?.provider === outsideId && outside
      ? await enterBy(outside, request, (profile ?? {}) as OutsideClaims)
      : true,
  jwt: ({ token, user, account }) => {
    const opened = account?.provider === outsideId ? outside?.outcome : null;
    if (opened && opened !== "refused") return { sub: opened.personId, sid: opened.id };
    return user && "sid" in user ? { sub: user.id, sid: user.sid } : token;
  },
  session: ({ session }) => ({ expires: session.expires }),
  // Nowhere but here, whatever the address or the cookie says.
  redirect: ({ url, baseUrl }) =>
    baseUrl + request.pathOf(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
});

export const authOptions = (request: RequestFacts, outside: Outside | null = null): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  // Its own pages are never shown: they would come without our content policy.
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
  useSecureCookies: env().PUBLIC_URL.startsWith("https:"),
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions(sessionSeconds) } },
  providers: [
    Credentials({ credentials: { email: {}, password: {} }, authorize: authorizeFrom(request) }),
    ...(outside ? [outside.provider] : []),
  ],
  jwt: { maxAge: sessionSeconds, decode: decodeFrom(request.facts) },
  callbacks: callbacksFor(request, outside),
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
