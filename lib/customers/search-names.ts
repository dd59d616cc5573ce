// A search by name: the bank's own words that are like the typed ones, then the customers who have them.
import { joinSql, type Sql, sql, type Tx } from "@/lib/core/db";
import type { Order } from "@/lib/customers/search-find";
import { escapeLike } from "@/lib/customers/search-patterns";
import { type Seek, seekName, seekWords } from "@/lib/customers/search-seeks";
import { type Clock, prepare } from "@/lib/customers/search-steps";
import type { NameSearch } from "@/lib/customers/search-types";

/** A word of fewer letters has too few trigrams to tell a typing error from another word. */
const FEWEST_TO_FORGIVE = 4;
/** pg_trgm’s own 0.6 does not forgive two swapped letters: tirpman is 0.375 like tripman. */
const WORD_SIMILARITY = "0.36";
/** A fragment of more words than that is in so many names that a walk meets them soon. */
const MOST_WORDS = 300;
/** The likest only: beyond them hardly anything is a typing error. */
const MOST_ALIKE = 40;

type Group = readonly string[] | null;

/** The words of these banks' names that the typed one is part of; null: too many. */
async function partsOf(tx: Tx, word: string, banks: readonly string[]): Promise<Group> {
  const rows = await tx.query<{ word: string }>(sql`
    SELECT DISTINCT word FROM customer_name_word WHERE bank_id = ANY(${[...banks]}::text[])
      AND word LIKE ${`%${escapeLike(word)}%`} LIMIT ${MOST_WORDS + 1}`);
  return rows.length > MOST_WORDS ? null : rows.map((row) => row.word);
}

/** Those that are like it, the likest first. */
async function alikeTo(tx: Tx, word: string, banks: readonly string[]): Promise<string[]> {
  if (Array.from(word).length < FEWEST_TO_FORGIVE) return [];
  const rows = await tx.query<{ word: string }>(sql`
    SELECT word FROM customer_name_word WHERE bank_id = ANY(${[...banks]}::text[]) AND word %> ${word}
    GROUP BY word ORDER BY word_similarity(${word}, word) DESC, word LIMIT ${MOST_ALIKE}`);
  return rows.map((row) => row.word);
}

/** Words that are in too many names to be looked up are left to the others; null when all are. */
function seekOf(groups: readonly Group[]): Seek[] | null {
  const known = groups.filter((words) => words !== null);
  return known.length === 0 ? null : [seekWords(known)];
}

const nameLike = (pattern: string): Sql => sql`coalesce(v.name_folded LIKE ${pattern}, false)`;
const hasPart = (word: string): Sql => nameLike(`%${escapeLike(word)}%`);
const and = (conditions: readonly Sql[]): Sql => joinSql([...conditions], " AND ");

/**
 * Exact names, then beginnings, then whole words, then parts of words; as a last resort what is only alike. Throws like a
 * statement that was cut off when the words could not be read in time.
 */
export async function nameTiers(
  tx: Tx,
  { folded, words }: NameSearch,
  banks: readonly string[],
  clock: Clock,
): Promise<Order> {
  await tx.query(sql`SELECT set_config('pg_trgm.word_similarity_threshold', ${WORD_SIMILARITY}, true)`);
  const parts: Group[] = [];
  for (const word of words) {
    await prepare(tx, clock, "any");
    parts.push(await partsOf(tx, word, banks));
  }
  const exact = sql`coalesce(v.name_folded = ${folded}, false)`;
  const begins = nameLike(`${escapeLike(folded)}%`);
  const has = and(words.map(hasPart));
  const seeks = [seekName(folded)];
  const known = seekOf(parts);
  const wordRank = sql`CASE WHEN v.name_folded LIKE ${`% ${escapeLike(folded)}%`} THEN 2 ELSE 3 END`;
  const rankOf = sql`CASE WHEN ${exact} THEN 0 WHEN ${begins} THEN 1 ELSE ${wordRank} END`;
  return {
    whole: { where: has, rank: 0, rankOf, lastRank: 3, seeks: known },
    tiers: [
      { where: exact, rank: 0, seeks },
      { where: sql`${begins} AND NOT ${exact}`, rank: 1, seeks },
      { where: sql`${has} AND NOT ${begins}`, rank: 2, rankOf: wordRank, seeks: known },
    ],
    lastResort: async () => {
      const alike: string[][] = [];
      for (const word of words) {
        await prepare(tx, clock, "any");
        alike.push(await alikeTo(tx, word, banks));
      }
      const each = words.map((word, at) =>
        alike[at]?.length
          ? sql`(${hasPart(word)} OR coalesce(string_to_array(v.name_folded, ' ') && ${alike[at]}::text[], false))`
          : hasPart(word),
      );
      const groups = parts.map((whole, at) => whole && [...whole, ...(alike[at] ?? [])]);
      return {
        where: sql`${and(each)} AND NOT (${has})`,
        rank: 4,
        rankOf: sql`14 - floor(10 * word_similarity(${folded}, v.name_folded))::int`,
        seeks: seekOf(groups),
      };
    },
  };
}
