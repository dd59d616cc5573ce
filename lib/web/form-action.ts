// The door of forms: reads what was typed, runs the command, and turns a refusal into messages beside the fields.
import { redirect } from "next/navigation";
import type { z } from "zod";
import { findBrowserOwner, saveDraft } from "@/lib/auth/drafts";
import { getBank, todayAt } from "@/lib/banks/banks";
import { type Actor, stranger } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { type Command, fieldMessages, perform } from "@/lib/core/use-case";
import { wordIssue } from "@/lib/core/word-issue";
import { isoDay } from "@/lib/format";
import type { FormState } from "@/lib/web/form-state";
import { isProofField, provenActor, withWays } from "@/lib/web/proof-form";
import { currentActor, currentPath, formerPerson, knownBrowser, sameSitePath } from "@/lib/web/request";

type Typed = Record<string, string | string[]>;

export interface FormOptions<Result> {
  /** Ids that say what the form is about, bound on the server or posted as hidden fields. */
  ids: Record<string, unknown>;
  /** What a person must satisfy beyond the use-case's own input; its output goes to the use-case. `today` is the bank's. */
  form: (facts: { today: string }) => z.ZodType<Record<string, unknown>>;
  /** Fields with several values (tags, nationalities). */
  lists?: readonly string[];
  /** Fields that are never given back. */
  secrets?: readonly string[];
  /** Where to go when it is done. */
  next: (result: Result) => string;
}

/** Runs a command from a form. Answers with a state, or goes on to the next page. */
export async function submit<Input extends z.ZodType, Subject, Result>(
  command: Command<Input, Subject, Result>,
  data: FormData,
  options: FormOptions<Result>,
): Promise<FormState> {
  const typed = readForm(data, options.lists ?? []);
  const actor = await currentActor();
  if (!actor.personId) return redirect((await signInAgain(typed, options.secrets ?? [])) as never);
  const raw: Record<string, unknown> = { ...options.ids };
  let result: Result;
  try {
    const form = options.form({ today: await bankDay(options.ids.bankId, actor) });
    const readTyped = () => {
      const parsed = form.safeParse(typed, { error: wordIssue });
      if (!parsed.success) throw invalid(fieldMessages(parsed.error));
      Object.assign(raw, parsed.data, options.ids);
    };
    const door = { order: ["role", "subject", readTyped, "input"] } as const;
    result = await perform(command, await provenActor(actor, data), raw, door);
  } catch (error) {
    return await withWays(refused(error, typed, options.secrets ?? []), actor);
  }
  return redirect(options.next(result) as never);
}

/** The calendar day at the bank: what "tomorrow" means in its forms. In UTC where the form is about no bank (null). */
async function bankDay(bankId: unknown, actor: Actor): Promise<string> {
  if (bankId === null) return isoDay(actor.now);
  return todayAt(await perform(getBank, actor, { bankId }), actor.now);
}

/** The fields as text, without the framework's own and without what somebody confirms himself by. */
export function readForm(data: FormData, lists: readonly string[]): Typed {
  const typed: Typed = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION_") || isProofField(name)) continue;
    const values = data
      .getAll(name)
      .map((value) => (typeof value === "string" ? value.replace(/\r\n/g, "\n") : ""));
    typed[name] = lists.includes(name) ? values : (values[0] ?? "");
  }
  return typed;
}

const withoutSecrets = (typed: Typed, secrets: readonly string[]): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));

/** A refusal as messages; a bug as a neutral sentence with its number. */
export function refused(error: unknown, typed: Typed, secrets: readonly string[]): FormState {
  const kept = withoutSecrets(typed, secrets);
  if (!(error instanceof AppError)) {
    const id = log.fault(error);
    return {
      message: `Something went wrong on our side, and nothing was stored. Please try again; if it stays, tell your administrator the number ${id}.`,
      code: "internal",
      errors: {},
      typed: kept,
      theirs: null,
    };
  }
  const { fields = {}, theirs } = error.facts;
  return {
    message: error.message,
    code: error.code,
    errors: fields,
    typed: kept,
    theirs: theirs ? { ...theirs, at: theirs.at.toISOString() } : null,
  };
}

/** Signed out in another tab the cookie is gone, but the browser is still known. */
async function browserOwner(): Promise<string | null> {
  const secret = await knownBrowser();
  return secret ? await perform(findBrowserOwner, stranger(), { secret }) : null;
}

/** The session ended while somebody typed: keep it for him, and come back with it after signing in. */
async function signInAgain(typed: Typed, secrets: readonly string[]): Promise<string> {
  const back = new URL(sameSitePath(await currentPath()), "http://here.invalid");
  const personId = (await formerPerson()) ?? (await browserOwner());
  if (personId) back.searchParams.set("draft", await saveDraft(personId, withoutSecrets(typed, secrets)));
  return `/sign-in?next=${encodeURIComponent(back.pathname + back.search)}`;
}
