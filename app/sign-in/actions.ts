"use server";
// Signing in: checks the credentials, opens a session and sets its cookie. Works without JavaScript.
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import {
  browserCookie,
  browserSeconds,
  cookieOptions,
  openSession,
  sealSession,
  sessionCookie,
  sessionSeconds,
} from "@/lib/auth/cookies";
import { checkCredentials, endSession, startSession } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import type { FormState } from "@/lib/web/form-state";
import { knownBrowser, requestFacts, sameSitePath } from "@/lib/web/request";

const text = (data: FormData, name: string) => String(data.get(name) ?? "");

export async function signIn(_state: FormState, data: FormData): Promise<FormState> {
  const actor = stranger(await requestFacts());
  const jar = await cookies();
  const email = text(data, "email");
  const known = await knownBrowser();
  try {
    const person = await checkCredentials(actor, { email, password: text(data, "password"), browser: known });
    // A session that was there before signing in is worth nothing afterwards (fixation).
    const before = await openSession(jar.get(sessionCookie())?.value);
    if (before) await perform(endSession, actor, { id: before.sessionId });
    const facts = { personId: person.id, sessionVersion: person.sessionVersion, keepBrowser: !known };
    const session = await perform(startSession, { ...actor, personId: person.id, name: person.name }, facts);
    jar.set(sessionCookie(), await sealSession(session.id, person.id), cookieOptions(sessionSeconds));
    if (session.browser) jar.set(browserCookie(), session.browser, cookieOptions(browserSeconds));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { message: error.message, code: error.code, errors: {}, typed: { email }, theirs: null };
  }
  redirect(sameSitePath(data.get("next")) as never);
}
