// Writes the audit: one row per command in its own transaction, refusals and views beside it.
import type { Actor } from "@/lib/core/actor";
import { type Json, jsonNull, prisma, type Sql, sql, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { ownWriteMs } from "@/lib/core/replica";

/** What a use-case leaves on record. `before` and `after` hold the record's own fields, secrets masked. */
export interface Entry {
  bankId?: string | null;
  customerId?: string | null;
  subjectId?: string | null;
  before?: object | null;
  after?: object | null;
  detail?: string | null;
}

export interface Written extends Entry {
  action: string;
  outcome: "done" | "refused" | "viewed";
  role?: string | null;
  onceKey?: string | null;
}

/** Dates become text, so that what is kept is the same whoever reads it back. */
const plain = (value: object | null | undefined) =>
  value ? (JSON.parse(JSON.stringify(value)) as Json) : jsonNull;

const rowOf = (actor: Actor, entry: Written) => ({
  at: actor.now,
  action: entry.action,
  outcome: entry.outcome,
  bankId: entry.bankId ?? null,
  customerId: entry.customerId ?? null,
  subjectId: entry.subjectId ?? null,
  personId: actor.personId,
  personName: actor.name,
  consumerId: actor.consumer?.id ?? null,
  consumerName: actor.consumer?.name ?? null,
  via: actor.via,
  roleName: entry.role ?? null,
  before: plain(entry.before),
  after: plain(entry.after),
  detail: entry.detail ?? null,
  correlationId: actor.correlationId,
  address: actor.address,
  agent: actor.agent?.slice(0, 200) ?? null,
  onceKey: entry.onceKey ?? null,
});

/** Inside the command's transaction: no change without its event, no event without its change. */
export async function writeEvent(tx: Tx, actor: Actor, entry: Written): Promise<void> {
  await tx.auditEvent.create({ data: rowOf(actor, entry), select: { id: true } });
}

/** Outside a rolled-back transaction: a refusal, or a view. A view already kept for its hour is left alone. */
export async function writeApart(actor: Actor, entry: Written): Promise<void> {
  await prisma().auditEvent.createMany({ data: [rowOf(actor, entry)], skipDuplicates: true });
}

const hour = 3_600_000;
const written = new Map<string, number>();

/** Keeps a view once per person, thing and hour. This process remembers what it wrote, and asks the database only then. */
export async function writeViewOnce(
  actor: Actor,
  entry: Omit<Written, "outcome" | "onceKey">,
): Promise<void> {
  const slot = Math.floor(actor.now.getTime() / hour);
  // Whichever page or endpoint showed it: it is one look at one thing.
  const onceKey = [actor.personId, entry.bankId, entry.customerId, entry.subjectId, slot].join("|");
  if (written.get(onceKey) === slot) return;
  await writeApart(actor, { ...entry, outcome: "viewed", onceKey });
  if (written.size > 20_000) written.clear();
  written.set(onceKey, slot);
}

/** For `person p`: whether a change of hers was kept lately, through whichever instance. Without a replica nobody asks. */
export const wroteLately = (now: Date): Sql =>
  env().DATABASE_REPLICA_URL
    ? sql`EXISTS (SELECT FROM audit_event w WHERE w.person_id = p.id AND w.outcome = 'done'
        AND w.at > ${new Date(now.getTime() - ownWriteMs)})`
    : sql`false`;
