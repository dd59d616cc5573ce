// Confirmed readings against the bank's records: shown beside the scan, counted on the file, closed with a reason.
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import type { Reader } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import type { Role } from "@/lib/core/roles";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { readCurrent, type VersionRow } from "@/lib/core/version-rows";
import { writeVersion } from "@/lib/core/versions";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";
import { maskTail } from "@/lib/format";
import type { Declared } from "@/lib/mrz/compare";
import { type Closing, type Difference, differencesOf, isOpen, readDeclared } from "./declared";
import { type ClosedDifferenceFields, closeInput, mediumInput, type ReadingFields } from "./schema";

type Db = Pick<Reader, "query">;
export type ConfirmedReading = VersionRow<ReadingFields>;

type Whose = Pick<CustomerSubject, "bankId" | "customerId">;
const readReadings = (db: Db, subject: Whose) => readCurrent<ReadingFields>(db, "mrzReading", subject);
const readClosings = (db: Db, subject: Whose): Promise<Closing[]> =>
  readCurrent<ClosedDifferenceFields>(db, "closedDifference", subject);

const mayRead = (actor: Actor, bankId: string, roles: readonly Role[]) =>
  roles.some((role) => holdsAt(actor, role, bankId) || holdsAtSystem(actor, role));

/** What this actor may not see of the records is nothing to compare with. */
function visible<Row extends Declared>(row: Row, actor: Actor, bankId: string): Row {
  const seesCustomer = mayRead(actor, bankId, ["CanGetCustomer", "CanGetCustomerOverview"]);
  const seesDocuments = mayRead(actor, bankId, ["CanGetAnyKycDocuments"]);
  return {
    ...row,
    ...(seesCustomer ? {} : { legalName: null, dateOfBirth: null, nationalities: [] }),
    ...(seesDocuments ? {} : { number: null, expiry: null }),
  };
}

export interface ReadingState {
  /** Null until somebody confirms one. */
  confirmed: ConfirmedReading | null;
  differences: Difference[];
  declared: Declared;
}

/** What was confirmed of a medium, beside the records as they are now. */
export const getReading = defineQuery({
  name: "reading.view",
  allow: atSomeBank("CanGetAnyKycMedia", ["CanGetAnyKycMedia"]),
  subject: readCustomer,
  input: mediumInput,
  run: async (db, { id }, { actor, subject }): Promise<ReadingState> => {
    const [row] = await readDeclared(db, subject, id);
    if (!row) throw notFound("medium");
    const declared = visible(row, actor, subject.bankId);
    const confirmed = (await readReadings(db, subject)).find((one) => one.id === id) ?? null;
    const closings = confirmed ? await readClosings(db, subject) : [];
    const differences = confirmed ? differencesOf(id, confirmed, declared, closings) : [];
    return { confirmed, differences, declared };
  },
});

export interface OpenDifferences {
  mediumId: string;
  documentId: string | null;
  count: number;
}

/** How many differences are open on each medium of a customer; only media that have some. For who may read media. */
export async function countOpenDifferences(db: Db, subject: Whose): Promise<OpenDifferences[]> {
  const readings = await readReadings(db, subject);
  if (readings.length === 0) return [];
  const closings = await readClosings(db, subject);
  const declared = await readDeclared(db, subject);
  return readings.flatMap((reading) => {
    const row = declared.find(({ mediumId }) => mediumId === reading.id);
    const count = row ? differencesOf(reading.id, reading, row, closings).filter(isOpen).length : 0;
    return row && count > 0 ? [{ mediumId: reading.id, documentId: row.documentId, count }] : [];
  });
}

/** Closes a difference that is shown, with the reason why it may stay. The records are not changed by this. */
export const closeDifference = defineCommand({
  name: "difference.close",
  allow: atBank("CanAddKycDocument"),
  subject: lockCustomer,
  input: closeInput,
  run: async (tx, input, { actor, subject }) => {
    const [declared] = await readDeclared(tx, subject, input.id);
    const reading = (await readReadings(tx, subject)).find((one) => one.id === input.id);
    if (!declared || !reading) throw notFound("reading");
    const closings = await readClosings(tx, subject);
    const found = differencesOf(input.id, reading, declared, closings).find(
      ({ field }) => field === input.field,
    );
    if (
      found?.verdict !== "differs" ||
      found.read !== input.readValue ||
      found.recorded !== input.recordedValue
    )
      throw new AppError(
        "conflict",
        "One side of this difference changed after you opened it. Look at it again.",
      );
    const fields: ClosedDifferenceFields = {
      ...{ mediumId: input.id, field: input.field, readValue: found.read, recordedValue: found.recorded },
      reason: input.reason,
    };
    const key = { ...subject, id: `${input.id}:${input.field}` };
    return await writeVersion(tx, "closedDifference", key, fields, actor);
  },
  record: ({ row, changed }) => {
    if (!changed) return null;
    const { bankId, customerId, mediumId, field, reason } = row;
    const shown = (value: string) => (field === "number" ? maskTail(value) : value);
    return {
      ...{ bankId, customerId, subjectId: mediumId },
      after: { field, readValue: shown(row.readValue), recordedValue: shown(row.recordedValue), reason },
    };
  },
});
