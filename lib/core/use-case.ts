// The single path of every read and every write: who may, what is accepted, what happens, what stays on record.
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { type Entry, writeApart, writeEvent, writeViewOnce } from "@/lib/core/audit";
import { type Reader, reader, type Tx, transaction } from "@/lib/core/db";
import { AppError, invalid } from "@/lib/core/errors";
import { withoutValues } from "@/lib/core/faults";
import { type Allow, decide, type Scope } from "@/lib/core/permissions";
import { noteWrite, readBehind } from "@/lib/core/replica";
import { inTurn, type Turns } from "@/lib/core/turns";
import { wordIssue } from "@/lib/core/word-issue";

export interface Context<Subject> {
  actor: Actor;
  now: Date;
  /** The banks whose rows this actor may touch through this use-case. */
  scope: Scope;
  subject: Subject;
}

type Raw = Record<string, unknown>;
type FindSubject<Db, Subject> = (
  db: Db,
  raw: Raw,
  context: Omit<Context<Subject>, "subject">,
) => Promise<Subject>;

interface Shape<Db, Input extends z.ZodType, Subject, Result> {
  /** `noun.verb`: the audit's action. */
  name: string;
  allow: Allow;
  /** Finds (and in a command locks) what it is about, or throws not_found. */
  subject?: FindSubject<Db, Subject>;
  input: Input;
  run: (db: Db, input: z.output<Input>, context: Context<Subject>) => Promise<Result>;
}

export interface Query<Input extends z.ZodType = z.ZodType, Subject = unknown, Result = unknown>
  extends Shape<Reader, Input, Subject, Result> {
  kind: "query";
  /** Others' writes of the last seconds may lack: then a replica may answer. One's own never do. */
  mayBeStale?: boolean;
  /** Views that are kept: once an hour, or each time for what is sensitive. */
  record?: { each: "hour" | "time"; entry: (result: Result, input: z.output<Input>) => Entry };
}

export interface Command<Input extends z.ZodType = z.ZodType, Subject = unknown, Result = unknown>
  extends Shape<Tx, Input, Subject, Result> {
  kind: "command";
  /** For what is dear: how many of it one person may have under way at once. */
  turns?: Turns;
  /** The audit event; null when nothing changed (a repeated identical write). */
  record: (result: Result, input: z.output<Input>, context: Context<Subject>) => Entry | null;
}

export type UseCase<Input extends z.ZodType = z.ZodType, Subject = unknown, Result = unknown> =
  | Query<Input, Subject, Result>
  | Command<Input, Subject, Result>;

export const defineQuery = <Input extends z.ZodType, Subject, Result>(
  shape: Omit<Query<Input, Subject, Result>, "kind">,
): Query<Input, Subject, Result> => ({ kind: "query", ...shape });

export const defineCommand = <Input extends z.ZodType, Subject, Result>(
  shape: Omit<Command<Input, Subject, Result>, "kind">,
): Command<Input, Subject, Result> => ({ kind: "command", ...shape });

export type Step = "role" | "subject" | "input" | ((actor: Actor, raw: Raw) => Promise<void> | void);
export interface Door {
  /** The order of the refusals; endpoints of OBP differ in it. */
  order?: readonly Step[];
  /** A bank where the actor holds nothing is "not found" on pages; OBP says 403. */
  hideBank?: boolean;
}

const pageDoor: Required<Door> = { order: ["role", "subject", "input"], hideBank: true };

/** Runs a use-case for an actor. Throws AppError for every expected refusal, and keeps the refusal on record. */
export async function perform<Input extends z.ZodType, Subject, Result>(
  useCase: UseCase<Input, Subject, Result>,
  actor: Actor,
  raw: Raw,
  door: Door = {},
): Promise<Result> {
  try {
    if (useCase.kind === "command") {
      const work = async () => {
        const order = await approach(useCase.allow, actor, raw, { ...pageDoor, ...door });
        return await transaction((tx) => runCommand(useCase, tx, actor, raw, { ...door, order }));
      };
      return await (useCase.turns ? inTurn(useCase.turns, actor.personId, work) : work());
    }
    const ask = (db: Reader) => walk(useCase, db, actor, raw, door);
    const { result, input, role } = await (useCase.mayBeStale ? readBehind(actor, ask) : ask(reader()));
    if (useCase.record) {
      const view = { action: useCase.name, role, ...useCase.record.entry(result, input) };
      if (useCase.record.each === "hour") await writeViewOnce(actor, view);
      else await writeApart(actor, { ...view, outcome: "viewed" });
    }
    return result;
  } catch (error) {
    await recordRefusal(error, useCase.name, actor, raw);
    throw withoutValues(error);
  }
}

