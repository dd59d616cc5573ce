// What one can filter the audit by: the banks, people and actions that appear in it.
import { z } from "zod";
import { mayReadAudit } from "@/lib/audit/audit";
import { banksToRead } from "@/lib/audit/filter";
import { type Reader, sql } from "@/lib/core/db";
import { defineQuery } from "@/lib/core/use-case";

export interface AuditChoices {
  banks: string[];
  /** Who holds or held a role at the banks, and whoever else has an event there; by name. */
  people: { id: string; name: string; email: string }[];
  /** `noun.verb`, by name. */
  actions: string[];
}

/** Signing in and out has no bank, and happens at each. */
const everywhere = ["session.start", "session.end"];

const peopleOf = (db: Reader, banks: readonly string[]) =>
  db.query<AuditChoices["people"][number]>(sql`
    SELECT p.id, p.name, p.email FROM person p
    WHERE EXISTS (SELECT 1 FROM entitlement h WHERE h.person_id = p.id AND h.bank_id = ANY(${[...banks]}::text[]))
      OR EXISTS (SELECT 1 FROM audit_event e WHERE e.person_id = p.id AND e.bank_id = ANY(${[...banks]}::text[]))
    ORDER BY lower(p.name), p.email`);

/** From each action to the next one along the index, instead of over all events. */
const actionsOf = async (db: Reader, banks: readonly string[]) => {
  const rows = await db.query<{ action: string }>(sql`
    WITH RECURSIVE step AS (
      SELECT b.id, (SELECT min(e.action) FROM audit_event e WHERE e.bank_id = b.id) AS action
      FROM bank b WHERE b.id = ANY(${[...banks]}::text[])
      UNION ALL
      SELECT s.id, (SELECT min(e.action) FROM audit_event e WHERE e.bank_id = s.id AND e.action > s.action)
      FROM step s WHERE s.action IS NOT NULL)
    SELECT DISTINCT action FROM step WHERE action IS NOT NULL`);
  return [...new Set([...rows.map(({ action }) => action), ...everywhere])].sort();
};

export const listAuditChoices = defineQuery({
  name: "audit.choices",
  allow: mayReadAudit,
  input: z.object({}),
  run: async (db, _, { scope }): Promise<AuditChoices> => {
    const banks = banksToRead(scope, null);
    const [people, actions] = await Promise.all([peopleOf(db, banks), actionsOf(db, banks)]);
    return { banks: [...banks], people, actions };
  },
});
