// Which customer an invitee is, or acts for: named by number when he is invited, linked when he accepts.
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden, invalid } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { lockCustomer } from "@/lib/customers/subject";
import { mayGrant } from "@/lib/people/grants";

/** Whoever may link people to customers there, and whoever may give others the role to. */
export const mayPromiseCustomer = (actor: Actor, bankId: string): boolean =>
  holdsAt(actor, "CanCreateUserCustomerLink", bankId) ||
  holdsAtSystem(actor, "CanCreateUserCustomerLinkAtAnyBank") ||
  mayGrant(actor, bankId);

/** The customer's id. Throws invalid for a number that nobody has at this bank, whoever has it elsewhere. */
export async function findPromised(
  tx: Tx,
  actor: Actor,
  { bankId, customerNumber }: { bankId: string; customerNumber: string },
): Promise<string> {
  if (!mayPromiseCustomer(actor, bankId)) throw forbidden("CanCreateUserCustomerLink", bankId);
  const [found] = await tx.query<{ id: string }>(sql`
    SELECT customer_id AS id FROM customer_version
    WHERE bank_id = ${bankId} AND customer_number = ${customerNumber.trim()} AND superseded_at IS NULL`);
  if (!found) throw invalid({ customerNumber: `Nobody at ${bankId} has this customer number.` });
  return found.id;
}

/** Links the person, unless who invited may not any more or the customer is gone. Returns the customer's id, or null. */
export async function linkPromised(
  tx: Tx,
  inviter: Actor,
  { bankId, customerId, personId }: { bankId: string; customerId: string | null; personId: string },
): Promise<string | null> {
  if (!customerId || !mayPromiseCustomer(inviter, bankId)) return null;
  try {
    await lockCustomer(tx, { bankId, customerId }, { scope: [bankId] });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const link = { id: uuidv7(), personId, bankId, customerId, createdAt: inviter.now };
  await tx.userCustomerLink.createMany({
    data: [{ ...link, createdBy: inviter.personId ?? "" }],
    skipDuplicates: true,
  });
  return customerId;
}
