// A search by name: the bank's own words that are like the typed ones, then the customers who have them.
import { joinSql, type Sql, sql, type Tx } from "@/lib/core/db";
import type { Order } from "@/lib/customers/search-find";
import { escapeLike } from "@/lib/customers/search-patterns";
import { type Seek, seekName, seekWords } from "@/lib/customers/search-seeks";
import { type Clock, prepare } from "@/lib/customers/search-steps";
import type { NameSearch } from "@/lib/customers/search-types";
import { mistyped } from "@/lib/customers/search-typos";

/** A word of fewer letters has too few trigrams to tell a typing error from another word. */
const FEWEST_TO_FORGIVE = 4;
/** One wrong letter is looked for by itself: what is less alike is in ten thousand words of a large bank. */
const WORD_SIMILARITY = "0.5";
/** A fragment of more words than that is in so many names that a walk meets them soon. */
const MOST_WORDS = 300;
/** The likest only: beyond them hardly anything is a typing error. */
const MOST_ALIKE = 40;

type Group = readonly string[] | null;

/** The words of these banks' names that the typed one is part of; null: too many. */
async function partsOf(tx: Tx, word: string, banks: readonly string[]): Promise<Group> {
  const most = MOST_WORDS * banks.length + 1;
  const rows = await tx.query<{ word: string }>(sql`
    SELECT word FROM customer_name_word WHERE bank_id = ANY(${[...banks]}::text[])
      AND word LIKE ${`%${escapeLike(word)}%`} LIMIT ${most}`);
  return rows.length === most ? null : [...new Set(rows.map((row) => row.word))];
}

/** Those with one letter more, less, other or swapped, and those that are like it in another way; the likest first. */
async function alikeTo(tx: Tx, word: string, banks: readonly string[]): Promise<string[]> {
  if (Array.from(word).length < FEWEST_TO_FORGIVE) return [];
  const at = [...banks];
  const rows = await tx.query<{ word: string }>(sql`
    SELECT word FROM (
      SELECT word FROM customer_name_word WHERE bank_id = ANY(${at}::text[]) AND word = ANY(${mistyped(word)}::text[])
      UNION SELECT word FROM customer_name_word WHERE bank_id = ANY(${at}::text[]) AND word %> ${word}) w
    ORDER BY word = ANY(${mistyped(word)}::text[]) DESC, word_similarity(${word}, word) DESC, word LIMIT ${MOST_ALIKE}`);
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
  // As the index has them: a hyphen ends a word.
  const single = words.flatMap((word) => word.split("-")).filter((word) => word !== "");
  for (const word of single) {
    await prepare(tx, clock, "any");
    parts.push(await partsOf(tx, word, banks));
  }
  const exact = sql`coalesce(v.name_folded = ${folded}, false)`;
  const begins = nameLike(`${escapeLike(folded)}%`);
  const has = and(words.map(hasPart));
  const known = seekOf(parts);
  const wordRank = sql`CASE WHEN v.name_folded LIKE ${`% ${escapeLike(folded)}%`} THEN 2 ELSE 3 END`;
  const rankOf = sql`CASE WHEN ${exact} THEN 0 WHEN ${begins} THEN 1 ELSE ${wordRank} END`;
  return {
    whole: { where: has, rank: 0, rankOf, lastRank: 3, seeks: known },
    tiers: [
      { where: exact, rank: 0, seeks: [seekName(folded, "whole")] },
      { where: sql`${begins} AND NOT ${exact}`, rank: 1, seeks: [seekName(folded, "begins")] },
      // One rank, or where one page is walked and the next one sought their order would not be the same.
      { where: sql`${has} AND NOT ${begins}`, rank: 2, seeks: known },
    ],
    lastResort: async () => {
      const alike: string[][] = [];
      for (const word of single) {
        await prepare(tx, clock, "any");
        alike.push(await alikeTo(tx, word, banks));
      }
      const each = single.map((word, at) =>
        alike[at]?.length
          ? sql`(${hasPart(word)} OR coalesce(string_to_array(translate(v.name_folded, '-', ' '), ' ') && ${alike[at]}::text[], false))`
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
