// Limits how much a consumer or an address may ask: counted in memory, shared with other instances once a second.

import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import { addressBlock } from "@/lib/auth/address-block";
import { type Actor, stranger } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { Expected } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, perform } from "@/lib/core/use-case";
import { refusal } from "@/lib/obp/errors";

export interface Limit {
  /** What is counted: a consumer's calls, an address's look-ups … */
  key: string;
  perMinute: number;
  /** As OBP's 429 calls whoever is limited. */
  whom: "this Consumer" | "anonymous access";
}

const second = 1_000;
const minute = 60 * second;
// The limiter only counts: each caller brings its own limit.
const counter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 120 });
const unshared = new Map<string, number>();
let isSharingSoon = false;

const windowOf = (now: Date) => Math.floor(now.getTime() / minute) * minute;

/** Counts one call. Returns OBP's headers; throws OBP-10018 when the minute is used up. */
export async function countCall({ key, perMinute, whom }: Limit, now: Date): Promise<Record<string, string>> {
  const start = windowOf(now);
  const slot = `${key}|${start}`;
  unshared.set(slot, (unshared.get(slot) ?? 0) + 1);
  startSharing();
  const { consumedPoints } = (await counter.consume(slot)) as RateLimiterRes;
  const reset = Math.ceil((start + minute - now.getTime()) / second);
  const headers = {
    "X-Rate-Limit-Limit": String(perMinute),
    "X-Rate-Limit-Remaining": String(Math.max(0, perMinute - consumedPoints)),
    "X-Rate-Limit-Reset": String(reset),
  };
  if (consumedPoints > perMinute) throw new LimitReached({ perMinute, whom }, reset, headers);
  return headers;
}

export class LimitReached extends Expected {
  readonly refusal;
  readonly headers;
  constructor({ perMinute, whom }: Omit<Limit, "key">, reset: number, headers: Record<string, string>) {
    super("limit reached");
    this.refusal = refusal("OBP-10018", ` We only allow ${perMinute} requests per minute for ${whom}.`);
    this.headers = { ...headers, "Retry-After": String(reset) };
  }
}

/** Whose calls these are: the consumer's, or a stranger's by address. */
export const limitOf = (actor: Actor): Limit => ({
  key: actor.consumer
    ? `consumer ${actor.consumer.id}`
    : `address ${addressBlock(actor.address ?? "unknown")}`,
  perMinute: env().OBP_REQUESTS_PER_MINUTE,
  whom: actor.consumer ? "this Consumer" : "anonymous access",
});

/**
 * Invitations are looked up without a token: so few per address and, for whoever has many addresses, per bank. Returns
 * the headers of the address's own limit.
 */
export async function countLookUp({ address, now }: Actor, bankId: string): Promise<Record<string, string>> {
  const whom = "anonymous access";
  const perMinute = env().OBP_INVITATION_LOOKUPS_PER_MINUTE;
  const headers = await countCall(
    { key: `look-up ${addressBlock(address ?? "unknown")}`, perMinute, whom },
    now,
  );
  await countCall({ key: `look-up at ${bankId.slice(0, 64)}`, perMinute: perMinute * 10, whom }, now);
  return headers;
}

function startSharing() {
  if (isSharingSoon) return;
  isSharingSoon = true;
  const share = () => {
    isSharingSoon = false;
    shareCounts().catch((error: unknown) => log.fault(error));
  };
  setTimeout(share, second).unref();
}

const addCounts = defineCommand({
  name: "limit.share",
  allow: anyone(),
  input: z.object({ counts: z.array(z.object({ slot: z.string(), count: z.int() })) }),
  run: async (tx, { counts }, { now }) => {
    const [slots, numbers] = [counts.map(({ slot }) => slot), counts.map(({ count }) => count)];
    await tx.query(sql`DELETE FROM rate_count WHERE counted_at < ${new Date(now.getTime() - 3 * minute)}`);
    return await tx.query<{ slot: string; count: number }>(sql`
      INSERT INTO rate_count (slot, count, counted_at)
      SELECT slot, count, ${now} FROM unnest(${slots}::text[], ${numbers}::int[]) AS given (slot, count) ORDER BY slot
      ON CONFLICT (slot) DO UPDATE SET count = rate_count.count + excluded.count, counted_at = excluded.counted_at
      RETURNING slot, count`);
  },
  record: () => null,
});

/** Tells the others what was counted here since the last time, and counts here what they counted. */
export async function shareCounts(): Promise<void> {
  const counts = [...unshared].map(([slot, count]) => ({ slot, count }));
  unshared.clear();
  if (counts.length === 0) return;
  const totals = await perform(addCounts, stranger(), { counts });
  for (const { slot, count: total } of totals) {
    const here = (await counter.get(slot))?.consumedPoints ?? 0;
    const pending = unshared.get(slot) ?? 0;
    if (total + pending > here) await counter.penalty(slot, total + pending - here);
  }
}
