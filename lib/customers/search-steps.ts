// The two bounded steps of a search: seek the candidates by an index and sort them, or walk along the customer numbers.
import { joinSql, type Sql, sql, type Tx } from "@/lib/core/db";
import type { Tier } from "@/lib/customers/search-tiers";

/** More than there are customers. */
const ALL = 2_000_000_000;

export interface Hit {
  rank: number;
  bankId: string;
  customerNumber: string;
}

/** The part of the cursor that lies in this tier; "past" when the page begins behind it. */
export function placeIn(tier: Tier, next: Tier | undefined, after: Hit | null): Hit | null | "past" {
  if (!after || after.rank < tier.rank) return null;
  return next && after.rank >= next.rank ? "past" : after;
}

/** How much a step may look at; tests make it small, so that every step is taken. */
export interface Bounds {
  /** Candidates of one seek. Beyond it they are so many that a walk soon meets enough of them. */
  sought: number;
  /** Customers that a walk passes at a time, after a glance of a sixteenth of them. */
  walked: number;
  /** Digits in a row from which a seek is tried after a glance. */
  rare: number;
  /** Milliseconds for the whole search. */
  longest: number;
}
export const usual: Bounds = { sought: 6_000, walked: 15_000, rare: 4, longest: 500 };

/** Ends a search that has had its time, as the database ends a statement. */
export class OutOfTime extends Error {
  readonly code = "57014";
}

/** When a search must end, and what was last told to the database about its statements. */
export interface Clock {
  deadline: number;
  told: { at: number; plans: Plans } | null;
}
type Plans = "any" | "bitmap";

export const startClock = (longest: number): Clock => ({ deadline: performance.now() + longest, told: null });

/** So old a timeout is told anew: a statement may take that much more than is left. */
const STALE_MS = 50;

/**
 * What is left of the time, and which kinds of plans the next statement may have: a GIN index is only ever read as a
 * bitmap, or the planner would walk where it guesses badly.
 */
export async function prepare(tx: Tx, clock: Clock, plans: Plans): Promise<void> {
  const now = performance.now();
  const left = Math.ceil(clock.deadline - now);
  if (left <= 0) throw new OutOfTime();
  if (clock.told?.plans === plans && now - clock.told.at < STALE_MS) return;
  clock.told = { at: now, plans };
  const scans = plans === "any" ? "on" : "off";
  await tx.query(sql`SELECT set_config('statement_timeout', ${String(left)}, true),
    set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', ${scans}, true),
    set_config('enable_indexonlyscan', ${scans}, true)`);
}

/** Which plans the seeks of a tier need. */
export const plansOf = ({ seeks }: Tier): Plans =>
  seeks?.some(({ kind }) => kind !== "range") ? "bitmap" : "any";

/** Whether the tier looks at more than the index along the numbers holds: then each customer is fetched by a walk. */
export const isFetched = ({ where }: Tier): boolean =>
  /phone_e164|phone_national|name_folded/.test(where.text);

const indexed = sql`bank_id, customer_number, mobile_phone_number, phone_digits`;
const fetched = sql`${indexed}, customer_id, phone_e164, phone_national, name_folded`;
const sought = sql`${indexed}, customer_id`;

const after = (cursor: Hit | null): Sql =>
  cursor === null
    ? sql`true`
    : sql`(rank, bank_id COLLATE "C", customer_number) > (${cursor.rank}, ${cursor.bankId}, ${cursor.customerNumber})`;

interface Sought {
  hits: Hit[];
  count: number;
}

