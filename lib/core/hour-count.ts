// Counts by the hour, in the database: all instances count together, and a flood is one row instead of a thousand.
import { type Sql, sql, type Tx } from "@/lib/core/db";

const hour = 3_600_000;

/** Counts one more of this kind in this hour. Returns how many there were with it. `key` may be anything; it is kept. */
export async function countInHour(tx: Tx, key: string, now: Date): Promise<number> {
  const start = Math.floor(now.getTime() / hour);
  const old: Sql = sql`DELETE FROM hour_count WHERE counted_at < ${new Date(now.getTime() - 2 * hour)}`;
  const [row] = await tx.query<{ count: number }>(sql`
    INSERT INTO hour_count (slot, count, counted_at) VALUES (${`${key}|${start}`}, 1, ${now})
    ON CONFLICT (slot) DO UPDATE SET count = hour_count.count + 1, counted_at = excluded.counted_at
    RETURNING count`);
  // Each hour's first of its kind clears away what nobody asks for any more.
  if (row?.count === 1) await tx.query(old);
  return row?.count ?? 1;
}
