// The door of next-auth's API: only what is used here, small bodies, and bad input is never our fault (500).
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { outsideId } from "@/lib/auth/outside-provider";
import { log } from "@/lib/core/log";
import { readFacts } from "@/lib/web/next-auth-facts";
import { comeBack } from "@/lib/web/outside-door";

export type NextAuthContext = { params: Promise<{ nextauth: string[] }> };

/** Left out among others: `_log`, by which anybody could write into our logs. */
const open = new Set([
  "GET csrf",
  "GET session",
  "GET providers",
  "GET signin",
  "GET signout",
  "GET error",
  "POST callback/credentials",
  "POST signout",
]);
/** Where the provider sends people back to; begun is it at /sign-in/outside. */
const comingBack = `GET callback/${outsideId}`;
const largestBody = 16_384;

const refuse = (status: number, message: string) => Response.json({ message }, { status });

/** What next-auth would answer with 500: a body that cannot be read. */
async function isReadable(request: Request): Promise<boolean> {
  if (request.method === "GET") return true;
  const text = await request.clone().text();
  if (text.length > largestBody) return false;
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/json")) return isJsonObject(text);
  return type.startsWith("application/x-www-form-urlencoded");
}

function isJsonObject(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}

async function answer(request: Request, context: NextAuthContext): Promise<Response> {
  const nothing = () => refuse(404, "There is nothing at this address.");
  const action = `${request.method} ${(await context.params).nextauth.join("/")}`;
  try {
    if (action === comingBack) return (await comeBack(request, context)) ?? nothing();
    if (!open.has(action)) return nothing();
    if (Number(request.headers.get("content-length") ?? 0) > largestBody || !(await isReadable(request)))
      return refuse(400, "The body must be a form or a JSON object of at most 16 kB.");
    const response: Response = await NextAuth(authOptions(await readFacts()))(request, context);
    // Our own settings are right, so what it takes for a fault of them is a cookie or an address it cannot read.
    return response.status === 500
      ? refuse(400, "A cookie or an address in this request is wrong.")
      : response;
  } catch (error) {
    return refuse(500, `Something went wrong on our side. Its number is ${log.fault(error)}.`);
  }
}

/** GET and POST under /api/auth. */
export async function answerNextAuth(request: Request, context: NextAuthContext): Promise<Response> {
  const response = await answer(request, context);
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  return response;
}
