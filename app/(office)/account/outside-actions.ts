"use server";
// One's own API tokens and one's link to the sign-in provider: ended, undone, allowed again.
import { allowIdentity, unlinkIdentity } from "@/lib/auth/outside-identities";
import { revokeAllTokens, revokeToken } from "@/lib/auth/tokens";
import type { FormState } from "@/lib/web/form-state";
import { runOwn, textOf } from "@/lib/web/own-form";

export async function endToken(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(revokeToken, { id: textOf(data, "id") }, "/account?done=token");
}

export async function endAllTokens(_state: FormState, _data: FormData): Promise<FormState> {
  return await runOwn(revokeAllTokens, {}, "/account?done=tokens");
}

export async function unlinkTheProvider(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(unlinkIdentity, { id: textOf(data, "id") }, "/account?done=unlinked");
}

export async function allowTheProvider(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(allowIdentity, { id: textOf(data, "id") }, "/account?done=allowed");
}
