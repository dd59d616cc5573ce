// Tasks that close by themselves: their document was replaced, has another end, or is gone.
import { type Reader, type Sql, sql, type Tx } from "@/lib/core/db";
import { expiryDay, isRunning } from "@/lib/expiry/current-sql";

interface Whose {
  bankId: string;
  customerId: string;
}

const outdated = (whose: Sql): Sql => sql`
  t.closed_at IS NULL ${whose} AND NOT EXISTS (
    SELECT 1 FROM kyc_document d WHERE d.bank_id = t.bank_id AND d.customer_id = t.customer_id AND d.id = t.document_id
      AND ${isRunning} AND ${expiryDay} = t.expiry_date)`;

const ofCustomer = ({ bankId, customerId }: Whose) =>
  sql`AND t.bank_id = ${bankId} AND t.customer_id = ${customerId}`;

/** For a command that wrote a customer's documents and holds his lock: its own event says why they closed. */
export async function closeOutdatedTasks(tx: Tx, whose: Whose, now: Date): Promise<string[]> {
  const closed = await tx.query<{ id: string }>(sql`
    UPDATE task t SET closed_at = ${now}, closed_because = 'superseded' WHERE ${outdated(ofCustomer(whose))} RETURNING t.id`);
  return closed.map(({ id }) => id);
}

/** Customers with such tasks after the given one, whichever way the documents changed (an import, say). */
export const findOutdated = async (
  db: Pick<Reader, "query">,
  after: Whose,
  limit: number,
): Promise<Whose[]> =>
  await db.query<Whose>(sql`
    SELECT DISTINCT t.bank_id AS "bankId", t.customer_id AS "customerId" FROM task t
    WHERE ${outdated(sql`AND (t.bank_id, t.customer_id) > (${after.bankId}, ${after.customerId})`)}
    ORDER BY t.bank_id, t.customer_id LIMIT ${limit}`);