/** All of the tier at these banks, sorted; null when one of its seeks has more candidates than are looked at. */
export async function seekTier(
  tx: Tx,
  tier: Tier,
  banks: readonly string[],
  page: { after: Hit | null; limit: number },
  { sought: most }: Bounds,
): Promise<Sought | null> {
  const columns = isFetched(tier) ? fetched : sought;
  const selects = (tier.seeks ?? []).flatMap((seek) =>
    (seek.kind === "gram" ? banks.slice(0, 1) : banks).map((bankId) => seek.select(bankId, columns, most)),
  );
  if (selects.length === 0) return { hits: [], count: 0 };
  const branches = selects.map((select, at) => sql`(SELECT ${at}::int AS branch, s.* FROM (${select}) s)`);
  // One may be found by several seeks. Where they found too many, nothing more is done with them.
  const once = branches.length > 1 ? sql`DISTINCT ON (bank_id, customer_id) *` : sql`*`;
  const each = branches.map((_, at) => sql`count(*) FILTER (WHERE branch = ${at}::int)`);
  const largest = branches.length > 1 ? sql`greatest(${joinSql(each)})::int` : sql`count(*)::int`;
  const [row] = await tx.query<{ most: number; count: number; hits: Hit[] | null }>(sql`
    WITH candidates AS MATERIALIZED (${joinSql(branches, " UNION ALL ")}),
    m AS MATERIALIZED (SELECT ${largest} AS most FROM candidates),
    v AS (SELECT ${once} FROM candidates WHERE (SELECT most FROM m) < ${most} AND bank_id = ANY(${[...banks]}::text[])),
    found AS MATERIALIZED (SELECT v.bank_id, v.customer_number, ${tier.rankOf ?? sql`${tier.rank}`}::int AS rank FROM v WHERE ${tier.where}),
    page AS (SELECT * FROM found WHERE ${after(page.after)}
      ORDER BY rank, bank_id COLLATE "C", customer_number LIMIT ${page.limit})
    SELECT (SELECT most FROM m) AS most, (SELECT count(*)::int FROM found) AS count,
      (SELECT json_agg(json_build_object('rank', rank, 'bankId', bank_id, 'customerNumber', customer_number)
        ORDER BY rank, bank_id COLLATE "C", customer_number) FROM page) AS hits`);
  if (!row || row.most >= most) return null;
  return { hits: row.hits ?? [], count: row.count };
}

/** Entries of a range that are counted through when not all of the first are of the tier: a few times what is counted. */
const RANGE = 3_000;

/**
 * How many the tier has at these banks, counted up to a bound, by its seeks; null when a range has more candidates than
 * are looked at, and too few of them are of the tier.
 */
export async function countSought(
  tx: Tx,
  tier: Tier,
  banks: readonly string[],
  counted: number,
  ranged = counted + 1,
): Promise<number | null> {
  const branches = (tier.seeks ?? []).flatMap(({ kind, select }, at) => {
    const most = kind === "range" ? ranged : ALL;
    return (kind === "gram" ? banks.slice(0, 1) : banks).map(
      (bankId, which) => sql`(SELECT ${`${at} ${which}`} AS branch, v.bank_id, v.customer_id, hit FROM (
        SELECT v.*, v.bank_id = ANY(${[...banks]}::text[]) AND ${tier.where} AS hit FROM (${select(bankId, isFetched(tier) ? fetched : sought, most)}) v) v
        WHERE ${kind === "range"} OR hit LIMIT ${kind === "range" ? most : counted + 1})`,
    );
  });
  const [row] = await tx.query<{ count: number; most: number }>(sql`
    WITH c AS MATERIALIZED (${joinSql(branches, " UNION ALL ")})
    SELECT (SELECT count(*)::int FROM (SELECT DISTINCT bank_id, customer_id FROM c WHERE hit) d) AS count,
      (SELECT coalesce(max(n), 0)::int FROM (SELECT count(*) AS n FROM c GROUP BY branch) b) AS most`);
  const { count = 0, most = 0 } = row ?? {};
  if (count > counted || most < ranged) return count;
  return ranged < RANGE ? await countSought(tx, tier, banks, counted, RANGE) : null;
}

export interface Walked {
  /** How many customers were passed; fewer than asked for: there are no more. */
  passed: number;
  last: string | null;
  /** How many of them are in the tier, and the first of those. */
  count: number;
  numbers: string[];
}

/** Passes the next customers of a bank in the order of their numbers. One index holds all that a phone's tier looks at. */
export async function walkOn(
  tx: Tx,
  tier: Tier,
  bankId: string,
  from: string | null,
  { walked, limit }: { walked: number; limit: number },
): Promise<Walked> {
  const onwards = from === null ? sql`true` : sql`customer_number > ${from}`;
  const pattern =
    tier.numberPattern === undefined ? sql`true` : sql`customer_number LIKE ${tier.numberPattern}`;
  const [row] = await tx.query<{
    passed: number;
    last: string | null;
    count: number;
    numbers: string[] | null;
  }>(sql`
    SELECT count(*)::int AS passed, max(customer_number) AS last, count(*) FILTER (WHERE hit)::int AS count,
      (array_agg(customer_number ORDER BY customer_number) FILTER (WHERE hit))[1:${limit}::int] AS numbers
    FROM (SELECT v.customer_number, ${tier.where} AS hit FROM (
      SELECT ${isFetched(tier) ? fetched : indexed} FROM customer_version
      WHERE superseded_at IS NULL AND bank_id = ${bankId} AND ${pattern} AND ${onwards}
      ORDER BY customer_number LIMIT ${walked}) v) w`);
  const { passed = 0, last = null, count = 0, numbers } = row ?? {};
  return { passed, last, count, numbers: numbers ?? [] };
}
