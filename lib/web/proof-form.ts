// Confirming who acts inside any form: its fields, and the ways a person has. What was typed goes along and comes back.
import { type GivenProof, proveAgain, waysToConfirm } from "@/lib/auth/prove-again";
import type { Actor } from "@/lib/core/actor";
import type { FormState } from "@/lib/web/form-state";

const fields = { password: "proofPassword", code: "proofCode", passkey: "proofPasskey" } as const;
const names = new Set<string>(Object.values(fields));

/** Whether a field is one of these: never kept, never given back, never handed to a command. */
export const isProofField = (name: string): boolean => names.has(name);

function readProof(data: FormData): GivenProof | null {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  const given = {
    password: text(fields.password),
    code: text(fields.code).trim(),
    passkey: text(fields.passkey),
  };
  return Object.values(given).some(Boolean) ? given : null;
}

/** The actor, freshly proven when the form brought a proof. Throws `step_up` for a wrong one. */
export async function provenActor(actor: Actor, data: FormData): Promise<Actor> {
  const given = readProof(data);
  return given ? await proveAgain(actor, given) : actor;
}

/** A refusal for want of a fresh proof gets the ways to give one. */
export async function withWays(state: FormState, actor: Actor): Promise<FormState> {
  if (state.code !== "step_up") return state;
  return { ...state, confirm: await waysToConfirm(actor) };
}
