// The SQL of a search: for each reading which customers it finds, and in which order they come.
import { joinSql, type Sql, sql } from "@/lib/core/db";
import { escapeLike } from "@/lib/customers/search-patterns";
import type { NameSearch, NumberSearch, PhoneSearch } from "@/lib/customers/search-types";

export type Findable = NumberSearch | PhoneSearch | NameSearch;

interface Match {
  where: Sql;
  /** A small number: lower comes first. Within it, by bank and customer number. */
  rank: Sql;
}

const never = sql`false`;
const anyLike = (column: Sql, patterns: readonly string[]): Sql =>
  patterns.length === 0
    ? never
    : sql`(${joinSql(
        patterns.map((pattern) => sql`${column} LIKE ${pattern}`),
        " OR ",
      )})`;

const matchNumber = ({ value, pattern }: NumberSearch): Match => ({
  where: sql`v.customer_number LIKE ${pattern}`,
  rank: sql`CASE WHEN v.customer_number = ${value} THEN 0 ELSE 1 END`,
});

/** Numbers of the banks' own countries come first. */
const matchPhone = ({ raw, digits, e164, national }: PhoneSearch): Match => ({
  where: sql`(${anyLike(sql`v.mobile_phone_number`, raw)} OR ${anyLike(sql`v.phone_digits`, digits)}
    OR ${anyLike(sql`v.phone_e164`, e164)} OR ${anyLike(sql`v.phone_national`, national)})`,
  rank: e164.length === 0 ? sql`0` : sql`CASE WHEN ${anyLike(sql`v.phone_e164`, e164)} THEN 0 ELSE 1 END`,
});

/** A word of fewer letters has too few trigrams to tell a typing error from another word. */
const FEWEST_TO_FORGIVE = 4;

/** Every word must be in the name, as it stands or with a small typing error (`%>`, pg_trgm's word similarity). */
function matchName({ folded, words }: NameSearch): Match {
  const has = words.map((word) => sql`v.name_folded LIKE ${`%${escapeLike(word)}%`}`);
  const alike = words.map((word, at) =>
    Array.from(word).length < FEWEST_TO_FORGIVE
      ? (has[at] ?? never)
      : sql`(${has[at]} OR v.name_folded %> ${word})`,
  );
  return {
    where: joinSql(alike, " AND "),
    rank: sql`CASE WHEN v.name_folded = ${folded} THEN 0
      WHEN v.name_folded LIKE ${`${escapeLike(folded)}%`} THEN 1
      WHEN v.name_folded LIKE ${`% ${escapeLike(folded)}%`} THEN 2
      WHEN ${joinSql(has, " AND ")} THEN 3
      ELSE 14 - floor(10 * word_similarity(${folded}, v.name_folded))::int END`,
  };
}

function match(search: Findable): Match {
  if (search.kind === "number") return matchNumber(search);
  return search.kind === "phone" ? matchPhone(search) : matchName(search);
}

export interface Cursor {
  rank: number;
  bankId: string;
  customerNumber: string;
}

/**
 * The hits at these banks from the cursor on, one more than the page has, and how many there are (counted up to a
 * bound). `more` are further columns of the page's rows, `join` what they need.
 */
export function searchSql(
  search: Findable,
  banks: readonly string[],
  page: { after: Cursor | null; limit: number; counted: number },
  more: Sql,
  join: Sql,
): Sql {
  const { where, rank } = match(search);
  const { after, limit, counted } = page;
  const from =
    after === null
      ? sql`true`
      : sql`(rank, bank_id, customer_number) > (${after.rank}, ${after.bankId}, ${after.customerNumber})`;
  return sql`
    WITH hits AS MATERIALIZED (
      SELECT v.bank_id, v.customer_id, v.version, v.customer_number, ${rank} AS rank FROM customer_version v
      WHERE v.superseded_at IS NULL AND v.bank_id = ANY(${[...banks]}::text[]) AND ${where}
    ), page AS (
      SELECT * FROM hits WHERE ${from} ORDER BY rank, bank_id, customer_number LIMIT ${limit + 1}
    ), total AS (
      SELECT count(*)::int AS count FROM (SELECT 1 FROM hits LIMIT ${counted + 1}) bounded
    )
    SELECT total.count, page.rank, v.bank_id AS "bankId", v.customer_id AS "customerId",
      v.customer_number AS "customerNumber", v.title, v.legal_name AS "legalName", v.name_suffix AS "nameSuffix",
      v.mobile_phone_number AS "mobilePhoneNumber",
      (SELECT count(*)::int FROM customer_version s WHERE s.bank_id = v.bank_id AND s.superseded_at IS NULL
        AND s.phone_e164 = v.phone_e164) AS "sharedBy", ${more}
    FROM total LEFT JOIN (page JOIN customer_version v USING (bank_id, customer_id, version)) ON true ${join}
    ORDER BY page.rank, page.bank_id, page.customer_number`;
}
