"use server";
// One's own account: a new password, and ending sessions.
import { changePassword, endOtherSessions, endOwnSession } from "@/lib/people/account";
import type { FormState } from "@/lib/web/form-state";
import { answerOwnForm, runOwn, textOf } from "@/lib/web/own-form";
import { keepSessionCookie } from "@/lib/web/session-cookies";

export async function savePassword(_state: FormState, data: FormData): Promise<FormState> {
  return await answerOwnForm(async (actor) => {
    const given = { current: textOf(data, "current"), password: textOf(data, "password") };
    await keepSessionCookie(await changePassword(actor, given));
    return "/account?done=password";
  }, data);
}

export async function endSession(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(endOwnSession, { id: textOf(data, "id") }, "/account?done=session");
}

export async function endOthers(_state: FormState, _data: FormData): Promise<FormState> {
  return await runOwn(endOtherSessions, {}, "/account?done=others");
}
