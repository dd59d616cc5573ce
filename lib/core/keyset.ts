// Pages by where the last one ended, newest first: no page is counted, and none shifts when something is added.
import { emptySql, type Sql, sql } from "@/lib/core/db";

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([A-Za-z0-9._-]{1,64})$/;

/** Where a row stands in its list. */
export const cursorOf = ({ at, id }: { at: Date; id: string | bigint }): string =>
  `${at.toISOString()}_${id}`;

/** The moment and id of a cursor from outside; null for anything that is none. */
export function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const [, time = "", id = ""] = FORM.exec(text ?? "") ?? [];
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}

/** `AND (at, id) < cursor` for audit events, whose ids are numbers; nothing without a cursor. */
export function beforeEvent(text: string | undefined, at: Sql, id: Sql): Sql {
  const cursor = readCursor(text);
  if (!cursor || !/^\d{1,18}$/.test(cursor.id)) return emptySql;
  // The time alone says which months need no look: PostgreSQL sees none in a comparison of pairs.
  return sql`AND ${at} <= ${cursor.at} AND (${at}, ${id}) < (${cursor.at}, ${BigInt(cursor.id)})`;
}

/** What the navigation counts to: on, every page would wait for a number that nobody works off today. */
export const MOST_COUNTED = 1_000;
