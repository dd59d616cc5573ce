// Keeps a record as versions: the current one has no superseded_at, a deletion supersedes without a successor.
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

export interface Key {
  bankId: string;
  customerId: string;
  id: string;
}
export interface Recorded {
  version: number;
  recordedAt: Date;
  recordedBy: string;
  supersededAt: Date | null;
}
type Row<Fields> = Key & Recorded & Fields;

/** The part of a Prisma model that every version table has in common. */
interface Table<Fields> {
  findFirst(args: {
    where: Key & { version?: number };
    orderBy: { version: "desc" };
  }): Promise<Row<Fields> | null>;
  updateMany(args: {
    where: Key & { version: number };
    data: { supersededAt: Date };
  }): Promise<{ count: number }>;
  create(args: { data: object }): Promise<Row<Fields>>;
}
type Versioned =
  | "customerAttribute"
  | "address"
  | "taxResidence"
  | "kycCheck"
  | "kycDocument"
  | "kycMedia"
  | "mrzReading"
  | "closedDifference";

const tableOf = <Fields>(tx: Tx, noun: Versioned) => tx[noun] as unknown as Table<Fields>;
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The named fields of a row, without key and record-keeping. */
export const pick = <Fields extends object>(row: object, names: readonly (keyof Fields & string)[]): Fields =>
  Object.fromEntries(names.map((name) => [name, (row as Record<string, unknown>)[name]])) as Fields;

export interface WriteResult<Fields> {
  row: Row<Fields>;
  before: Fields | null;
  changed: boolean;
}

/**
 * Appends a version unless the current one says the same. The caller holds the customer's row lock, so two writers
 * follow one another. `baseVersion` is the version a form started from (0: it makes a new record): another current
 * version then is a conflict, and nothing is written. Without it (OBP) the last write stands on top of the first.
 */
export async function writeVersion<Fields extends object>(
  tx: Tx,
  noun: Versioned,
  key: Key,
  fields: Fields,
  actor: Actor,
  baseVersion?: number,
): Promise<WriteResult<Fields>> {
  const table = tableOf<Fields>(tx, noun);
  const where = { bankId: key.bankId, customerId: key.customerId, id: key.id };
  const names = Object.keys(fields) as (keyof Fields & string)[];
  const latest = await table.findFirst({ where, orderBy: { version: "desc" } });
  const current = latest && !latest.supersededAt ? latest : null;
  if (current && names.every((name) => same(current[name], fields[name]))) {
    return { row: current, before: pick<Fields>(current, names), changed: false };
  }
  if (baseVersion !== undefined && baseVersion !== (current?.version ?? 0)) {
    const base = await table.findFirst({
      where: { ...where, version: baseVersion },
      orderBy: { version: "desc" },
    });
    throw await conflict(tx, current, names, base);
  }
  if (current)
    await table.updateMany({
      where: { ...where, version: current.version },
      data: { supersededAt: actor.now },
    });
  const row = await table.create({
    data: { ...where, ...fields, version: (latest?.version ?? 0) + 1, ...stamp(actor) },
  });
  return { row, before: current && pick<Fields>(current, names), changed: true };
}

/** Ends the current version. Returns what it was, or null when there was none. */
export async function endVersion<Fields extends object>(
  tx: Tx,
  noun: Versioned,
  key: Key,
  actor: Actor,
): Promise<Row<Fields> | null> {
  const table = tableOf<Fields>(tx, noun);
  const where = { bankId: key.bankId, customerId: key.customerId, id: key.id };
  const latest = await table.findFirst({ where, orderBy: { version: "desc" } });
  if (!latest || latest.supersededAt) return null;
  await table.updateMany({ where: { ...where, version: latest.version }, data: { supersededAt: actor.now } });
  return latest;
}

/** Who recorded a row, through what, and when. */
export const stamp = (actor: Actor) => {
  if (!actor.personId) throw new AppError("unauthenticated", "Please sign in first.");
  return { recordedAt: actor.now, recordedBy: actor.personId, recordedVia: actor.consumer?.id ?? null };
};

/** The refusal a second editor gets: who saved what meanwhile, and what it was when he opened it (`base`). */
export async function conflict(
  tx: Tx,
  current: (Recorded & object) | null,
  names: readonly string[],
  base: object | null = null,
): Promise<AppError> {
  if (!current) return new AppError("conflict", "This was deleted meanwhile. What you typed is still here.");
  const author = await tx.person.findUnique({ where: { id: current.recordedBy }, select: { name: true } });
  const by = author?.name ?? "Somebody else";
  return new AppError("conflict", `${by} changed this after you opened it. What you typed is still here.`, {
    theirs: {
      version: current.version,
      by,
      at: current.recordedAt,
      fields: pick(current, names as never[]),
      was: base ? pick(base, names as never[]) : {},
    },
  });
}
