"use server";
// One's own second factors: an authenticator app, passkeys, recovery codes. All but passkeys work without JavaScript.
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { confirmTotp, readOwnFactors, removePasskey, removeTotp, setUpTotp } from "@/lib/auth/own-factors";
import { addPasskey, askForPasskey, passkeyName } from "@/lib/auth/passkeys";
import { renewRecoveryCodes } from "@/lib/auth/recovery-codes";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { perform } from "@/lib/core/use-case";
import { type FormState, untouched } from "@/lib/web/form-state";
import { answerInPlace, answerOwnForm, runOwn, textOf } from "@/lib/web/own-form";
import { keepSessionCookie } from "@/lib/web/session-cookies";

// With a question mark: to the same address with another # alone, the browser would only scroll.
const card = "/account?set-up=app#second-factor-title";

export async function setUpApp(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(setUpTotp, {}, card, data);
}

/** Whoever has no recovery codes gets them next. */
async function afterAdding(actor: Actor, done: string): Promise<string> {
  const { codesLeft } = await perform(readOwnFactors, actor, {});
  return codesLeft === 0 ? `/account/recovery-codes?after=${done}` : `/account?done=${done}`;
}

export async function confirmApp(_state: FormState, data: FormData): Promise<FormState> {
  return await answerOwnForm(async (actor) => {
    await keepSessionCookie(await confirmTotp(actor, textOf(data, "code")));
    return await afterAdding(actor, "app");
  });
}

export async function removeApp(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(removeTotp, {}, "/account?done=no-app", data);
}

/** Asked for a passkey, or given the one that the browser made. */
export interface PasskeyState extends FormState {
  options?: PublicKeyCredentialCreationOptionsJSON;
}

export async function addThePasskey(_state: PasskeyState, data: FormData): Promise<PasskeyState> {
  const [name, answer] = [textOf(data, "name"), textOf(data, "answer")];
  const typed = { name };
  if (answer) {
    const state = await answerOwnForm(async (actor) => {
      await keepSessionCookie(await addPasskey(actor, { name, answer }));
      return await afterAdding(actor, "passkey");
    });
    return { ...state, typed };
  }
  const asked = await answerInPlace(data, async (actor) => {
    const checked = passkeyName.safeParse(name);
    if (!checked.success) throw invalid({ name: checked.error.issues[0]?.message ?? "" });
    return await askForPasskey(actor);
  });
  return "done" in asked ? { ...untouched, typed, options: asked.done } : { ...asked.state, typed };
}

export async function removeThePasskey(_state: FormState, data: FormData): Promise<FormState> {
  return await runOwn(removePasskey, { id: textOf(data, "id") }, "/account?done=no-passkey", data);
}

/** The codes are in the answer to the form and nowhere else. */
export interface CodesState extends FormState {
  codes?: string[];
}

export async function makeRecoveryCodes(_state: CodesState, data: FormData): Promise<CodesState> {
  const made = await answerInPlace(data, async (actor) => await perform(renewRecoveryCodes, actor, {}));
  return "done" in made ? { ...untouched, codes: made.done } : made.state;
}
