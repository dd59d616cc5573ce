// What next-auth is told about the request it answers.
import type { RequestFacts } from "@/lib/auth/next-auth";
import { knownBrowser, pathOrHome, requestFacts } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

export async function readFacts(): Promise<RequestFacts> {
  const [facts, browser, before] = await Promise.all([requestFacts(), knownBrowser(), namedSession()]);
  return { facts, browser, before, pathOf: pathOrHome };
}
