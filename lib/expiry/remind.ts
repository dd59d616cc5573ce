// One rung of one document: a task for the officer in charge and a line on the timeline, exactly once.
import { z } from "zod";
import { bankFacts } from "@/lib/banks/banks";
import { sql, type Tx } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { byItself } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { type CustomerSubject, lockCustomer } from "@/lib/customers/subject";
import { expiryDay, isRunning } from "@/lib/expiry/current-sql";
import { findOfficer, type Officer } from "@/lib/expiry/officers";
import { type Rung, rungOn } from "@/lib/expiry/rules";
import { dayIn, daysBetween, isoDay } from "@/lib/format";
import { recordInput } from "@/lib/kyc/schema";
import { closeOutdatedTasks } from "@/lib/tasks/close";
import { idText } from "@/lib/text/schema";

interface Running {
  type: string | null;
  number: string | null;
  expiryDate: Date;
}

const findRunning = async (tx: Tx, { bankId, customerId }: CustomerSubject, id: string) => {
  const [found] = await tx.query<Running>(sql`
    SELECT d.type, d.number, ${expiryDay} AS "expiryDate" FROM kyc_document d
    WHERE d.bank_id = ${bankId} AND d.customer_id = ${customerId} AND d.id = ${id} AND ${isRunning}`);
  return found;
};

interface Made {
  taskId: string;
  rung: Rung;
  daysLeft: number;
  officer: Officer | null;
  document: Running;
}

/**
 * Makes the task of the rung that is true now, unless it was made before: the unique key of the table decides, so a
 * restart or a second instance changes nothing. The tasks of earlier rungs of the document give way to it.
 */
export const remindOfExpiry = defineCommand({
  name: "document.remind",
  allow: byItself(),
  subject: lockCustomer,
  input: recordInput.extend({ bankId: idText }),
  run: async (tx, { id }, { now, subject }): Promise<Made | null> => {
    const { bankId, customerId } = subject;
    const document = await findRunning(tx, subject, id);
    const { timeZone } = await bankFacts(tx, bankId);
    const today = dayIn(now, timeZone);
    const rung = document ? rungOn(document.expiryDate, today) : null;
    if (!document || rung === null) return null;
    const officer = await findOfficer(tx, { bankId, customerId, documentId: id }, now);
    const taskId = uuidv7();
    const day = isoDay(document.expiryDate);
    const made = await tx.$executeRaw`
      INSERT INTO task (id, bank_id, customer_id, document_id, expiry_date, rung, created_at, assigned_to)
      VALUES (${taskId}, ${bankId}, ${customerId}, ${id}, ${day}::date, ${rung}, ${now}, ${officer?.id ?? null})
      ON CONFLICT (bank_id, customer_id, document_id, expiry_date, rung) DO NOTHING`;
    if (made === 0) return null;
    await tx.$executeRaw`
      UPDATE task SET closed_at = ${now}, closed_because = 'overtaken'
      WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND document_id = ${id}
        AND expiry_date = ${day}::date AND closed_at IS NULL AND id <> ${taskId}`;
    return { taskId, rung, daysLeft: daysBetween(today, document.expiryDate), officer, document };
  },
  record: (made, { id }, { subject: { bankId, customerId } }) =>
    made && {
      bankId,
      customerId,
      subjectId: id,
      after: {
        ...made.document,
        rung: made.rung,
        daysLeft: made.daysLeft,
        taskId: made.taskId,
        assignedTo: made.officer?.name ?? null,
      },
    },
});

/** Closes what no document asks for any more, when it was not the writing of a document that said so. */
export const closeOutdated = defineCommand({
  name: "task.close-outdated",
  allow: byItself(),
  subject: lockCustomer,
  input: z.object({ bankId: idText, customerId: idText }),
  run: async (tx, whose, { now }) => await closeOutdatedTasks(tx, whose, now),
  record: (ids, { bankId, customerId }) =>
    ids.length > 0 ? { bankId, customerId, after: { taskIds: ids } } : null,
});
