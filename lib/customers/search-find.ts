// Finds a page of hits, and how many there are: by steps that are each bounded, whatever the pattern and the bank.
import type { Tx } from "@/lib/core/db";
import { isStatementTimeout } from "@/lib/core/faults";
import { isEverywhere, rarityOf } from "@/lib/customers/search-probe";
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
} from "@/lib/customers/search-steps";
import type { Tier } from "@/lib/customers/search-tiers";
import { startWalk, type Walk } from "@/lib/customers/search-walk";

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
const COUNTED_STRIDES = 5;

/** A page that a walk fills to such a part is full after a few more; a seek would gather thousands. */
const SOON = 4;

/** What a glance meets so often is not rare, however many digits were typed. */
const OFTEN = 3;

const ALL = Number.POSITIVE_INFINITY;

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
  /** Where the count may go on from. */
  walk?: Walk;
}

async function trySeek(search: Search, tier: Tier, after: Hit | null): Promise<TierFound | null> {
  if (tier.seeks === null || tier.seeks === search.tooMany) return null;
  const { tx, banks, bounds, clock, limit } = search;
  await prepare(tx, clock, plansOf(tier));
  return await seekTier(tx, tier, banks, { after, limit }, bounds);
}

/** With more banks than that, asking each of them for a few customers is no glance. */
const GLANCED_BANKS = 20;

/** Tries what may take long; when its time is over, null, and what was found before it is kept. */
async function inPart<Found>(search: Search, work: (clock: Clock) => Promise<Found>): Promise<Found | null> {
  const { tx, bounds } = search;
  const clock = startClock(bounds.longest / 2);
  clock.deadline = Math.min(clock.deadline, search.clock.deadline);
  await tx.$executeRaw`SAVEPOINT part`;
  try {
    return await work(clock);
  } catch (error) {
    if (!isStatementTimeout(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT part`;
    return null;
  } finally {
    // What it told the database holds no more.
    search.clock.told = null;
  }
}

async function findTier(search: Search, tier: Tier, after: Hit | null): Promise<TierFound> {
  const { tx, banks, bounds, clock, limit, counted } = search;
  const rarity = tier.seeks === search.everywhere ? "unknown" : rarityOf(tier, bounds);
  const sought = rarity === "certain" ? await trySeek(search, tier, after) : null;
  if (sought) return sought;
  const walk = startWalk(tx, tier, banks, { after, limit }, bounds);
  const isDone = () => walk.isWhole || walk.hits.length >= limit;
  const found = (): TierFound => {
    const exact = walk.isWhole ? walk.count : null;
    return { hits: walk.hits, count: walk.count > counted ? counted + 1 : exact, walk };
  };
  if (banks.length <= GLANCED_BANKS) await walk.on(walk.glance, limit, clock);
  if (isDone()) return found();
  const isTried = rarity === "likely" && walk.count < OFTEN;
  // Thousands of places on a cold disk: a walk reads them in a row.
  const few = isTried ? await inPart(search, (own) => trySeek({ ...search, clock: own }, tier, after)) : null;
  if (few) return few;
  await walk.on(bounds.walked, limit, clock);
  if (walk.hits.length * SOON >= limit) await walk.on(bounds.walked * SOON, limit, clock);
  if (isDone()) return found();
  const late = isTried || rarity === "certain" ? null : await trySeek(search, tier, after);
  if (late) return late;
  await walk.on(ALL, limit, clock);
  return found();
}

/** So many were met that walking on soon counts enough of them, where each would have to be fetched anyway. */
const isDense = (tier: Tier, { counted, bounds }: Search, walk: Walk): boolean =>
  isFetched(tier) && walk.passed <= bounds.walked && walk.count * COUNTED_STRIDES > counted;

/** On from where the page was full, or by the seeks; null when it would take too long. */
const countTier = (search: Search, tier: Tier, begun: Walk | undefined): Promise<number | null> =>
  inPart(search, async (clock) => {
    const { tx, banks, bounds, counted } = search;
    const walk = begun ?? startWalk(tx, tier, banks, { after: null, limit: 0 }, bounds);
    await walk.on(begun ? bounds.walked : 0, counted + 1, clock);
    const isKnown = walk.isWhole || walk.count > counted;
    if (!isKnown && tier.seeks !== null && !isDense(tier, search, walk)) {
      await prepare(tx, clock, plansOf(tier));
      return await countSought(tx, tier, banks, counted);
    }
    await walk.on(bounds.walked * COUNTED_STRIDES, counted + 1, clock);
    return walk.isWhole || walk.count > counted ? walk.count : null;
  });

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
    const own: number | null = found.count ?? (await countTier(search, tier, found.walk));
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
  const { tx, banks, bounds, clock, limit } = search;
  const walk = startWalk(tx, tier, banks, { after, limit }, bounds);
  await walk.on(bounds.walked * COUNTED_STRIDES, limit, clock);
  return { hits: walk.hits, count: walk.isWhole && after === null ? walk.count : null };
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
