// The files somebody opened lately, for going on where one was: his own look-ups, at the banks where he still may look.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { atSomeBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";

export interface RecentFile {
  bankId: string;
  customerId: string;
  customerNumber: string;
  legalName: string | null;
  at: Date;
}

const MOST = 8;

/** At most eight, the latest first; of the last 30 days. */
export const listRecentFiles = defineQuery({
  name: "recent-file.list",
  allow: atSomeBank("CanGetCustomer"),
  input: z.object({}),
  run: async (db, _, { actor, scope, now }) => {
    const banks = scope === "all" ? [] : [...scope];
    const since = new Date(now.getTime() - 30 * 86_400_000);
    return await db.query<RecentFile>(sql`
      SELECT v.bank_id AS "bankId", v.customer_id AS "customerId", v.customer_number AS "customerNumber",
        v.legal_name AS "legalName", seen.at
      FROM (
        SELECT bank_id, customer_id, max(at) AS at FROM audit_event
        WHERE person_id = ${actor.personId} AND at > ${since} AND outcome = 'viewed' AND customer_id IS NOT NULL
          AND bank_id = ANY(${banks}::text[])
        GROUP BY bank_id, customer_id ORDER BY max(at) DESC LIMIT ${MOST}
      ) seen
      JOIN customer_version v ON v.bank_id = seen.bank_id AND v.customer_id = seen.customer_id AND v.superseded_at IS NULL
      ORDER BY seen.at DESC`);
  },
});
