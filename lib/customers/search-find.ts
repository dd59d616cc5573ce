// Finds a page of hits, and how many there are: by steps that are each bounded, whatever the pattern and the bank.
import type { Tx } from "@/lib/core/db";
import { isStatementTimeout } from "@/lib/core/faults";
import { isEverywhere, isRare } from "@/lib/customers/search-probe";
import {
  type Bounds,
  type Clock,
  countSought,
  type Hit,
  isFetched,
  OutOfTime,
  placeIn,
  plansOf,
  prepare,
  seekTier,
  startClock,
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

/** A walk that has to fetch each customer passes so many times fewer at once. */
const FETCHED = 3;

/** The first step of a walk that is over when the page is full is so many times shorter, and each next one longer. */
const SHORTER = 16;
const LONGER = 4;

/** Without an index, counting passes at most so many times what a walk passes at first. */
const COUNTED_STRIDES = 5;

/** A page that the first walk fills to such a part is full after a few more; a seek would gather thousands. */
const SOON = 4;

interface Search {
  tx: Tx;
  banks: readonly string[];
  bounds: Bounds;
  clock: Clock;
  limit: number;
  counted: number;
  /** Seeks that were tried already, and had more candidates than are looked at. */
  tooMany?: Tier["seeks"];
  /** Seeks of what very many have, as it seems: tried only where a walk does not meet enough. */
  everywhere?: Tier["seeks"];
}

/** A tier's hits from the cursor on, at most `limit`, and how many it has in all; null: not known. */
interface TierFound {
  hits: Hit[];
  count: number | null;
  /** So many were met at once that a walk soon counts enough of them. */
  isDense?: boolean;
}

async function trySeek(search: Search, tier: Tier, after: Hit | null): Promise<TierFound | null> {
  if (tier.seeks === null || tier.seeks === search.tooMany) return null;
  const { tx, banks, bounds, clock, limit } = search;
  await prepare(tx, clock, plansOf(tier));
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
  const { tx, bounds, clock, limit } = search;
  const longest = isFetched(tier) ? Math.ceil(bounds.walked / FETCHED) : bounds.walked;
  // Where only a page is wanted, what is frequent fills it soon.
  let pace = enough <= limit ? Math.ceil(longest / SHORTER) : longest;
  const banks = [...search.banks].sort().filter((bankId) => !after || bankId >= after.bankId);
  const hits: Hit[] = [];
  let [count, passed] = [0, 0];
  for (const bankId of banks) {
    let from = after?.bankId === bankId ? after.customerNumber : null;
    for (let isMore = true; isMore; ) {
      if (passed >= most || count >= enough) return { hits, count, isWhole: false };
      await prepare(tx, clock, "any");
      const walked = Math.min(pace, most - passed);
      const step = { walked, limit: Math.max(0, limit - hits.length) };
      const next = await walkOn(tx, tier, bankId, from, step);
      pace = Math.min(pace * LONGER, longest);
      passed += next.passed;
      count += next.count;
      for (const customerNumber of next.numbers) hits.push({ rank: tier.rank, bankId, customerNumber });
      from = next.last;
      isMore = next.passed === walked;
    }
  }
  return { hits, count, isWhole: true };
}

async function findTier(search: Search, tier: Tier, after: Hit | null): Promise<TierFound> {
  const { bounds, limit, counted } = search;
  const rare = tier.seeks !== search.everywhere && isRare(tier, bounds);
  const first = rare ? await trySeek(search, tier, after) : null;
  if (first) return first;
  const all = Number.POSITIVE_INFINITY;
  const isFromTheFirst = after === null;
  const isCounting = isFromTheFirst && counted > 0;
  const short = await walk(search, tier, after, bounds.walked, isCounting ? all : limit);
  if (short.isWhole) return { hits: short.hits, count: isFromTheFirst ? short.count : null };
  if (short.hits.length >= limit) {
    const isMany = isFromTheFirst && short.count > counted;
    const isDense = isFetched(tier) && short.count * COUNTED_STRIDES > counted;
    return { hits: short.hits, count: isMany ? counted + 1 : null, isDense };
  }
  if (short.hits.length * SOON >= limit) {
    const soon = await walk(search, tier, after, bounds.walked * SOON, limit);
    if (soon.hits.length >= limit) return { hits: soon.hits, count: null };
  }
  const sought = rare ? null : await trySeek(search, tier, after);
  if (sought) return sought;
  const long = await walk(search, tier, after, all, limit);
  return { hits: long.hits, count: isFromTheFirst && long.isWhole ? long.count : null };
}

/** Null when it would take too long. The savepoint keeps what was found all the same. */
async function countTier(search: Search, tier: Tier, isDense: boolean): Promise<number | null> {
  const { tx, banks, bounds, counted } = search;
  const clock = startClock(bounds.longest / 2);
  clock.deadline = Math.min(clock.deadline, search.clock.deadline);
  await tx.$executeRaw`SAVEPOINT counting`;
  try {
    if (tier.seeks !== null && !isDense) {
      await prepare(tx, clock, plansOf(tier));
      return await countSought(tx, tier, banks, counted);
    }
    const { count, isWhole } = await walk(
      { ...search, clock, limit: 0 },
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
  } finally {
    // What it told the database holds no more.
    search.clock.told = null;
  }
}

export interface Order {
  /** Everything at once, with the tiers' ranks: tried first, and enough when it is not too much. */
  whole?: Tier;
  tiers: readonly Tier[];
  /** Asked for only when the others do not fill the first page; then pages of it may follow. Its rank is above theirs. */
  lastResort?: () => Promise<Tier>;
}

/** The tiers one after the other, until the page is full and counted. */
async function findInTiers(search: Search, tiers: readonly Tier[], page: Page): Promise<Found> {
  const hits: Hit[] = [];
  let count: number | null = 0;
  for (const [at, tier] of tiers.entries()) {
    const after = placeIn(tier, tiers[at + 1], page.after);
    if (after === "past") continue;
    const limit = page.limit - hits.length;
    const isCounting = page.counted > 0 && count !== null && count <= page.counted;
    if (limit <= 0 && !isCounting) break;
    const found: TierFound =
      limit <= 0 ? { hits: [], count: null } : await findTier({ ...search, limit }, tier, after);
    hits.push(...found.hits);
    if (!isCounting || count === null) continue;
    const own: number | null = found.count ?? (await countTier(search, tier, found.isDense ?? false));
    count = own === null ? null : Math.min(count + own, page.counted + 1);
  }
  return { hits, count };
}

async function findBest(search: Search, { whole, tiers }: Order, page: Page): Promise<Found> {
  const { tx, banks, bounds, clock } = search;
  if (whole && (await isEverywhere(tx, whole, banks, bounds, clock)))
    return await findInTiers({ ...search, everywhere: whole.seeks }, tiers, page);
  const all = whole ? await trySeek(search, whole, page.after) : null;
  if (!all) return await findInTiers({ ...search, tooMany: whole?.seeks }, tiers, page);
  return { hits: all.hits, count: Math.min(all.count ?? 0, page.counted + 1) };
}

/**
 * Too many to be sorted are too many to be rare: then a walk meets some. It is not walked on, or what was met would be
 * lost with the time; who was not met at all is not nobody.
 */
async function findAlike(search: Search, tier: Tier, after: Hit | null): Promise<TierFound> {
  const sought = await trySeek(search, tier, after);
  if (sought || !tier.seeks) return sought ?? { hits: [], count: 0 };
  const most = search.bounds.walked * COUNTED_STRIDES;
  const { hits, count, isWhole } = await walk(search, tier, after, most, search.limit);
  return { hits, count: isWhole && after === null ? count : null };
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
  clock: Clock = startClock(bounds.longest),
): Promise<Found> {
  const search = { tx, banks, bounds, clock, limit: page.limit, counted: page.counted };
  const lastRank = order.lastResort ? (order.whole?.lastRank ?? 0) : Number.POSITIVE_INFINITY;
  const isBehind = page.after !== null && page.after.rank > lastRank;
  const best = isBehind ? { hits: [], count: 0 } : await findBest(search, order, page);
  const isShort = isBehind || (page.after === null && best.hits.length < page.limit - 1);
  if (!order.lastResort || !isShort) return best;
  const alike = await findAlike(
    { ...search, limit: page.limit - best.hits.length },
    await order.lastResort(),
    page.after,
  );
  const all = best.count === null || alike.count === null ? null : best.count + alike.count;
  const count = all === null ? null : Math.min(all, page.counted + 1);
  const hits = [...best.hits, ...alike.hits];
  if (hits.length === 0 && count === null) throw new OutOfTime();
  return { hits, count };
}
