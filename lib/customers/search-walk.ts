// A walk along the customer numbers of some banks: bounded steps, each from where the last one stopped.
import type { Tx } from "@/lib/core/db";
import { type Bounds, type Clock, type Hit, isFetched, prepare, walkOn } from "@/lib/customers/search-steps";
import type { Tier } from "@/lib/customers/search-tiers";

/** A walk that has to fetch each customer passes so many times fewer at once. */
const FETCHED = 3;

/** The first step is so many times shorter than the longest: enough to see what is frequent, and a small bank whole. */
const SHORTER = 16;

/** Where none was met the next step passes so many times what was passed; where some were, a little more than is needed. */
const [LONGER, MORE] = [3, 1.25];

export interface Walk {
  readonly hits: Hit[];
  /** All that were met, also those behind the page's last. */
  readonly count: number;
  readonly passed: number;
  /** Every customer of every bank was passed. */
  readonly isWhole: boolean;
  /** So many are passed at first, to learn how frequent the tier is. */
  readonly glance: number;
  /** Goes on until so many were passed in all, or so many were met. Throws like a statement that was cut off. */
  on(most: number, enough: number, clock: Clock): Promise<void>;
}

/** From the cursor on, bank after bank; keeps the first `limit` hits. */
export function startWalk(
  tx: Tx,
  tier: Tier,
  banks: readonly string[],
  { after, limit }: { after: Hit | null; limit: number },
  { walked: usual }: Bounds,
): Walk {
  const ahead = [...banks].sort().filter((bankId) => !after || bankId >= after.bankId);
  const longest = isFetched(tier) ? Math.ceil(usual / FETCHED) : usual;
  const glance = Math.ceil(longest / SHORTER);
  const hits: Hit[] = [];
  let [count, passed, at] = [0, 0, 0];
  let from = ahead[0] === after?.bankId ? (after?.customerNumber ?? null) : null;

  const pace = (enough: number): number => {
    const needed = count > 0 ? Math.ceil(((enough - count) * passed * MORE) / count) : passed * LONGER;
    return Math.min(Math.max(needed, glance), longest);
  };

  return {
    hits,
    glance,
    get count() {
      return count;
    },
    get passed() {
      return passed;
    },
    get isWhole() {
      return at === ahead.length;
    },
    on: async (most, enough, clock) => {
      for (let bankId = ahead[at]; bankId !== undefined; bankId = ahead[at]) {
        if (passed >= most || count >= enough) return;
        await prepare(tx, clock, "any");
        const walked = Math.min(pace(enough), most - passed);
        const next = await walkOn(tx, tier, bankId, from, { walked, limit: limit - hits.length });
        passed += next.passed;
        count += next.count;
        for (const customerNumber of next.numbers) hits.push({ rank: tier.rank, bankId, customerNumber });
        from = next.last;
        if (next.passed === walked) continue;
        at += 1;
        from = null;
      }
    },
  };
}
