// Who is in charge of a customer, as far as that is known: nothing in a file says so yet.
import { type Reader, sql } from "@/lib/core/db";
import { isHeld } from "@/lib/core/held";

type Db = Pick<Reader, "query">;
export interface Officer {
  id: string;
  name: string;
}

const officers = (now: Date, bankId: string) => sql`
  SELECT p.id, p.name FROM person p
  JOIN entitlement e ON e.person_id = p.id AND e.bank_id = ${bankId} AND e.role_name = 'CanAddKycDocument' AND ${isHeld(now)}
  WHERE p.is_active AND NOT p.is_locked`;

/** Everyone who may renew a document at the bank, by name. */
export const listOfficers = async (db: Db, bankId: string, now: Date): Promise<Officer[]> =>
  await db.query<Officer>(
    sql`SELECT DISTINCT o.id, o.name FROM (${officers(now, bankId)}) o ORDER BY o.name, o.id`,
  );

/**
 * The rule: whoever holds the file's open task for this document keeps it; else the last person who wrote to
 * the file at a screen; each only as long as he still holds CanAddKycDocument at the bank. Otherwise nobody, which means any officer
 * of the bank may take it. What programs wrote (an import) says nothing about who looks after a customer.
 */
export async function findOfficer(
  db: Db,
  { bankId, customerId, documentId }: { bankId: string; customerId: string; documentId: string },
  now: Date,
): Promise<Officer | null> {
  const [found] = await db.query<Officer>(sql`
    SELECT o.id, o.name FROM (${officers(now, bankId)}) o
    JOIN (
      (SELECT assigned_to AS id, 0 AS rank, created_at AS at FROM task
        WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND document_id = ${documentId}
          AND closed_at IS NULL AND assigned_to IS NOT NULL)
      UNION ALL
      (SELECT person_id, 1, at FROM audit_event
        WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND outcome = 'done' AND via = 'session'
          AND person_id IS NOT NULL AND split_part(action, '.', 1) <> 'task')
    ) known ON known.id = o.id
    ORDER BY known.rank, known.at DESC LIMIT 1`);
  return found ?? null;
}
