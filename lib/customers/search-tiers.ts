// What a search looks for, best first: each tier says exactly what belongs to it, and where candidates may be found.
import { joinSql, type Sql, sql } from "@/lib/core/db";
import type { Order } from "@/lib/customers/search-find";
import { escapeLike } from "@/lib/customers/search-patterns";
import { type Seek, seekColumn, seekDigits, seekWritten } from "@/lib/customers/search-seeks";
import { isSaidByDigits } from "@/lib/customers/search-shapes";
import type { NumberSearch, PhoneSearch } from "@/lib/customers/search-types";

export interface Tier {
  /** True of a row `v` exactly when it is found in this tier. */
  where: Sql;
  /** Lower comes first; within a tier by bank and customer number. */
  rank: number;
  /** Ranks within the tier, from `rank` up: only where all its pages are sought, for a walk gives `rank` to all. */
  rankOf?: Sql;
  /** Together they find every candidate; null when there is no index for one of them. */
  seeks: readonly Seek[] | null;
  /** A beginning of the customer number: the walk begins and ends there. */
  numberPattern?: string;
  /** The highest of them. */
  lastRank?: number;
}

const never = sql`false`;
const or = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? never : sql`(${joinSql([...conditions], " OR ")})`;
/** Null, as in SQL, is like nothing; and not unlike it. */
const like = (column: Sql, pattern: string): Sql => sql`coalesce(${column} LIKE ${pattern}, false)`;

const all = (seeks: readonly (Seek | null)[]): Seek[] | null => {
  const found = seeks.filter((seek) => seek !== null);
  return found.length === seeks.length ? found : null;
};

export const numberTiers = ({ value, how, pattern }: NumberSearch): Order => {
  const exact = sql`v.customer_number = ${value}`;
  const first = { where: exact, rank: 0, seeks: null, numberPattern: escapeLike(value) };
  if (how === "is") return { tiers: [first] };
  const rest = sql`v.customer_number LIKE ${pattern} AND NOT ${exact}`;
  return { tiers: [first, { ...first, rank: 1, where: rest, numberPattern: pattern }] };
};

/** Numbers of the banks' own countries come first. */
export function phoneTiers({ raw, digits, e164, national }: PhoneSearch): Order {
  const written = raw.filter((pattern) => !isSaidByDigits(pattern, digits));
  const own = or(e164.map((pattern) => like(sql`v.phone_e164`, pattern)));
  const others = or([
    ...digits.map((pattern) => like(sql`v.phone_digits`, pattern)),
    ...written.map((pattern) => like(sql`v.mobile_phone_number`, pattern)),
    ...national.map((pattern) => like(sql`v.phone_national`, pattern)),
  ]);
  const rest: Tier = {
    where: e164.length === 0 ? others : sql`${others} AND NOT ${own}`,
    rank: e164.length === 0 ? 0 : 1,
    seeks: all([
      ...digits.map(seekDigits),
      ...written.map(seekWritten),
      ...national.map((pattern) => seekColumn("phone_national", pattern)),
    ]),
  };
  if (e164.length === 0) return { tiers: [rest] };
  const seeks = e164.map((pattern) => seekColumn("phone_e164", pattern));
  const tiers = [{ where: own, rank: 0, seeks }, rest];
  if (!rest.seeks?.every(({ kind }) => kind === "range")) return { tiers };
  const whole = {
    where: sql`(${own} OR ${others})`,
    rank: 0,
    rankOf: sql`CASE WHEN ${own} THEN 0 ELSE 1 END`,
    lastRank: 1,
    seeks: [...seeks, ...rest.seeks],
  };
  return { whole, tiers };
}

/** The wire's own pattern, over the numbers as they were written. */
export const writtenTiers = (pattern: string): Order => ({
  tiers: [
    {
      where: like(sql`v.mobile_phone_number`, pattern),
      rank: 0,
      seeks: all([seekWritten(pattern)]),
    },
  ],
});
