// Reading an uploaded file: what is known of it, its rendition, its thumbnail and its original. Looks and downloads are recorded.
import type { z } from "zod";
import type { Entry } from "@/lib/core/audit";
import type { Reader } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { atSomeBank } from "@/lib/core/permissions";
import { defineQuery } from "@/lib/core/use-case";
import { type CustomerSubject, readCustomer } from "@/lib/customers/subject";
import {
  downloadInput,
  type FilePage,
  type Flag,
  mediumInput,
  type Scan,
  type StoredFile,
  viewInput,
} from "@/lib/media/schema";
import type { MediumKey, Which } from "@/lib/vault/binding";
import { unwrapKey } from "@/lib/vault/keys";
import { objectName } from "@/lib/vault/names";
import { openRange, type Range } from "@/lib/vault/open";
import type { SealedFile } from "@/lib/vault/seal";
import { store } from "@/lib/vault/store";

const allow = atSomeBank("CanGetAnyKycMedia", ["CanGetAnyKycMedia"]);

/** The row of a medium that is on file now. A deleted medium is not found, and its bytes stay where they are. */
async function findRow(db: Reader, { bankId, customerId }: CustomerSubject, id: string) {
  const row = await db.storedFile.findFirst({ where: { bankId, customerId, mediumId: id } });
  const current = row && (await db.kycMedia.count({ where: { bankId, customerId, id, supersededAt: null } }));
  if (!current) throw notFound("medium");
  return row;
}
type Row = Awaited<ReturnType<typeof findRow>>;

/** The row without its key. */
export const fileOf = (row: Row): StoredFile => ({
  ...{ bankId: row.bankId, customerId: row.customerId, mediumId: row.mediumId },
  ...{ originalName: row.originalName, realType: row.realType, bytes: row.bytes, sha256: row.sha256 },
  ...{ renditionType: row.renditionType, renditionBytes: row.renditionBytes },
  pages: row.pages as unknown as FilePage[],
  hasThumbnail: row.thumbnailBytes !== null,
  flags: row.flags as Flag[],
  scan: row.scan as Scan,
  ...{ scannedAt: row.scannedAt, uploadedAt: row.uploadedAt, uploadedBy: row.uploadedBy },
});

/** What is known of an uploaded file: for the viewer and the panels. Not a look at the picture itself. */
export const getStoredFile = defineQuery({
  name: "media.file",
  allow,
  subject: readCustomer,
  input: mediumInput,
  run: async (db, { id }, { subject }): Promise<StoredFile> => fileOf(await findRow(db, subject, id)),
});

/** A file that may be read now: `readOpened` gives its bytes. */
export interface Opened {
  file: StoredFile;
  type: string;
  /** In clear. */
  bytes: number;
  objectName: string;
  sealed: SealedFile;
}

function refuseUnscanned({ scan }: StoredFile) {
  if (scan === "pending")
    throw new AppError(
      "conflict",
      "This file still waits for the virus scan. It can be seen once it is found clean.",
    );
  if (scan === "infected")
    throw new AppError(
      "conflict",
      "The virus scan found this file infected. It is kept locked and cannot be opened.",
    );
}

function openRow(row: Row, which: Which, type: string, sha256: string | null, bytes: number | null): Opened {
  const file = fileOf(row);
  refuseUnscanned(file);
  if (sha256 === null || bytes === null) throw notFound("picture");
  const medium: MediumKey = { bankId: row.bankId, customerId: row.customerId, mediumId: row.mediumId };
  const sealed = { medium, which, key: unwrapKey(row, medium) };
  return { file, type, bytes, objectName: objectName(medium, which, sha256), sealed };
}

const openOriginalOf = (row: Row) => openRow(row, "original", row.realType, row.sha256, row.bytes);
/** A video is its own rendition. */
const openRenditionOf = (row: Row) =>
  row.renditionBytes === null
    ? openOriginalOf(row)
    : openRow(row, "rendition", row.renditionType, row.renditionSha256, row.renditionBytes);

const entryOf = ({ file }: Opened, { purpose }: z.output<typeof viewInput>): Entry => ({
  ...{ bankId: file.bankId, customerId: file.customerId, subjectId: file.mediumId, detail: purpose || null },
  after: { originalName: file.originalName, ...(purpose ? { purpose } : {}) },
});

/** The rendition: recorded each time, with its purpose. */
export const viewMedium = defineQuery({
  name: "media.view",
  allow,
  subject: readCustomer,
  input: viewInput,
  run: async (db, { id }, { subject }) => openRenditionOf(await findRow(db, subject, id)),
  record: { each: "time", entry: entryOf },
});

/** More of a rendition that the same person is looking at already: other pages, later ranges. */
export const continueView = defineQuery({
  name: "media.view",
  allow,
  subject: readCustomer,
  input: viewInput,
  run: async (db, { id }, { subject }) => openRenditionOf(await findRow(db, subject, id)),
});

/** The original, unchanged: recorded each time, and never without a purpose. */
export const downloadMedium = defineQuery({
  name: "media.download",
  allow,
  subject: readCustomer,
  input: downloadInput,
  run: async (db, { id }, { subject }) => openOriginalOf(await findRow(db, subject, id)),
  record: { each: "time", entry: entryOf },
});

/** The small picture on a tile: not a look at the scan. */
export const openThumbnail = defineQuery({
  name: "media.thumbnail",
  allow,
  subject: readCustomer,
  input: mediumInput,
  run: async (db, { id }, { subject }) => {
    const row = await findRow(db, subject, id);
    return openRow(row, "thumbnail", "image/jpeg", row.thumbnailSha256, row.thumbnailBytes);
  },
});

/** The clear bytes, or a range of them. Throws FileDamaged where they were altered; nothing of a bad segment comes out. */
export const readOpened = (
  { sealed, bytes, objectName: name }: Opened,
  range?: Range,
): AsyncGenerator<Buffer> =>
  openRange(sealed, bytes, async (from, to) => await store().read(name, from, to), range);

/** One page of a rendition as a JPEG (the first is 1), in one buffer: for programs that read what is printed on it. */
export async function readPage(opened: Opened, number: number): Promise<Buffer> {
  const page = opened.file.pages[number - 1];
  if (!page) throw notFound("page");
  const parts: Buffer[] = [];
  const range = { from: page.offset, to: page.offset + page.bytes - 1 };
  for await (const part of readOpened(opened, range)) parts.push(part);
  return Buffer.concat(parts);
}
