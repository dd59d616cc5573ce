// A customer's tax residences: listed masked, revealed on record, added, deleted, and the deletion undone.
import { demandFreshProof } from "@/lib/auth/step-up";
import type { Entry } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { restoreVersion } from "@/lib/core/undo";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { entryOfWrite, fieldsOf, readCurrent } from "@/lib/core/version-rows";
import { endVersion, type Key, type WriteResult, writeVersion } from "@/lib/core/versions";
import { lockCustomer, readCustomer } from "@/lib/customers/subject";
import { maskTail } from "@/lib/format";
import { judgeTaxNumber } from "@/lib/tax-residences/rules";
import {
  addTaxResidenceInput,
  type TaxResidenceFields,
  taxResidenceInput,
  taxResidencesInput,
} from "@/lib/tax-residences/schema";

const missing = () =>
  new AppError("not_found", "There is no such tax residence.", { subject: "taxResidence" });
const taken = (message: string) =>
  new AppError("conflict", message, { subject: "taxResidence", fields: { taxNumber: message } });

const mayRead = atBank("CanGetTaxResidence");

/** For screens: the number masked but for its last three characters, beside what its country's rule says of it. */
export const listTaxResidences = defineQuery({
  name: "tax.list",
  allow: mayRead,
  subject: readCustomer,
  input: taxResidencesInput,
  run: async (db, _, { subject }) => {
    const rows = await readCurrent<TaxResidenceFields>(db, "taxResidence", subject);
    return rows.map(({ taxNumber, ...row }) => ({
      ...row,
      ...judgeTaxNumber(row.domain, taxNumber),
      maskedNumber: maskTail(taxNumber ?? ""),
    }));
  },
});

/** OBP: getTaxResidence. The numbers in full, as the wire demands; each reading is kept. */
export const listTaxResidencesInFull = defineQuery({
  name: "tax.read",
  allow: mayRead,
  subject: readCustomer,
  input: taxResidencesInput,
  run: async (db, _, { subject }) => await readCurrent<TaxResidenceFields>(db, "taxResidence", subject),
  record: { each: "time", entry: (_, { bankId, customerId }) => ({ bankId, customerId }) },
});

/** One number in full, for somebody who asked to see it; each time is kept. */
export const revealTaxNumber = defineQuery({
  name: "tax.reveal",
  allow: mayRead,
  subject: readCustomer,
  input: taxResidenceInput,
  run: async (db, { id }, { actor, subject: { bankId, customerId } }) => {
    demandFreshProof(actor);
    const where = { bankId, customerId, id, supersededAt: null };
    const found = await db.taxResidence.findFirst({ where, select: { domain: true, taxNumber: true } });
    if (!found) throw missing();
    return { id, ...found };
  },
  record: {
    each: "time",
    entry: ({ domain }, { bankId, customerId, id }) => ({
      bankId,
      customerId,
      subjectId: id,
      after: { domain },
    }),
  },
});

/** The audit never holds a number that a reader without the role could not see. */
const masked = (fields: TaxResidenceFields): TaxResidenceFields => ({
  ...fields,
  taxNumber: fields.taxNumber === null ? null : maskTail(fields.taxNumber),
});

function maskedEntry(written: WriteResult<TaxResidenceFields>): Entry | null {
  const entry = entryOfWrite(written);
  return entry && { ...entry, after: masked(fieldsOf<TaxResidenceFields>(written.row)) };
}

/**
 * The customer's row is locked, so nobody adds the same number between this and the write. Nothing of the other record
 * is told: who may add need not be allowed to read.
 */
async function refuseTaken(
  tx: Tx,
  { bankId, customerId, id }: Key,
  { domain, taxNumber }: TaxResidenceFields,
) {
  const current = { bankId, customerId, supersededAt: null };
  if (await tx.taxResidence.count({ where: { ...current, domain, taxNumber, NOT: { id } } }))
    throw taken("This customer has this number in this country already.");
  if (await tx.taxResidence.count({ where: { ...current, id, NOT: { domain, taxNumber } } }))
    throw taken("This form was sent already, with another number. Open it anew.");
}

/** OBP: createTaxResidence. A form brings the id it will make, so a second click changes nothing. */
export const addTaxResidence = defineCommand({
  name: "tax.add",
  allow: atBank("CanCreateTaxResidence"),
  subject: lockCustomer,
  input: addTaxResidenceInput,
  run: async (tx, input, { actor, subject }) => {
    const key = { ...subject, id: input.id ?? uuidv7() };
    const fields = { domain: input.domain, taxNumber: input.taxNumber };
    await refuseTaken(tx, key, fields);
    return await writeVersion<TaxResidenceFields>(tx, "taxResidence", key, fields, actor);
  },
  record: maskedEntry,
});

/** OBP: deleteTaxResidence. What it was stays in the history. */
export const deleteTaxResidence = defineCommand({
  name: "tax.delete",
  allow: atBank("CanDeleteTaxResidence"),
  subject: lockCustomer,
  input: taxResidenceInput,
  run: async (tx, { id }, { actor, subject }) => {
    const deleted = await endVersion<TaxResidenceFields>(tx, "taxResidence", { ...subject, id }, actor);
    if (!deleted) throw missing();
    return deleted;
  },
  record: (row) => ({
    bankId: row.bankId,
    customerId: row.customerId,
    subjectId: row.id,
    before: masked(fieldsOf<TaxResidenceFields>(row)),
    after: null,
  }),
});

/** Undoes one's own deletion within a minute, unless the number was added anew meanwhile. */
export const restoreTaxResidence = defineCommand({
  name: "tax.restore",
  allow: atBank("CanDeleteTaxResidence"),
  subject: lockCustomer,
  input: taxResidenceInput,
  run: async (tx, { id }, { actor, subject }) => {
    const { bankId, customerId } = subject;
    const last = await tx.taxResidence.findFirst({
      where: { bankId, customerId, id },
      orderBy: { version: "desc" },
    });
    if (last) await refuseTaken(tx, last, last);
    return await restoreVersion<TaxResidenceFields>(tx, "taxResidence", { ...subject, id }, actor, {
      action: "tax.delete",
      subject: "taxResidence",
    });
  },
  record: maskedEntry,
});
