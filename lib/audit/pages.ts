// Pages of the audit by keyset, in both directions: newest first, whichever way one turns.
import type { AuditFilter, Page } from "@/lib/audit/schema";
import { emptySql, type Sql, sql } from "@/lib/core/db";
import { cursorOf, readCursor } from "@/lib/core/keyset";

type Turn = Pick<AuditFilter, "after" | "before">;

/** Where a page begins, and in which order its rows are read: towards the newer ones upside down. */
export interface Keyset {
  where: Sql;
  order: Sql;
}

/** `toId` reads the id of a cursor as the column's type, null for what cannot be one. */
export function keysetOf(
  { after, before }: Turn,
  at: Sql,
  id: Sql,
  toId: (text: string) => bigint | string | null,
): Keyset {
  const cursor = readCursor(before ?? after);
  const key = cursor && toId(cursor.id);
  const order = before ? sql`${at}, ${id}` : sql`${at} DESC, ${id} DESC`;
  if (!cursor || key === null) return { where: emptySql, order };
  const side = before ? sql`>` : sql`<`;
  // The time alone says which months need no look: PostgreSQL sees none in a comparison of pairs.
  return {
    where: sql`AND ${at} ${side}= ${cursor.at} AND (${at}, ${id}) ${side} (${cursor.at}, ${key})`,
    order,
  };
}

export const eventId = (text: string) => (/^\d{1,18}$/.test(text) ? BigInt(text) : null);
export const lookupId = (text: string) => text;

/** `rows` are one more than a page when there is more in the direction of the turn. */
export function pageOf<Row extends { id: string; at: Date }>(
  rows: readonly Row[],
  size: number,
  { after, before }: Turn,
): Page<Row> {
  const isMore = rows.length > size;
  const shown = before ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const [first, last] = [shown.at(0), shown.at(-1)];
  // Where one came from there is a page, so on that side nothing has to be counted.
  const [isOlder, isNewer] = before ? [true, isMore] : [isMore, Boolean(after)];
  return {
    rows: shown,
    next: last && isOlder ? cursorOf(last) : null,
    previous: first && isNewer ? cursorOf(first) : null,
  };
}
