// When a read may be some seconds old it goes to a replica: never after one's own write, never too far behind (decision 0013).
import type { Actor } from "@/lib/core/actor";
import { type Reader, reader, replicaReader, replicaTransaction, sql, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

/** Further behind the replica is left out. */
export const mostBehindMs = 10_000;
/**
 * So long after somebody's write she reads from the primary: the replica's delay, the 15 seconds that a transaction may
 * wait and last after the moment it is dated, and 5 by which the clocks of two instances may differ.
 */
export const ownWriteMs = mostBehindMs + 20_000;

interface Watch {
  /** Where the primary was at a moment of this process's clock: noted each second, oldest first. */
  notes: { at: number; position: bigint }[];
  /** The replica holds everything that was committed before; 0 while it is not to be asked. */
  holds: number;
  /** Whether it was asked when it was last looked at: a change is logged. */
  isAsked: boolean;
  isLooking: boolean;
  /** Who wrote through this process, and when. */
  writers: Map<string, number>;
}

// Instrumentation, pages and route handlers each have their own copy of this module.
const shared = globalThis as unknown as { dossierWatch?: Watch };
function watch(): Watch {
  shared.dossierWatch ??= { notes: [], holds: 0, isAsked: false, isLooking: false, writers: new Map() };
  return shared.dossierWatch;
}

/** PostgreSQL writes a place in its log as two hexadecimal halves. */
function readPosition(text: string): bigint {
  const [high = "0", low = "0"] = text.split("/");
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** Notes where the primary is, then how far the replica came. Throws when one of them does not answer. */
export async function lookAtReplica(): Promise<void> {
  const state = watch();
  const at = Date.now();
  const [here] = await reader().query<{ lsn: string }>(sql`SELECT pg_current_wal_insert_lsn()::text AS lsn`);
  state.notes.push({ at, position: readPosition(here?.lsn ?? "") });
  state.notes = state.notes.filter((note) => at - note.at <= mostBehindMs);
  // A replica that was made a primary replays nothing: null.
  const [there] = await replicaReader().query<{ lsn: string | null }>(
    sql`SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text END AS lsn`,
  );
  if (!there?.lsn) throw new Error("This is no replica.");
  const replayed = readPosition(there.lsn);
  state.holds = state.notes.findLast(({ position }) => position <= replayed)?.at ?? 0;
  const isAsked = !isTooFarBehind(state, at);
  if (isAsked !== state.isAsked)
    log.warn(isAsked ? "the replica is asked" : "the replica is too far behind and left out");
  state.isAsked = isAsked;
}

const isTooFarBehind = ({ holds }: Watch, now: number): boolean => now - holds > mostBehindMs;

function leaveOut(error: unknown): void {
  const state = watch();
  // The name only: a database's messages carry the values they choke on.
  const fault = error instanceof Error ? error.name : typeof error;
  if (state.isAsked) log.warn("the replica does not answer and is left out", { fault });
  [state.holds, state.isAsked] = [0, false];
}

/** From now on it is looked at each second; what it says last counts until it is too old. */
export function watchReplica(): void {
  if (!env().DATABASE_REPLICA_URL) return;
  const look = async () => {
    const state = watch();
    if (state.isLooking) return;
    state.isLooking = true;
    await lookAtReplica().catch(leaveOut);
    state.isLooking = false;
  };
  void look();
  setInterval(() => void look(), 1_000).unref();
}

/** Before a change of the actor's is kept: this process need not ask the database about it. */
export function noteWrite({ personId }: Actor): void {
  if (!env().DATABASE_REPLICA_URL || !personId) return;
  const { writers } = watch();
  const now = Date.now();
  writers.delete(personId);
  writers.set(personId, now);
  // The oldest stand first.
  for (const [who, at] of writers) {
    if (now - at <= ownWriteMs) break;
    writers.delete(who);
  }
}

function mayBeBehind(actor: Actor): boolean {
  if (!env().DATABASE_REPLICA_URL || !actor.personId || actor.wroteLately) return false;
  const state = watch();
  const now = Date.now();
  return !isTooFarBehind(state, now) && now - (state.writers.get(actor.personId) ?? 0) > ownWriteMs;
}

/** Asks the replica where it may be asked. Whatever it refuses or fails at, the primary decides. */
async function prefer<Result>(
  actor: Actor,
  behind: () => Promise<Result>,
  atPrimary: () => Promise<Result>,
): Promise<Result> {
  if (!mayBeBehind(actor)) return await atPrimary();
  try {
    return await behind();
  } catch (error) {
    if (!(error instanceof AppError)) leaveOut(error);
    return await atPrimary();
  }
}

/** One read. */
export const readBehind = <Result>(actor: Actor, ask: (db: Reader) => Promise<Result>): Promise<Result> =>
  prefer(
    actor,
    () => ask(replicaReader()),
    () => ask(reader()),
  );

/** The reading part of a command: in a transaction of the replica's, or else in the command's own. */
export const searchBehind = <Result>(
  actor: Actor,
  own: Tx,
  ask: (tx: Tx) => Promise<Result>,
): Promise<Result> =>
  prefer(
    actor,
    () => replicaTransaction(ask),
    () => ask(own),
  );
