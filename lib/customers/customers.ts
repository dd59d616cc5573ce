// Making a customer, and correcting one on screen: a form of many fields, each group with its own role.
import { randomInt } from "node:crypto";
import { bankFacts } from "@/lib/banks/banks";
import { holdsAt } from "@/lib/core/actor";
import { sql, type Tx } from "@/lib/core/db";
import { AppError, forbidden } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { roleFor, updateRoles } from "@/lib/customers/column-roles";
import { type ColumnName, columnsOf } from "@/lib/customers/rows";
import { type Customer, changedCustomer, newCustomer } from "@/lib/customers/schema";
import { lockCustomer } from "@/lib/customers/subject";
import { type CustomerChange, currentCustomer, writeFirst, writeNext } from "@/lib/customers/versions";

interface Made {
  customer: Customer;
  /** False when the form was sent twice: the customer it made the first time. */
  isNew: boolean;
}

/** Eight digits that nobody has at the bank; more would be read as a phone in the search box. */
async function freeNumber(tx: Tx, bankId: string): Promise<string> {
  const number = `${randomInt(10_000_000, 100_000_000)}`;
  const taken = await tx.query(sql`SELECT 1 FROM customer_version
    WHERE bank_id = ${bankId} AND customer_number = ${number} AND superseded_at IS NULL`);
  return taken.length > 0 ? await freeNumber(tx, bankId) : number;
}

/** The customer that this very form made before, when it comes a second time. */
async function madeBefore(tx: Tx, bankId: string, customerId: string, personId: string | null, now: Date) {
  const [first] = await tx.query<{ by: string }>(sql`SELECT recorded_by AS by FROM customer_version
    WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND version = 1`);
  if (first?.by !== personId)
    throw new AppError("conflict", "This id is taken. Please open the form again.", { subject: "customer" });
  return await currentCustomer(tx, { bankId, customerId }, now);
}

export const createCustomer = defineCommand({
  name: "customer.create",
  allow: atBank("CanCreateCustomer", ["CanCreateCustomerAtAnyBank"]),
  input: newCustomer,
  run: async (tx, input, { actor, now }): Promise<Made> => {
    const { bankId, customerId: givenId, customerNumber, kycStatus, lastOkDate, ...fields } = input;
    await bankFacts(tx, bankId);
    const customerId = givenId ?? uuidv7();
    const { count } = await tx.customer.createMany({
      data: [{ id: customerId, bankId, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0)
      return { customer: await madeBefore(tx, bankId, customerId, actor.personId, now), isNew: false };
    const columns = {
      ...columnsOf(fields),
      legalName: fields.legalName,
      mobilePhoneNumber: fields.mobilePhoneNumber,
      customerNumber: customerNumber ?? (await freeNumber(tx, bankId)),
    };
    const given = { kycStatus: kycStatus ?? false, lastOkDate: lastOkDate ?? null };
    await writeFirst(tx, { bankId, customerId }, columns, given, actor);
    return { customer: await currentCustomer(tx, { bankId, customerId }, now), isNew: true };
  },
  record: ({ customer, isNew }) => {
    const { bankId, customerId, version: _, ...after } = customer;
    return isNew ? { bankId, customerId, subjectId: customerId, after } : null;
  },
});

/** What a changed customer leaves on record: the changed columns only, before and after. */
export const recordChange = ({ customer, before, after }: CustomerChange) =>
  after && {
    bankId: customer.bankId,
    customerId: customer.customerId,
    subjectId: customer.customerId,
    before,
    after,
  };

/** The screen's correction: any one update role opens it, and each changed field demands its own. */
export const changeCustomer = defineCommand({
  name: "customer.change",
  allow: atBank(updateRoles),
  subject: lockCustomer,
  input: changedCustomer,
  run: async (tx, { baseVersion, bankId, customerId: _, ...fields }, { actor, subject }) => {
    const demand = (changed: ColumnName[]) => {
      const missing = changed.map(roleFor).find((role) => !holdsAt(actor, role, bankId));
      if (missing) throw forbidden(missing, bankId);
    };
    return await writeNext(tx, subject, fields, actor, { baseVersion, demand });
  },
  record: recordChange,
});
