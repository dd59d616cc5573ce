// Reads a search to its end in the tests: page after page, each from the last hit of the one before.
import type { Tx } from "@/lib/core/db";
import { type Found, findMatches, type Order } from "@/lib/customers/search-find";
import type { Bounds, Hit } from "@/lib/customers/search-steps";

export type Pages = { limit: number; counted: number };

/** All pages, one after the other, and the count of the first. */
export async function readAll(
  tx: Tx,
  order: Order,
  at: readonly string[],
  { limit, counted }: Pages,
  bounds: Bounds,
) {
  const hits: Hit[] = [];
  let after: Hit | null = null;
  let count: Found["count"] = null;
  for (;;) {
    const page: Found = await findMatches(
      tx,
      order,
      at,
      { after, limit: limit + 1, counted: after ? 0 : counted },
      bounds,
    );
    if (!after) count = page.count;
    hits.push(...page.hits.slice(0, limit));
    const last: Hit | undefined = page.hits[limit - 1];
    if (page.hits.length <= limit || !last) return { hits, count };
    after = last;
  }
}

export const keyOf = ({ rank, bankId, customerNumber }: Hit) => `${rank} ${bankId} ${customerNumber}`;
