// Whether somebody can sign in: disabled and enabled again, locked and unlocked, signed out everywhere.
import { z } from "zod";
import { forgetTries } from "@/lib/auth/brake-state";
import type { Actor } from "@/lib/core/actor";
import { type Entry, writeEvent } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { atSomeBank } from "@/lib/core/permissions";
import { type Context, defineCommand } from "@/lib/core/use-case";
import { keepAdministrators } from "@/lib/people/administrators";
import { demandAuthority } from "@/lib/people/authority";

const allow = atSomeBank("CanManagePeople", ["CanCreateEntitlementAtAnyBank"]);
const input = z.object({ personId: z.string().max(64) });
type Input = z.output<typeof input>;

/** Nothing opened before opens anything again: neither a session nor, with `hasTokens`, an API token. */
export async function endEverything(
  tx: Tx,
  personId: string,
  now: Date,
  hasTokens: boolean,
): Promise<number> {
  const open = { personId, endedAt: null };
  const { count } = await tx.session.updateMany({ where: open, data: { endedAt: now } });
  await tx.person.update({ where: { id: personId }, data: { sessionVersion: { increment: 1 } } });
  if (hasTokens)
    await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
  return count;
}

/** The auditors of each bank of his read of it: the first one's event is the command's own, the others stand beside it. */
export async function tellBanks(
  tx: Tx,
  actor: Actor,
  { action, ...entry }: Entry & { action: string },
  [first, ...others]: readonly string[],
): Promise<Entry> {
  for (const bankId of others) await writeEvent(tx, actor, { action, outcome: "done", ...entry, bankId });
  return { ...entry, bankId: first ?? null };
}

const unchanged = (words: string) => new AppError("conflict", words, { subject: "person" });

interface Change {
  name: string;
  field: "isActive" | "isLocked";
  to: boolean;
  /** Said when it is so already. */
  already: string;
  work: (tx: Tx, person: { id: string; email: string }, now: Date) => Promise<unknown>;
}

function changeState({ name, field, to, already, work }: Change) {
  const isTaken = field === "isActive" ? !to : to;
  return defineCommand({
    name,
    allow,
    input,
    run: async (tx, { personId }: Input, context: Context<unknown>) => {
      const person = await demandAuthority(tx, personId, context);
      if (isTaken) await keepAdministrators(tx, personId, null, context.now);
      const where = { id: personId, [field]: !to };
      const { count } = await tx.person.updateMany({ where, data: { [field]: to } });
      if (count === 0) throw unchanged(already);
      await work(tx, person, context.now);
      const entry = { before: { personId, [field]: !to }, after: { personId, [field]: to } };
      return await tellBanks(
        tx,
        context.actor,
        { action: name, subjectId: personId, ...entry },
        person.banks,
      );
    },
    record: (entry) => entry,
  });
}

/** For somebody who left: every session ends, tokens rest, and nothing signs him in until he is enabled. */
export const disablePerson = changeState({
  name: "person.disable",
  field: "isActive",
  to: false,
  already: "This account is disabled already.",
  work: (tx, { id }, now) => endEverything(tx, id, now, false),
});

/** He can sign in again, with the roles and the API tokens that did not end meanwhile. */
export const enablePerson = changeState({
  name: "person.enable",
  field: "isActive",
  to: true,
  already: "This account is enabled already.",
  work: (tx, person) => forgetTries(tx, person),
});

/** For a suspicion: sessions end and tokens rest until he is unlocked. */
export const lockPerson = changeState({
  name: "person.lock",
  field: "isLocked",
  to: true,
  already: "This account is locked already.",
  work: (tx, { id }, now) => endEverything(tx, id, now, false),
});

/** Takes off an administrator's lock and the brake after wrong passwords, whichever there is. */
export const unlockPerson = defineCommand({
  name: "person.unlock",
  allow,
  input,
  run: async (tx, { personId }, context) => {
    const person = await demandAuthority(tx, personId, context);
    await tx.person.updateMany({ where: { id: personId }, data: { isLocked: false } });
    await forgetTries(tx, person);
    const { banks, isLocked } = person;
    const entry = { before: { personId, isLocked }, after: { personId, isLocked: false } };
    const detail = "wrong tries forgotten";
    const event = { action: "person.unlock", subjectId: personId, ...entry, detail };
    return await tellBanks(tx, context.actor, event, banks);
  },
  record: (entry) => entry,
});

/** Signs somebody out everywhere: sessions and API tokens. */
export const endPersonSessions = defineCommand({
  name: "person.end-sessions",
  allow,
  input,
  run: async (tx, { personId }, context) => {
    const { banks } = await demandAuthority(tx, personId, context);
    const count = await endEverything(tx, personId, context.now, true);
    const detail = `${count} sessions, and all API tokens`;
    const event = { action: "person.end-sessions", subjectId: personId, detail };
    return await tellBanks(tx, context.actor, event, banks);
  },
  record: (entry) => entry,
});
