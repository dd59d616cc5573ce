// What an officer does with a task: takes it, hands it over, says that it is done. No second pair of eyes is asked for.
import { z } from "zod";
import { type Reader, sql, type Tx } from "@/lib/core/db";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import { atBank, type Scope } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { lockCustomer } from "@/lib/customers/subject";
import { listOfficers } from "@/lib/expiry/officers";
import { taskInput } from "@/lib/tasks/schema";
import { idText } from "@/lib/text/schema";

interface Found {
  id: string;
  bankId: string;
  customerId: string;
  documentId: string;
  type: string | null;
  number: string | null;
  assignedTo: string | null;
  assignedName: string | null;
  isClosed: boolean;
}

const readTask = async (db: Pick<Reader, "query">, bankId: string, id: string) => {
  const [found] = await db.query<Found>(sql`
    SELECT t.id, t.bank_id AS "bankId", t.customer_id AS "customerId", t.document_id AS "documentId", d.type, d.number,
      t.assigned_to AS "assignedTo", p.name AS "assignedName", t.closed_at IS NOT NULL AS "isClosed"
    FROM task t LEFT JOIN person p ON p.id = t.assigned_to
    LEFT JOIN kyc_document d ON d.bank_id = t.bank_id AND d.customer_id = t.customer_id AND d.id = t.document_id
      AND d.superseded_at IS NULL
    WHERE t.bank_id = ${bankId} AND t.id = ${id}`);
  if (!found) throw notFound("task");
  return found;
};

/** Read again under the customer's lock: what stands there then is what the command changes. */
async function lockTask(tx: Tx, raw: Record<string, unknown>, { scope }: { scope: Scope }): Promise<Found> {
  const asked = taskInput.safeParse(raw);
  if (!asked.success) throw notFound("task");
  const { bankId, id } = asked.data;
  const { customerId } = await readTask(tx, bankId, id);
  await lockCustomer(tx, { bankId, customerId }, { scope });
  const task = await readTask(tx, bankId, id);
  if (task.isClosed) throw new AppError("conflict", "This task is closed already.", { subject: "task" });
  return task;
}

const allow = atBank("CanAddKycDocument");
const assign = (tx: Tx, id: string, personId: string | null) =>
  tx.$executeRaw`UPDATE task SET assigned_to = ${personId} WHERE id = ${id}`;
const entryOf = ({ bankId, customerId, id, type, number, assignedName }: Found, after: object) => ({
  ...{ bankId, customerId, subjectId: id },
  before: { type, number, assignedTo: assignedName },
  after: { type, number, ...after },
});

/** Of two who take it at once the second is told who has it. */
export const takeTask = defineCommand({
  name: "task.take",
  allow,
  subject: lockTask,
  input: taskInput,
  run: async (tx, { id }, { actor, subject }) => {
    const { assignedTo, assignedName } = subject;
    if (assignedTo && assignedTo !== actor.personId)
      throw new AppError("conflict", `${assignedName ?? "Somebody else"} took this meanwhile.`, {
        subject: "task",
      });
    if (assignedTo) return null;
    await assign(tx, id, actor.personId);
    return actor.name;
  },
  record: (name, _, { subject }) => (name === null ? null : entryOf(subject, { assignedTo: name })),
});

/** To somebody who may renew documents at the bank, or to nobody. */
export const handOverTask = defineCommand({
  name: "task.hand-over",
  allow,
  subject: lockTask,
  input: taskInput.extend({ personId: z.union([idText, z.literal("")]) }),
  run: async (tx, { bankId, id, personId }, { subject, now }) => {
    const officer = (await listOfficers(tx, bankId, now)).find((one) => one.id === personId);
    if (personId && !officer)
      throw invalid({
        personId: "This person may not renew documents at this bank. Choose one from the list.",
      });
    if (subject.assignedTo === (officer?.id ?? null)) return { isChanged: false, name: null };
    await assign(tx, id, officer?.id ?? null);
    return { isChanged: true, name: officer?.name ?? null };
  },
  record: ({ isChanged, name }, _, { subject }) =>
    isChanged ? entryOf(subject, { assignedTo: name }) : null,
});

/** Whoever did it; the next rung of the document makes a new one. */
export const finishTask = defineCommand({
  name: "task.finish",
  allow,
  subject: lockTask,
  input: taskInput,
  run: async (tx, { id }, { actor, now }) => {
    await tx.$executeRaw`
      UPDATE task SET closed_at = ${now}, closed_by = ${actor.personId}, closed_because = 'done' WHERE id = ${id}`;
  },
  record: (_, __, { subject }) =>
    entryOf(subject, { assignedTo: subject.assignedName, closedBecause: "done" }),
});