/**
 * The steps that need no transaction, before there is one: whoever holds a connection and waits for a second may wait
 * for others who do the same. Returns the steps that are left.
 */
async function approach(
  allow: Allow,
  actor: Actor,
  raw: Raw,
  { order, hideBank }: Required<Door>,
): Promise<Step[]> {
  const left = [...order];
  for (let step = left[0]; step && step !== "subject" && step !== "input"; step = left[0]) {
    if (step === "role") decide(allow, actor, raw.bankId, hideBank);
    else await step(actor, raw);
    left.shift();
  }
  return left;
}

async function runCommand<Input extends z.ZodType, Subject, Result>(
  useCase: Command<Input, Subject, Result>,
  tx: Tx,
  actor: Actor,
  raw: Raw,
  door: Door,
): Promise<Result> {
  const { result, input, role, context } = await walk(useCase, tx, actor, raw, door);
  const entry = useCase.record(result, input, context);
  if (entry) {
    noteWrite(actor);
    await writeEvent(tx, actor, { action: useCase.name, outcome: "done", role, ...entry });
  }
  return result;
}

/** The steps in the door's order, then `run`. */
async function walk<Db extends Reader | Tx, Input extends z.ZodType, Subject, Result>(
  useCase: Shape<Db, Input, Subject, Result>,
  db: Db,
  actor: Actor,
  raw: Raw,
  door: Door,
) {
  const { order, hideBank } = { ...pageDoor, ...door };
  const verdict = () => decide(useCase.allow, actor, raw.bankId, hideBank);
  let subject: Subject | undefined;
  let parsed: z.ZodSafeParseResult<z.output<Input>> | undefined;
  for (const step of order) {
    if (step === "role") verdict();
    else if (step === "subject")
      subject = await useCase.subject?.(db, raw, { actor, now: actor.now, scope: verdict().scope });
    else if (step === "input") parsed = readInput(useCase.input, raw);
    else await step(actor, raw);
  }
  // Whatever order a door names, nothing runs without the role and a parsed input.
  const { scope, role } = verdict();
  if (!parsed?.success) parsed = readInput(useCase.input, raw);
  const context: Context<Subject> = { actor, now: actor.now, scope, subject: subject as Subject };
  const input = (parsed as z.ZodSafeParseSuccess<z.output<Input>>).data;
  return { result: await useCase.run(db, input, context), input, role, context };
}

function readInput<Input extends z.ZodType>(schema: Input, raw: Raw): z.ZodSafeParseResult<z.output<Input>> {
  const parsed = schema.safeParse(raw, { error: wordIssue });
  if (parsed.success) return parsed;
  throw invalid(fieldMessages(parsed.error));
}

/** One sentence a field: the first issue of each. */
export function fieldMessages(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? "form")] ??= issue.message;
  return fields;
}

async function recordRefusal(error: unknown, action: string, actor: Actor, raw: Raw): Promise<void> {
  if (!(error instanceof AppError) || !["forbidden", "not_found"].includes(error.code)) return;
  if (error.facts.isCounted) return;
  // PostgreSQL has no text with U+0000 in it, and whoever sends one is refused all the same.
  const bare = (value: string) => value.replaceAll("\0", "");
  const text = (value: unknown) => (typeof value === "string" ? bare(value).slice(0, 64) : null);
  await writeApart(actor, {
    action,
    outcome: "refused",
    role: error.facts.role,
    bankId: text(raw.bankId),
    customerId: text(raw.customerId),
    subjectId: text(raw.id),
    detail: bare(error.message),
  });
}
