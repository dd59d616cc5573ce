// Whether what is searched for is rare, or something that very many have: then it is not worth gathering them all.
import type { Tx } from "@/lib/core/db";
import { type Bounds, type Clock, prepare, walkOn } from "@/lib/customers/search-steps";
import type { Tier } from "@/lib/customers/search-tiers";

/** Customers that are passed at each bank, and how many of them then have it. */
const [PASSED, MANY] = [1_000, 4];

/** A walk meets enough of them at once. */
export async function isEverywhere(
  tx: Tx,
  tier: Tier,
  banks: readonly string[],
  bounds: Bounds,
  clock: Clock,
): Promise<boolean> {
  if (!tier.seeks?.some(({ kind }) => kind === "words")) return false;
  const walked = Math.min(PASSED, bounds.walked);
  let met = 0;
  for (const bankId of banks) {
    await prepare(tx, clock, "any");
    met += (await walkOn(tx, tier, bankId, null, { walked, limit: 0 })).count;
    if (met >= MANY) return true;
  }
  return false;
}

/** Three digits at the beginning or the end are those of thousands. */
const RARE_EDGE = 4;

/** How few the candidates are by what was typed: `likely` ones are sought unless a glance meets some at once. */
export function rarityOf({ seeks }: Tier, { rare }: Bounds): "certain" | "likely" | "unknown" {
  if (seeks === null) return "unknown";
  if (seeks.every(({ length }) => length === Number.POSITIVE_INFINITY)) return "certain";
  const isFew = seeks.every(({ kind, length }) => length >= (kind === "range" ? RARE_EDGE : rare));
  return isFew ? "likely" : "unknown";
}
