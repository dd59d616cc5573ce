// Reading a scan (nothing is stored by that), and confirming what was read.
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { Entry } from "@/lib/core/audit";
import { AppError, notFound } from "@/lib/core/errors";
import { atBank, atSomeBank, signedIn } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { type WriteResult, writeVersion } from "@/lib/core/versions";
import { lockCustomer, readCustomer } from "@/lib/customers/subject";
import { maskTail } from "@/lib/format";
import { continueView, type Opened, readPage } from "@/lib/media/files";
import { type ConfirmedField, confirmedFields, type Values, valuesOf } from "@/lib/mrz/values";
import { aheadOf, readPicture } from "./process";
import type { PageReading } from "./read-page";
import { confirmInput, mediumInput, type ReadingFields } from "./schema";
import { openReading, sealReading } from "./sealed";

/** A zone stands on the first page, or the second of a folded document. */
const MOST_PAGES = 3;

/** A reading nobody confirmed yet. */
export interface FreshReading extends PageReading {
  /** Of the medium, from 1. */
  page: number;
  readAt: Date;
}

interface Attempt {
  reading: FreshReading | null;
  /** For the form that confirms it; "" without a reading. */
  sealed: string;
  /** Why nothing was read, for a person. */
  problem: string | null;
}

const NO_ZONE =
  "No machine-readable zone was found: two or three lines of letters, figures and < at the foot of the page. A sharper, straighter picture of the whole page may help.";

async function readOpened(opened: Opened, { now, personId }: Actor): Promise<FreshReading | null> {
  for (let page = 1; page <= Math.min(MOST_PAGES, opened.file.pages.length); page += 1) {
    const found = await readPicture(await readPage(opened, page), personId ?? "");
    if (found) return { ...found, page, readAt: now };
  }
  return null;
}

/**
 * Reads the zone of a scan; null where none is found. It is kept nowhere: sealed it goes with the page, and comes back
 * with the form that confirms it. Whoever may see the scan may have it read.
 */
export const makeReading = defineQuery({
  name: "reading.make",
  allow: atSomeBank("CanGetAnyKycMedia", ["CanGetAnyKycMedia"]),
  subject: readCustomer,
  input: mediumInput,
  run: async (db, { id }, context): Promise<{ key: Entry } & Attempt> => {
    const { bankId, customerId } = context.subject;
    const key = { bankId, customerId, subjectId: id };
    const personId = context.actor.personId ?? "";
    try {
      const opened = await continueView.run(db, { bankId, customerId, id, purpose: "" }, context);
      const reading = await readOpened(opened, context.actor);
      if (!reading) return { key, reading, sealed: "", problem: NO_ZONE };
      const { sha256 } = opened.file;
      const sealed = sealReading(reading, { personId, bankId, customerId, mediumId: id, sha256 });
      return { key, reading, sealed, problem: null };
    } catch (error) {
      // Told beside the picture, which can be looked at all the same.
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      return { key, reading: null, sealed: "", problem: error.message };
    }
  },
  // It tells the document's number unmasked.
  record: { each: "time", entry: ({ key }) => key },
});

/** How many scans are read before mine, on this instance; null when none of mine waits here. */
export const readPlace = defineQuery({
  name: "reading.place",
  allow: signedIn(),
  input: z.object({}),
  run: async (_db, _input, { actor }) => ({ ahead: aheadOf(actor.personId ?? "") }),
});

/** What the officer typed otherwise than it was read. */
function corrections(typed: Values, read: Values): Partial<Record<ConfirmedField, string>> {
  const changed = confirmedFields.filter((field) => typed[field] !== read[field]);
  return Object.fromEntries(changed.map((field) => [field, read[field]]));
}

/** The reading as the audit keeps it: the number masked, the zone's lines left out. */
function forAudit(fields: ReadingFields | null): object | null {
  if (!fields) return null;
  const { surname, given, birth, sex, nationality, issuer, expiry, form, marks, corrected } = fields;
  return {
    ...{ form, number: maskTail(fields.number), surname, given, birth, sex, nationality, issuer, expiry },
    corrected: Object.keys(corrected),
    repaired: marks.filter(({ kind }) => kind === "repaired").length,
  };
}

const record = ({ row, before, changed }: WriteResult<ReadingFields>): Entry | null =>
  changed
    ? {
        ...{ bankId: row.bankId, customerId: row.customerId, subjectId: row.id },
        ...{ before: forAudit(before), after: forAudit(row) },
      }
    : null;

/** Keeps a reading as the officer confirmed it, on top of the version he saw. The reading itself is a server's own. */
export const confirmReading = defineCommand({
  name: "reading.confirm",
  allow: atBank("CanAddKycDocument"),
  subject: lockCustomer,
  input: confirmInput,
  run: async (tx, input, { actor, now, subject }) => {
    const where = { ...{ bankId: subject.bankId, customerId: subject.customerId }, id: input.id };
    if (!(await tx.kycMedia.count({ where: { ...where, supersededAt: null } }))) throw notFound("medium");
    const file = await tx.storedFile.findFirst({
      where: { bankId: where.bankId, customerId: where.customerId, mediumId: input.id },
    });
    const readFor = { personId: actor.personId ?? "", ...where, mediumId: input.id };
    const reading = openReading(input.reading, { ...readFor, sha256: file?.sha256 ?? "" }, now);
    const { mayBeCut, ...read } = valuesOf(reading.zone, now);
    const { number, surname, given, birth, sex, nationality, issuer, expiry } = input;
    const typed: Values = { number, surname, given, birth, sex, nationality, issuer, expiry };
    const { form, lines, checks, marks } = reading.zone;
    const fields: ReadingFields = {
      ...{ form, lines, checks, marks, printed: reading.printed, areas: reading.areas, page: reading.page },
      ...{ ...typed, mayBeCut, corrected: corrections(typed, read) },
    };
    return await writeVersion(
      tx,
      "mrzReading",
      { ...subject, id: input.id },
      fields,
      actor,
      input.baseVersion,
    );
  },
  record,
});
