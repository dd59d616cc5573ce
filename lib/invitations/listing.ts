// The invitations of one's banks as administrators see them: filtered by state and text, newest first.
import { z } from "zod";
import { emptySql, joinSql, type Reader, type Sql, sql } from "@/lib/core/db";
import { cursorOf, readCursor } from "@/lib/core/keyset";
import { atSomeBank, type Scope } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { type Group, groups, isGroup, type State } from "@/lib/invitations/rules";
import type { InvitationRow } from "@/lib/invitations/schema";
import { line } from "@/lib/text/schema";

const pageSize = 25;

/** The same decision as `stateOf`, for filtering and counting; a test holds the two together. */
export const stateSql = (now: Date): Sql => sql`
  CASE WHEN i.status = 'FINISHED' THEN 'accepted' WHEN i.status = 'DELETED' THEN 'revoked'
    WHEN i.expires_at <= ${now} THEN 'expired' WHEN m.state = 'bounced' THEN 'bounced' WHEN i.opened_at IS NOT NULL THEN 'opened'
    WHEN m.state = 'queued' AND m.attempts > 0 THEN 'delayed'
    WHEN m.state IS NULL OR m.state IN ('queued', 'dropped') THEN 'created' ELSE m.state END`;

export const from = sql`
  FROM user_invitation i JOIN bank b ON b.id = i.bank_id LEFT JOIN person p ON p.id = i.settled_by
  LEFT JOIN customer_version v ON v.bank_id = i.bank_id AND v.customer_id = i.customer_id AND v.superseded_at IS NULL
  LEFT JOIN LATERAL (SELECT * FROM mail WHERE mail.invitation_id = i.id ORDER BY created_at DESC, id DESC LIMIT 1) m ON true`;

export const whereSeen = (scope: Scope): Sql =>
  scope === "all" ? sql`true` : sql`i.bank_id = ANY(${[...scope]}::text[])`;

/** Part of a name or an address, in any case; no wildcard means anything. */
function whereSays(text: string): Sql {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return emptySql;
  return sql`AND strpos(lower(concat_ws(' ', i.first_name, i.last_name, i.email)), ${wanted}) > 0`;
}

const input = z.object({
  q: line(100).optional(),
  state: z.string().max(20).optional(),
  after: z.string().max(200).optional(),
});

export type Found = InvitationRow & { state: State; timeZone: string };

export const readRows = (
  db: { query: Reader["query"] },
  where: Sql,
  now: Date,
  { limit, order = sql`i.created_at DESC, i.id DESC` }: { limit: number; order?: Sql },
) =>
  db.query<Found>(sql`
    SELECT i.id, i.bank_id AS "bankId", coalesce(i.first_name, '') AS "firstName", coalesce(i.last_name, '') AS "lastName",
      coalesce(i.email, '') AS email, coalesce(i.company, '') AS company, coalesce(i.country, '') AS country, i.purpose, i.status, i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.bundle, v.customer_number AS "customerNumber",
      i.opened_at AS "openedAt", i.settled_at AS "settledAt", p.name AS "settledBy",
      i.settled_reason AS "settledReason", i.link_asked_at AS "linkAskedAt", m.id AS "mailId", m.state AS "mailState",
      coalesce(m.last_error, '') AS "mailError", coalesce(m.attempts, 0) AS "mailAttempts",
      m.next_try_at AS "nextTryAt", coalesce(m.sent_at, m.created_at) AS "mailAt", b.time_zone AS "timeZone", ${stateSql(now)} AS state
    ${from} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`);

/** A page of them, with how many there are in each group under the same text. */
export const searchInvitations = defineQuery({
  name: "invitation.list",
  allow: atSomeBank("CanGetUserInvitation"),
  input,
  run: async (db, { q = "", state, after }, { scope, now }) => {
    const seen = sql`${whereSeen(scope)} ${whereSays(q)}`;
    const cursor = readCursor(after);
    const older = cursor ? sql`AND (i.created_at, i.id) < (${cursor.at}, ${cursor.id})` : emptySql;
    const chosen = isGroup(state) ? sql`AND ${stateSql(now)} IN (${joinSql([...groups[state]])})` : emptySql;
    const rows = await readRows(db, sql`${seen} ${chosen} ${older}`, now, { limit: pageSize + 1 });
    const counted = await db.query<{ state: State; count: bigint }>(sql`
      SELECT ${stateSql(now)} AS state, count(*) AS count ${from} WHERE ${seen} GROUP BY 1`);
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    const next = last && rows.length > pageSize ? cursorOf({ at: last.createdAt, id: last.id }) : null;
    return { rows: shown, next, counts: countGroups(counted) };
  },
});

export type Counts = Record<Group | "all", number>;

function countGroups(counted: readonly { state: State; count: bigint }[]): Counts {
  const sum = (states: readonly State[] | null) =>
    counted.reduce(
      (total, one) => total + (!states || states.includes(one.state) ? Number(one.count) : 0),
      0,
    );
  return {
    all: sum(null),
    "in-flight": sum(groups["in-flight"]),
    trouble: sum(groups.trouble),
    accepted: sum(groups.accepted),
    expired: sum(groups.expired),
    revoked: sum(groups.revoked),
  };
}

/** One of them, by id: for the panel that acts on it; null outside one's banks. */
export const viewInvitation = defineQuery({
  name: "invitation.view",
  allow: atSomeBank("CanGetUserInvitation"),
  input: z.object({ id: z.string().max(64) }),
  run: async (db, { id }, { scope, now }) =>
    (await readRows(db, sql`${whereSeen(scope)} AND i.id = ${id}`, now, { limit: 1 }))[0] ?? null,
});
