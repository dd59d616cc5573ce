// From a session id to an actor: roles, activity and session version are read anew for every request.
import { z } from "zod";
import { type Actor, heldKey, stranger } from "@/lib/core/actor";
import { sql } from "@/lib/core/db";
import { isHeld } from "@/lib/core/held";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

export const idleMinutes = 15;
export const absoluteHours = 12;

interface Row {
  personId: string;
  name: string;
  email: string;
  lastSeenAt: Date;
  held: { role: string; bank: string | null }[];
}

const findSession = defineQuery({
  name: "session.find",
  allow: anyone(),
  input: z.object({ id: z.string() }),
  run: async (db, { id }, { now }) => {
    const idle = new Date(now.getTime() - idleMinutes * 60_000);
    const oldest = new Date(now.getTime() - absoluteHours * 3_600_000);
    const [row] = await db.query<Row>(sql`
      SELECT p.id AS "personId", p.name, p.email, s.last_seen_at AS "lastSeenAt",
        coalesce((SELECT json_agg(json_build_object('role', e.role_name, 'bank', e.bank_id))
                  FROM entitlement e WHERE e.person_id = p.id AND ${isHeld(now)}), '[]') AS held
      FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = ${id} AND s.ended_at IS NULL AND s.last_seen_at > ${idle} AND s.created_at > ${oldest}
        AND s.session_version = p.session_version AND p.is_active AND NOT p.is_locked`);
    return row ?? null;
  },
});

const touchSession = defineCommand({
  name: "session.touch",
  allow: anyone(),
  input: z.object({ id: z.string() }),
  run: async (tx, { id }, { now }) =>
    await tx.session.updateMany({ where: { id }, data: { lastSeenAt: now } }),
  record: () => null,
});

/** The actor behind a session, or a stranger when it ended, idled out, or its person was disabled. */
export async function findActor(sessionId: string | null, facts: Partial<Actor>): Promise<Actor> {
  const nobody = stranger(facts);
  if (!sessionId) return nobody;
  const row = await perform(findSession, nobody, { id: sessionId });
  if (!row) return nobody;
  if (nobody.now.getTime() - row.lastSeenAt.getTime() > 60_000)
    await perform(touchSession, nobody, { id: sessionId });
  const held = new Set(row.held.map(({ role, bank }) => heldKey(role, bank)));
  return {
    ...nobody,
    personId: row.personId,
    name: row.name,
    email: row.email,
    via: "session",
    credentialId: sessionId,
    held,
  };
}
