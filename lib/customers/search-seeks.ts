// Which index finds the candidates of a pattern, and the SQL that asks it: all that can match, and some more.
import { joinSql, type Sql, sql } from "@/lib/core/db";
import { escapeLike, hasWildcard } from "@/lib/customers/search-patterns";
import { digitsOfPattern, isOdd, shapeOf } from "@/lib/customers/search-shapes";

/**
 * `range`: read in the order of a btree, so it can be left early. `gram` and `words`: a GIN index gathers all first; that
 * of three digits those of all banks.
 */
export interface Seek {
  kind: "range" | "gram" | "words";
  /** On `customer_version`, current rows; for one bank, but for `gram`. */
  select: (bankId: string, columns: Sql, most: number) => Sql;
  /** So many digits in a row tell them apart (`1111` is one trigram, as `111`): the more, the fewer candidates. */
  length: number;
}

const current = sql`superseded_at IS NULL`;

/** In the index's own byte order, whatever the database sorts by. */
const range =
  (column: Sql, pattern: string) =>
  (bankId: string, columns: Sql, most: number): Sql =>
    sql`
    SELECT ${columns} FROM customer_version WHERE ${current} AND bank_id = ${bankId} AND ${column} LIKE ${pattern}
    ORDER BY ${column} USING ~<~ LIMIT ${most}`;

const gram =
  (where: Sql) =>
  (_: string, columns: Sql, most: number): Sql =>
    sql`SELECT ${columns} FROM customer_version WHERE ${current} AND ${where} LIMIT ${most}`;

/** Digits in a row that hardly any ten numbers share. */
const ENOUGH = 6;

/** Five equal digits are one trigram, so that one finds far too many; a number with such a run is rare. */
const RUN = /(\d)\1{4}/;

/** Along the numbers with such runs; the pattern is asked of the index itself. */
const runs = (text: string): Seek => ({
  kind: "range",
  select: (bankId, columns, most) => sql`
    SELECT ${columns} FROM customer_version WHERE ${current} AND bank_id = ${bankId}
      AND (phone_digits || '') ~ '00000|11111|22222|33333|44444|55555|66666|77777|88888|99999'
      AND (phone_digits || '') LIKE ${`%${escapeLike(text)}%`} ORDER BY customer_number LIMIT ${most}`,
  length: text.length,
});

const reversed = (text: string) => [...text].reverse().join("");

/** By the beginning, the end or some digits within; null when no index helps. */
export function seekDigits(pattern: string): Seek | null {
  const shape = shapeOf(pattern);
  if (shape.kind === "unknown") return null;
  const { text } = shape;
  const { length } = text;
  if (shape.kind === "within" && RUN.test(text)) return runs(text);
  if (shape.kind === "within") {
    // Six digits are rare enough; each more would be one more list to read, and a country's code is in all numbers.
    const known = text.slice(-ENOUGH);
    const grams = new Set(Array.from({ length: known.length - 2 }, (_, at) => known.slice(at, at + 3)));
    return {
      kind: "gram",
      select: gram(sql`phone_digits LIKE ${`%${escapeLike(known)}%`}`),
      length: grams.size + 2,
    };
  }
  const column = shape.kind === "ending" ? sql`reverse(phone_digits)` : sql`phone_digits`;
  const known = escapeLike(shape.kind === "ending" ? reversed(text) : text);
  const select = range(column, shape.kind === "whole" ? known : `${known}%`);
  // Beginnings are shared by very many or by hardly any: three digits tell as much as four at the end.
  const told = { ending: length, beginning: length + 1, whole: Number.POSITIVE_INFINITY };
  return { kind: "range", select, length: told[shape.kind] };
}

/** A column with a btree of its own, by a beginning or the whole. */
export function seekColumn(column: "phone_e164" | "phone_national", pattern: string): Seek {
  const name = column === "phone_e164" ? sql`phone_e164` : sql`phone_national`;
  return { kind: "range", select: range(name, pattern), length: pattern.length };
}

/** A name by its beginning, or the whole of it: as much as the index has. */
export function seekName(folded: string, how: "begins" | "whole"): Seek {
  const known = escapeLike(Array.from(folded).slice(0, 100).join(""));
  const pattern = how === "whole" ? known : `${known}%`;
  return {
    kind: "range",
    select: range(sql`left(name_folded, 100)`, pattern),
    length: Number.POSITIVE_INFINITY,
  };
}

/** Names that have one of the words of each group, at the bank. */
export const seekWords = (groups: readonly (readonly string[])[]): Seek => ({
  kind: "words",
  select: (bankId, columns, most) => {
    const has = groups.map(
      (words) =>
        sql`dossier_name_words(bank_id, name_folded) && ${words.map((word) => `${bankId} ${word}`)}::text[]`,
    );
    return sql`SELECT ${columns} FROM customer_version WHERE ${current} AND ${joinSql(has, " AND ")} LIMIT ${most}`;
  },
  // Tried before a walk, which would have to fetch each customer for his name.
  length: Number.POSITIVE_INFINITY,
});

const odd: Seek = {
  kind: "range",
  select: (bankId, columns, most) => sql`
    SELECT ${columns} FROM customer_version WHERE ${current} AND bank_id = ${bankId}
      AND mobile_phone_number ~ '[^0-9+ ()./-]' ORDER BY customer_number LIMIT ${most}`,
  // They are few, whatever is asked of them.
  length: Number.POSITIVE_INFINITY,
};

/** A pattern for the number as it was written: by its digits, or among the few with signs that others have not. */
export function seekWritten(pattern: string): Seek | null {
  if (isOdd(pattern)) return odd;
  const digits = digitsOfPattern(pattern);
  // Without a digit and without a wildcard it is a number that has no digits.
  return digits === null && hasWildcard(pattern) ? null : seekDigits(digits ?? "");
}
