// From a session id to an actor: roles, activity and session version are read anew for every request.
import { z } from "zod";
import { type Actor, type Factor, heldKey, stranger } from "@/lib/core/actor";
import { wroteLately } from "@/lib/core/audit";
import { sql } from "@/lib/core/db";
import { demandsFactor, isHeld } from "@/lib/core/held";
import { anyone } from "@/lib/core/permissions";
import { defineCommand, defineQuery, perform } from "@/lib/core/use-case";

export const idleMinutes = 15;
export const absoluteHours = 12;

interface Row {
  personId: string;
  name: string;
  email: string;
  lastSeenAt: Date;
  provedAt: Date;
  factor: Factor | null;
  wroteLately: boolean;
  held: { role: string; bank: string | null; rests: boolean }[];
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
        coalesce(s.proved_at, s.created_at) AS "provedAt", s.factor,
        ${wroteLately(now)} AS "wroteLately",
        coalesce((SELECT json_agg(json_build_object('role', e.role_name, 'bank', e.bank_id,
                    'rests', s.factor IS NULL AND ${demandsFactor}))
                  FROM entitlement e LEFT JOIN bank b ON b.id = e.bank_id WHERE e.person_id = p.id AND ${isHeld(now)}), '[]') AS held
      FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = ${id} AND s.ended_at IS NULL AND s.last_seen_at > ${idle} AND s.created_at > ${oldest}
        AND NOT s.needs_factor AND s.session_version = p.session_version AND p.is_active AND NOT p.is_locked`);
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

/**
 * The actor behind a session, or a stranger when it ended, idled out, still owes its second factor, or its person was
 * disabled. Roles at banks that demand a second factor rest in a session without one.
 */
export async function findActor(sessionId: string | null, facts: Partial<Actor>): Promise<Actor> {
  const nobody = stranger(facts);
  if (!sessionId) return nobody;
  const row = await perform(findSession, nobody, { id: sessionId });
  if (!row) return nobody;
  if (nobody.now.getTime() - row.lastSeenAt.getTime() > 60_000)
    await perform(touchSession, nobody, { id: sessionId });
  const counts = row.held.filter(({ rests }) => !rests);
  const rests = row.held.filter((one) => one.rests);
  return {
    ...nobody,
    personId: row.personId,
    name: row.name,
    email: row.email,
    via: "session",
    credentialId: sessionId,
    held: new Set(counts.map(({ role, bank }) => heldKey(role, bank))),
    restingAt: [...new Set(rests.map(({ bank }) => bank ?? ""))].sort(),
    proof: { at: row.provedAt, factor: row.factor },
    wroteLately: row.wroteLately,
  };
}
