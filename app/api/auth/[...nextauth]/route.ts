// next-auth's own endpoints; everything they do is in lib/auth.
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { knownBrowser, requestFacts } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context) {
  const [facts, browser, before] = await Promise.all([requestFacts(), knownBrowser(), namedSession()]);
  return await NextAuth(authOptions({ facts, browser, before }))(request, context);
}

export { handler as GET, handler as POST };
