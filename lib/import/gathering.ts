// The indexes that gather what is new before they sort it in, and how much of it: more while an import writes.
import type { Bulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { ifSoonFree } from "@/lib/core/short-wait";

const GATHERING = ["customer_phone_digits_trgm", "customer_name_words_idx"];
/** In kB; usually as they are made by the migrations. */
export const GATHERED = { usually: 512, inBulk: 4_096 };

/**
 * More at a time: a fifth of what a row costs. Searches meanwhile read through what is not sorted in, so not for ever:
 * after an import that was killed, the server sees to it. Left as it is while others keep an index.
 */
export async function gather(bulk: Bulk, kilobytes: number): Promise<void> {
  const others = await bulk.query<{ name: string }>(sql`SELECT c.relname AS name FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(${GATHERING}::text[])
      AND NOT coalesce(c.reloptions @> ARRAY[${`gin_pending_list_limit=${kilobytes}`}], false)`);
  if (others.length === 0) return;
  await ifSoonFree(bulk, async () => {
    for (const { name } of others)
      await bulk.define(`ALTER INDEX IF EXISTS ${name} SET (gin_pending_list_limit = ${kilobytes})`);
  });
}
