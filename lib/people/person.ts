// One person as administrators see him: what he may do at each bank, whether and where he is signed in, what he asked for.
import { z } from "zod";
import { absoluteHours, idleMinutes } from "@/lib/auth/find-actor";
import { type Reader, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { defineQuery } from "@/lib/core/use-case";
import { authorityGap } from "@/lib/people/authority";
import { type ListedPerson, readPeople } from "@/lib/people/people";
import { type RoleRequest, readRoleRequests } from "@/lib/people/role-requests";
import { maySeePeople, whereBankSeen } from "@/lib/people/sight";
import { idText } from "@/lib/text/schema";

export interface PersonFile extends ListedPerson {
  sessions: number;
  tokens: number;
  requests: RoleRequest[];
  /** Why the reader may not disable, lock or sign him out; null when he may. */
  gap: string | null;
}

async function countOpen(db: { query: Reader["query"] }, personId: string, now: Date) {
  const idle = new Date(now.getTime() - idleMinutes * 60_000);
  const oldest = new Date(now.getTime() - absoluteHours * 3_600_000);
  const [row] = await db.query<{ sessions: number; tokens: number }>(sql`
    SELECT (SELECT count(*)::int FROM session s WHERE s.person_id = p.id AND s.session_version = p.session_version
        AND s.ended_at IS NULL AND s.last_seen_at > ${idle} AND s.created_at > ${oldest}) AS sessions,
      (SELECT count(*)::int FROM api_token t
        WHERE t.person_id = p.id AND t.revoked_at IS NULL AND t.expires_at > ${now}) AS tokens
    FROM person p WHERE p.id = ${personId}`);
  return row ?? { sessions: 0, tokens: 0 };
}

export const getPerson = defineQuery({
  name: "person.view",
  allow: maySeePeople,
  input: z.object({ personId: idText }),
  run: async (db, { personId }, { scope, now, actor }): Promise<PersonFile> => {
    const [person] = await readPeople(db, { scope, now, where: sql`AND p.id = ${personId}` });
    if (!person) throw notFound("person");
    const asked = sql`r.person_id = ${personId} AND ${whereBankSeen(scope, sql`r.bank_id`)}`;
    const [open, requests, gap] = await Promise.all([
      countOpen(db, personId, now),
      readRoleRequests(db, asked, 20),
      authorityGap(db, personId, { actor, scope, now }),
    ]);
    return { ...person, ...open, requests, gap };
  },
});
