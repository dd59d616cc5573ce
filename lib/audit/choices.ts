// What one can filter the audit by: the banks, people and actions that appear in it.
import { z } from "zod";
import { mayReadAudit } from "@/lib/audit/audit";
import { banksToRead } from "@/lib/audit/filter";
import { type Reader, sql } from "@/lib/core/db";
import { defineQuery } from "@/lib/core/use-case";

export interface AuditChoices {
  banks: string[];
  /** Who holds or held a role at the banks, and whoever else has one of the latest events there; by name. */
  people: { id: string; name: string; email: string }[];
  /** `noun.verb`, by name; of the last thirteen months. */
  actions: string[];
}

/** Signing in and out has no bank, and happens at each. */
const everywhere = ["session.start", "session.end"];

/** A bank's customers may be people with events of their own, by the million: a list of names is not for them. */
const LATEST = 2_000;
/** A month is read by itself: years of them would cost a look for each action in each month. */
const MONTHS = 13;

const peopleOf = (db: Reader, banks: readonly string[]) =>
  db.query<AuditChoices["people"][number]>(sql`
    SELECT p.id, p.name, p.email FROM person p
    WHERE p.id IN (
      SELECT h.person_id FROM entitlement h WHERE h.bank_id = ANY(${[...banks]}::text[])
      UNION
      SELECT latest.person_id FROM unnest(${[...banks]}::text[]) b (id) CROSS JOIN LATERAL (
        SELECT e.person_id FROM audit_event e WHERE e.bank_id = b.id ORDER BY e.at DESC, e.id DESC LIMIT ${LATEST}) latest)
    ORDER BY lower(p.name), p.email`);

/** From each action to the next one along the index, instead of over all events. */
const actionsOf = async (db: Reader, banks: readonly string[], now: Date) => {
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS));
  const rows = await db.query<{ action: string }>(sql`
    WITH RECURSIVE step AS (
      SELECT b.id, (SELECT min(e.action) FROM audit_event e WHERE e.bank_id = b.id AND e.at >= ${since}) AS action
      FROM bank b WHERE b.id = ANY(${[...banks]}::text[])
      UNION ALL
      SELECT s.id, (SELECT min(e.action) FROM audit_event e
        WHERE e.bank_id = s.id AND e.action > s.action AND e.at >= ${since})
      FROM step s WHERE s.action IS NOT NULL)
    SELECT DISTINCT action FROM step WHERE action IS NOT NULL`);
  return [...new Set([...rows.map(({ action }) => action), ...everywhere])].sort();
};

export const listAuditChoices = defineQuery({
  name: "audit.choices",
  mayBeStale: true,
  allow: mayReadAudit,
  input: z.object({}),
  run: async (db, _, { scope, now }): Promise<AuditChoices> => {
    const banks = banksToRead(scope, null);
    const [people, actions] = await Promise.all([peopleOf(db, banks), actionsOf(db, banks, now)]);
    return { banks: [...banks], people, actions };
  },
});
