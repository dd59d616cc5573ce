// What the search reads and an import of very many customers sets aside: made again when its rows are written.
import type { Bulk } from "@/lib/core/bulk";
import { sql } from "@/lib/core/db";
import { ifSoonFree } from "@/lib/core/short-wait";
import { GATHERED, gather } from "@/lib/import/gathering";
import type { Job } from "@/lib/import/progress";

/** Whoever has set them aside, or makes them again. */
const LOCK = "the indexes of the search";

/**
 * Those that only a search by phone or name reads. What says that a number is taken stays, and so does what every
 * answer needs: customers by their number, and who else has a phone.
 */
const searched = [
  "customer_name_idx",
  "customer_name_words_idx",
  "customer_phone_digits_idx",
  "customer_phone_digits_trgm",
  "customer_phone_ending_idx",
  "customer_phone_national_idx",
  "customer_phone_odd_idx",
  "customer_phone_runs_idx",
];

/** The words of names and what finds them: gathered from all customers at once, instead of from each row written. */
const gatherWords = `LOCK TABLE customer_version IN SHARE MODE;
  SET LOCAL enable_sort = off;
  INSERT INTO customer_name_word (bank_id, word)
    SELECT DISTINCT bank_id, word FROM customer_version, unnest(string_to_array(translate(name_folded, '-', ' '), ' ')) AS word
    WHERE superseded_at IS NULL AND word <> '' AND octet_length(word) <= 2400 ON CONFLICT DO NOTHING;
  CREATE INDEX customer_name_word_trgm ON customer_name_word USING gin (word gin_trgm_ops)
    WITH (gin_pending_list_limit = ${GATHERED.usually})`;

/** What an import that was killed may have left otherwise. */
const HOW_MUCH = "(gin_pending_list_limit=)'?\\d+'?";

/** Sorting in memory: an installation's own setting counts where it is higher. */
const SORTING = "512MB";

/** A bank at work has more customers than this part of those that come, and keeps its search. */
const HARDLY_ANY = 1 / 10;

/** Whether officers lose little by it: all banks together have hardly any customers yet, compared with those that come. */
async function isWorthIt(bulk: Bulk, { files }: Job, many: number): Promise<boolean> {
  const [customers] = files;
  const coming = customers ? customers.rows - customers.loadedRows : 0;
  if (coming < many) return false;
  const enough = Math.ceil(coming * HARDLY_ANY);
  const [there] = await bulk.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM (SELECT FROM customer LIMIT ${enough}) c`,
  );
  return (there?.count ?? enough) < enough;
}

/**
 * Drops the indexes of the search when `many` rows or more come into a table that has hardly any. What they were is kept
 * in the same transaction. Where others read for long they stay: slower, and nobody waits. True when those that stand
 * aside are this import's to make again, also those that one before it left.
 */
export async function setAside(bulk: Bulk, job: Job, many: number): Promise<boolean> {
  if (!(await bulk.lock(LOCK))) return false;
  if (await isWorthIt(bulk, job, many))
    await ifSoonFree(bulk, async () => {
      await bulk.write(sql`INSERT INTO index_set_aside (name, definition)
        SELECT indexname, regexp_replace(indexdef, ${HOW_MUCH}, ${`\\1${GATHERED.usually}`}) FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = 'customer_version' AND indexname = ANY(${searched}::text[])
        UNION ALL SELECT 'customer_name_word_trgm', ${gatherWords} ON CONFLICT (name) DO NOTHING`);
      // In the order in which the tables are written: else two could wait for each other.
      await bulk.define(`DROP INDEX IF EXISTS ${searched.join(", ")}, customer_name_word_trgm`);
    });
  return true;
}

/** Makes one of them again; it is there, or it still stands aside. False when none is left. */
const makeNext = (bulk: Bulk): Promise<boolean> =>
  bulk.transaction(async () => {
    await bulk.query(sql`SELECT set_config('work_mem', ${SORTING}, true)`);
    await bulk.query(sql`SELECT set_config('maintenance_work_mem', ${SORTING}, true)
      WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes(${SORTING})`);
    // The slowest first; each is taken by one connection.
    const [next] = await bulk.query<{ definition: string }>(sql`
      DELETE FROM index_set_aside WHERE name = (SELECT name FROM index_set_aside
        ORDER BY definition LIKE '%USING gin%' DESC, name LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING definition`);
    if (next) await bulk.define(next.definition);
    return next !== undefined;
  });

const countAside = async (bulk: Bulk): Promise<number> => {
  const [aside] = await bulk.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM index_set_aside`,
  );
  return aside?.count ?? 0;
};

/** Makes all again that stand aside, on all lanes at once, and stops between two. `tell` hears how many of how many are there. */
export async function makeAgain(
  lanes: readonly Bulk[],
  tell: (done: number, of: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const [first] = lanes;
  const of = first ? await countAside(first) : 0;
  if (of === 0) return;
  let done = 0;
  tell(done, of);
  const ended = await Promise.allSettled(
    lanes.map(async (bulk) => {
      while (await makeNext(bulk)) {
        done += 1;
        tell(done, of);
        if (done < of) signal?.throwIfAborted();
      }
    }),
  );
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

/** For an import that was cut off and that nobody goes on with: all is as usual again unless somebody is at it. Returns how many it made. */
export async function mendIndexes(bulk: Bulk): Promise<number> {
  if (!(await bulk.lock(LOCK))) return 0;
  await gather(bulk, GATHERED.usually);
  const aside = await countAside(bulk);
  if (aside > 0) await makeAgain([bulk], () => undefined);
  return aside;
}
