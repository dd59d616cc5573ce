// Finds a page of hits, and how many there are: by steps that are each bounded, whatever the pattern and the bank.
import type { Tx } from "@/lib/core/db";
import { isStatementTimeout } from "@/lib/core/faults";
import {
  type Bounds,
  countSought,
  type Hit,
  prepare,
  seekTier,
  usual,
  walkOn,
} from "@/lib/customers/search-steps";
import type { Tier } from "@/lib/customers/search-tiers";

export interface Page {
  after: Hit | null;
  limit: number;
  /** Exact up to here; beyond it, one more. 0: not counted. */
  counted: number;
}

export interface Found {
  hits: Hit[];
  /** Null when counting would have taken too long. */
  count: number | null;
}

/** Without an index, counting passes at most so many times what a walk passes at first. */
const COUNTED_STRIDES = 10;

interface Search {
  tx: Tx;
  banks: readonly string[];
  bounds: Bounds;
  deadline: number;
  limit: number;
  counted: number;
}

/** A tier's hits from the cursor on, at most `limit`, and how many it has in all; null: not known. */
interface TierFound {
  hits: Hit[];
  count: number | null;
}

/** Whether enough digits are known that the candidates are few. */
const isRare = ({ seeks }: Tier, { rare }: Bounds) =>
  seeks?.every(({ kind, length }) => kind === "range" || length >= rare) ?? false;

async function trySeek(search: Search, tier: Tier, after: Hit | null): Promise<TierFound | null> {
  if (tier.seeks === null) return null;
  const { tx, banks, bounds, deadline, limit } = search;
  // Ranges are read in their order and left early; the other indexes are only ever read as bitmaps.
  await prepare(tx, deadline, tier.seeks.some(({ kind }) => kind === "gram") ? "bitmap" : "any");
  return await seekTier(tx, tier, banks, { after, limit }, bounds);
}

interface Walk {
  hits: Hit[];
  count: number;
  /** Every customer of every bank was passed. */
  isWhole: boolean;
}

/** From the cursor on, bank after bank, until there are enough hits or so many customers were passed. */
async function walk(
  search: Search,
  tier: Tier,
  after: Hit | null,
  most: number,
  enough: number,
): Promise<Walk> {
  const { tx, bounds, deadline, limit } = search;
  const banks = [...search.banks].sort().filter((bankId) => !after || bankId >= after.bankId);
  const hits: Hit[] = [];
  let [count, passed] = [0, 0];
  for (const bankId of banks) {
    let from = after?.bankId === bankId ? after.customerNumber : null;
    for (let isMore = true; isMore; ) {
      if (passed >= most || count >= enough) return { hits, count, isWhole: false };
      await prepare(tx, deadline, "any");
      const step = { walked: bounds.walked, limit: Math.max(0, limit - hits.length) };
      const next = await walkOn(tx, tier, bankId, from, step);
      passed += next.passed;
      count += next.count;
      for (const customerNumber of next.numbers) hits.push({ rank: tier.rank, bankId, customerNumber });
      from = next.last;
      isMore = next.passed === bounds.walked;
    }
  }
  return { hits, count, isWhole: true };
}

async function findTier(search: Search, tier: Tier, after: Hit | null): Promise<TierFound> {
  const { bounds, limit, counted } = search;
  const rare = isRare(tier, bounds);
  const first = rare || tier.isOnlySought ? await trySeek(search, tier, after) : null;
  if (first) return first;
  if (tier.isOnlySought) return { hits: [], count: 0 };
  const all = Number.POSITIVE_INFINITY;
  const short = await walk(search, tier, after, bounds.walked, all);
  const isFromTheFirst = after === null;
  if (short.isWhole) return { hits: short.hits, count: isFromTheFirst ? short.count : null };
  if (short.hits.length >= limit) {
    const isMany = isFromTheFirst && short.count > counted;
    return { hits: short.hits, count: isMany ? counted + 1 : null };
  }
  const sought = rare ? null : await trySeek(search, tier, after);
  if (sought) return sought;
  const long = await walk(search, tier, after, all, limit);
  return { hits: long.hits, count: isFromTheFirst && long.isWhole ? long.count : null };
}

/** Null when it would take too long. The savepoint keeps what was found all the same. */
async function countTier(search: Search, tier: Tier): Promise<number | null> {
  const { tx, banks, bounds, counted } = search;
  const deadline = Math.min(search.deadline, performance.now() + bounds.longest / 2);
  await tx.$executeRaw`SAVEPOINT counting`;
  try {
    if (tier.seeks !== null) {
      await prepare(tx, deadline, tier.seeks.some(({ kind }) => kind === "gram") ? "bitmap" : "any");
      return await countSought(tx, tier, banks, counted);
    }
    const { count, isWhole } = await walk(
      { ...search, deadline, limit: 0 },
      tier,
      null,
      bounds.walked * COUNTED_STRIDES,
      counted + 1,
    );
    return isWhole || count > counted ? count : null;
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT counting`;
    return null;
  }
}

/** The part of the cursor that lies in this tier; "past" when the page begins behind it. */
function placeIn(tier: Tier, next: Tier | undefined, after: Hit | null): Hit | null | "past" {
  if (!after || after.rank < tier.rank) return null;
  return next && after.rank >= next.rank ? "past" : after;
}

/** `lastResort` is asked for only when the tiers do not fill the first page; then pages of it may follow. */
export interface Order {
  tiers: readonly Tier[];
  lastResort?: () => Promise<Tier>;
}

function needsLastResort({ lastResort }: Order, tiers: readonly Tier[], page: Page, hits: readonly Hit[]) {
  if (!lastResort) return false;
  // A cursor behind all tiers lies in it; one that lies in a tier says that they filled a page.
  const last = tiers.at(-1);
  return page.after ? page.after.rank > (last?.rank ?? 0) + 1 : hits.length < page.limit - 1;
}

/**
 * The hits from the cursor on, best first: by rank, bank and customer number. Throws like a statement that was cut off
 * when they could not be found in time.
 */
export async function findMatches(
  tx: Tx,
  order: Order,
  banks: readonly string[],
  page: Page,
  bounds: Bounds = usual,
): Promise<Found> {
  const deadline = performance.now() + bounds.longest;
  const hits: Hit[] = [];
  let count: number | null = 0;
  const tiers = [...order.tiers];
  for (let at = 0; ; at += 1) {
    if (at === order.tiers.length && needsLastResort(order, order.tiers, page, hits)) {
      await prepare(tx, deadline, "any");
      if (order.lastResort) tiers.push(await order.lastResort());
    }
    const tier = tiers[at];
    if (!tier) return { hits, count };
    const search = { tx, banks, bounds, deadline, limit: page.limit - hits.length, counted: page.counted };
    const after = placeIn(tier, tiers[at + 1], page.after);
    if (after === "past") continue;
    const isFull = search.limit <= 0;
    const isCounting = page.counted > 0 && count !== null && count <= page.counted;
    if (isFull && !isCounting) return { hits, count };
    const found: TierFound = isFull ? { hits: [], count: null } : await findTier(search, tier, after);
    hits.push(...found.hits);
    if (!isCounting || count === null) continue;
    const own: number | null = found.count ?? (await countTier(search, tier));
    count = own === null ? null : Math.min(count + own, page.counted + 1);
  }
}
