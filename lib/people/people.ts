// The people of a bank as its administrators list them: what each is, whether he can sign in, and when he was last seen.
import { z } from "zod";
import { refusedUntil } from "@/lib/auth/brake-state";
import { hasFactor } from "@/lib/auth/second-factor";
import { emptySql, type Reader, type Sql, sql } from "@/lib/core/db";
import { isHeld } from "@/lib/core/held";
import type { Scope } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import type { HeldRole } from "@/lib/people/role-rules";
import { maySeePeople, whereBankSeen, whereSeen } from "@/lib/people/sight";
import { line } from "@/lib/text/schema";

export const pageSize = 25;

export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  isActive: boolean;
  isLocked: boolean;
  lastSeenAt: Date | null;
  hasFactor: boolean;
  /** A program's account: it signs in to no page. */
  isProgram: boolean;
  /** Signing in is stopped until then: too many wrong passwords. */
  brakedUntil: Date | null;
  /** Within the reader's sight; `bankId` null is system level. */
  held: (HeldRole & { bankId: string | null })[];
}

type Row = Omit<ListedPerson, "brakedUntil" | "held"> & {
  held: { roleName: string; bankId: string | null; until: string | null }[];
};

/** Every column of a person within sight, for `person p`. */
const columns = (scope: Scope, now: Date): Sql => sql`
  p.id, p.name, p.email, p.is_active AS "isActive", p.is_locked AS "isLocked",
  ${hasFactor} AS "hasFactor", p.is_program AS "isProgram",
  (SELECT max(s.last_seen_at) FROM session s WHERE s.person_id = p.id) AS "lastSeenAt",
  coalesce((SELECT json_agg(json_build_object('roleName', e.role_name, 'bankId', e.bank_id, 'until', e.expires_at)
      ORDER BY e.bank_id, e.role_name)
    FROM entitlement e WHERE e.person_id = p.id AND ${isHeld(now)} AND ${whereBankSeen(scope, sql`e.bank_id`)}),
    '[]') AS held`;

/** The people that `where` allows among those in sight, each with the brake on his sign-in. */
export async function readPeople(
  db: { query: Reader["query"] },
  facts: { scope: Scope; now: Date; where?: Sql; limit?: number },
): Promise<ListedPerson[]> {
  const { scope, now, where = emptySql, limit = 1 } = facts;
  const rows = await db.query<Row>(sql`
    SELECT ${columns(scope, now)} FROM person p WHERE ${whereSeen(scope)} ${where}
    ORDER BY lower(p.name), p.id LIMIT ${limit}`);
  const brakes = await refusedUntil(
    db,
    rows.map(({ email }) => email),
    now,
  );
  return rows.map(({ held, ...row }) => ({
    ...row,
    brakedUntil: brakes.get(row.email) ?? null,
    held: held.map(({ until, ...one }) => ({ ...one, until: until ? new Date(until) : null })),
  }));
}

const wanted = (text: string): Sql =>
  text
    ? sql`AND (strpos(lower(p.name), lower(${text})) > 0 OR strpos(lower(p.email), lower(${text})) > 0)`
    : emptySql;

/** By name; a page ends with the id to go on after. */
export const listPeople = defineQuery({
  name: "person.list",
  allow: maySeePeople,
  input: z.object({ text: line(100).default(""), after: line(64).optional() }),
  run: async (db, { text, after }, { scope, now }) => {
    // The cursor is an id: a name would stand in the address.
    const start = after
      ? sql`AND (lower(p.name), p.id) > (SELECT lower(c.name), c.id FROM person c WHERE c.id = ${after})`
      : emptySql;
    const where = sql`${wanted(text.trim())} ${start}`;
    const people = await readPeople(db, { scope, now, where, limit: pageSize + 1 });
    const rows = people.slice(0, pageSize);
    return { rows, next: people.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
  },
});
