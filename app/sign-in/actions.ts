"use server";
// Signing in: checks the credentials, opens a session and sets its cookie. Works without JavaScript.
import { redirect } from "next/navigation";
import { enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { admit } from "@/lib/web/admit";
import type { FormState } from "@/lib/web/form-state";
import { knownBrowser, requestFacts, sameSitePath } from "@/lib/web/request";
import { namedSession } from "@/lib/web/session-cookies";

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

export async function signIn(_state: FormState, data: FormData): Promise<FormState> {
  const actor = stranger(await requestFacts());
  const email = text(data, "email");
  const given = { email, password: text(data, "password"), browser: await knownBrowser() };
  const wanted = text(data, "next");
  let next: string;
  try {
    next = await admit(await enter(actor, given, await namedSession()), wanted && sameSitePath(wanted));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { message: error.message, code: error.code, errors: {}, typed: { email }, theirs: null };
  }
  redirect(next as never);
}
