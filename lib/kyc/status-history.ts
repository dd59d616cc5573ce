// KYC statuses: each is kept as it was given; the newest by date says where the customer stands.
import { bankFacts } from "@/lib/banks/banks";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { invalid } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { stamp } from "@/lib/core/versions";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";
import { dayIn } from "@/lib/format";
import { missingForOk } from "@/lib/kyc/rules";
import { addKycStatusInput, customerInput, type KycStatusFields } from "@/lib/kyc/schema";

export interface KycStatusRow extends KycStatusFields {
  id: string;
  bankId: string;
  customerId: string;
  recordedAt: Date;
  recordedBy: string;
  recordedByName: string;
  recordedVia: string | null;
  recordedViaName: string | null;
}
type Whose = Pick<CustomerSubject, "bankId" | "customerId">;

const readStatuses = async (db: Pick<Reader, "query">, { bankId, customerId }: Whose) =>
  await db.query<KycStatusRow>(sql`
    SELECT s.id, s.bank_id AS "bankId", s.customer_id AS "customerId", s.customer_number AS "customerNumber",
      s.ok, s.date, s.reason, s.recorded_at AS "recordedAt", s.recorded_by AS "recordedBy",
      p.name AS "recordedByName", s.recorded_via AS "recordedVia", c.name AS "recordedViaName"
    FROM kyc_status s JOIN person p ON p.id = s.recorded_by LEFT JOIN consumer c ON c.id = s.recorded_via
    WHERE s.bank_id = ${bankId} AND s.customer_id = ${customerId}
    ORDER BY s.date DESC NULLS LAST, s.recorded_at DESC, s.id DESC`);

/** The wire knows no reason, so one that it left out is no difference. */
const says = (row: KycStatusFields, given: KycStatusFields) =>
  row.ok === given.ok &&
  row.customerNumber === given.customerNumber &&
  row.date?.getTime() === given.date?.getTime() &&
  (given.reason === null || row.reason === given.reason);

/**
 * The status that is there already: the one this form made before, the latest by date, or the one recorded last (an
 * answer that was lost on the way is asked for again). Adding another would change nothing.
 */
async function findSame(tx: Tx, whose: Whose, fields: KycStatusFields, id: string | undefined) {
  const statuses = await readStatuses(tx, whose);
  const own = statuses.find((status) => status.id === id);
  const last = statuses.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
  return own ?? [statuses[0], last].find((status) => status && says(status, fields));
}

/** An OK that the file does not explain by itself needs a reason, says whoever typed it. */
async function demandReason(tx: Tx, { bankId, customerId }: Whose, fields: KycStatusFields, today: Date) {
  if (!fields.ok || fields.reason?.trim()) return;
  const where = { bankId, customerId, supersededAt: null };
  const documents = await tx.kycDocument.findMany({ where });
  const missing = missingForOk(documents, await tx.kycCheck.findMany({ where }), today);
  if (missing.length > 0) throw invalid({ reason: `${missing.join(" ")} Say why the status is OK.` });
}

/** OBP: addKycStatus. Statuses are never changed; the same one again adds none. */
export const addKycStatus = defineCommand({
  name: "status.add",
  allow: atBank("CanAddKycStatus"),
  subject: lockCustomer,
  input: addKycStatusInput,
  run: async (tx, input, { actor, subject, now }) => {
    const { bankId, customerId } = subject;
    const fields: KycStatusFields = {
      customerNumber: input.customerNumber === undefined ? subject.customerNumber : input.customerNumber,
      ok: input.ok,
      date: input.date,
      reason: input.reason,
    };
    if (input.mustExplain) {
      const today = dayIn(now, (await bankFacts(tx, bankId)).timeZone);
      // Of today means from now on: midnight UTC would lie in the future east of Greenwich, and behind what OBP said today.
      if (fields.date?.getTime() === today.getTime()) fields.date = now;
      await demandReason(tx, subject, fields, today);
    }
    const same = await findSame(tx, subject, fields, input.id);
    if (same) return { row: same, changed: false };
    const isTaken = input.id && (await tx.kycStatus.count({ where: { id: input.id } }));
    const id = input.id && !isTaken ? input.id : uuidv7();
    return {
      row: await tx.kycStatus.create({ data: { id, bankId, customerId, ...fields, ...stamp(actor) } }),
      changed: true,
    };
  },
  record: ({ row, changed }) => {
    const { id, bankId, customerId, customerNumber, ok, date, reason } = row;
    const after: KycStatusFields = { customerNumber, ok, date, reason };
    return changed ? { bankId, customerId, subjectId: id, before: null, after } : null;
  },
});

/** Every status there ever was, the newest by date first. */
export const listKycStatuses = defineQuery({
  name: "status.list",
  allow: atSomeBank("CanGetAnyKycStatuses", ["CanGetAnyKycStatuses"]),
  subject: readCustomer,
  input: customerInput,
  run: async (db, _, { subject }) => await readStatuses(db, subject),
});
