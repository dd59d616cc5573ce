// The door of forms about oneself (signing up, password, sessions): no bank, and secrets are never kept or given back.
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { type Command, perform } from "@/lib/core/use-case";
import { refused } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { provenActor, withWays } from "@/lib/web/proof-form";
import { currentActor, currentPath, sameSitePath } from "@/lib/web/request";

/** One field of a form as text; a file or nothing is the empty text. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** Runs `work` and goes where it says; a refusal becomes messages beside the fields, with `typed` given back. */
export async function answerForm(
  actor: Actor,
  typed: Record<string, string>,
  work: (actor: Actor) => Promise<string>,
): Promise<FormState> {
  let next: string;
  try {
    next = await work(actor);
  } catch (error) {
    return refused(error, typed, []);
  }
  return redirect(next as never);
}

const signInFirst = async (): Promise<never> =>
  redirect(`/sign-in?next=${encodeURIComponent(sameSitePath(await currentPath()))}` as never);

/**
 * The same for whoever is signed in; without a session one signs in first and starts again. With `data` the form can
 * also ask to confirm who acts (see proof-form.ts).
 */
export async function answerOwnForm(
  work: (actor: Actor) => Promise<string>,
  data?: FormData,
): Promise<FormState> {
  const actor = await currentActor();
  if (!actor.personId) return await signInFirst();
  const state = await answerForm(
    actor,
    {},
    async () => await work(data ? await provenActor(actor, data) : actor),
  );
  return await withWays(state, actor);
}

/** One command about oneself, then `next`. */
export const runOwn = <Input extends z.ZodType, Subject, Result>(
  command: Command<Input, Subject, Result>,
  raw: Record<string, unknown>,
  next: string,
  data?: FormData,
): Promise<FormState> =>
  answerOwnForm(async (actor) => {
    await perform(command, actor, raw);
    return next;
  }, data);

/** Work whose result the form itself draws, on no other page: `done`, or the refusal as the form's state. */
export async function answerInPlace<Result>(
  data: FormData,
  work: (actor: Actor) => Promise<Result>,
): Promise<{ done: Result } | { state: FormState }> {
  const actor = await currentActor();
  if (!actor.personId) return await signInFirst();
  try {
    return { done: await work(await provenActor(actor, data)) };
  } catch (error) {
    return { state: await withWays(refused(error, {}, []), actor) };
  }
}
