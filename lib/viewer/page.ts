// What the viewer's page shows around the picture. The picture itself is asked for apart, and that look is recorded.
import { bankFacts } from "@/lib/banks/banks";
import { type Actor, holdsAt, holdsAtSystem } from "@/lib/core/actor";
import { type Reader, sql } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { atSomeBank } from "@/lib/core/permissions";
import type { Role } from "@/lib/core/roles";
import { defineQuery } from "@/lib/core/use-case";
import { readCurrent } from "@/lib/core/version-rows";
import { banksWithNames } from "@/lib/customers/names";
import { type CustomerSubject, readCustomer } from "@/lib/customers/subject";
import { documentTypeKey } from "@/lib/kyc/document-types";
import { latestOfEachType } from "@/lib/kyc/expiry";
import type { KycCheckFields, KycDocumentFields, KycMediaFields } from "@/lib/kyc/schema";
import { fileOf } from "@/lib/media/files";
import { mediumInput } from "@/lib/media/schema";
import { countOpenDifferences } from "@/lib/reader/differences";
import { type DeskDocument, type DeskMedium, kindOf, type ViewerPage } from "@/lib/viewer/schema";

const mayRead = (actor: Actor, role: Role, bankId: string) =>
  holdsAt(actor, role, bankId) || holdsAtSystem(actor, role);

async function readDocuments(db: Reader, actor: Actor, subject: CustomerSubject): Promise<DeskDocument[]> {
  if (!mayRead(actor, "CanGetAnyKycDocuments", subject.bankId)) return [];
  const rows = await readCurrent<KycDocumentFields>(db, "kycDocument", subject);
  return rows.map(({ id, type, number, issueDate, issuePlace, expiryDate }) => ({
    ...{ id, type, number, issueDate, issuePlace, expiryDate },
  }));
}

async function readCheck(db: Reader, actor: Actor, subject: CustomerSubject, id: string | null) {
  if (!id || !mayRead(actor, "CanGetAnyKycChecks", subject.bankId)) return null;
  const checks = await readCurrent<KycCheckFields>(db, "kycCheck", subject);
  const found = checks.find((check) => check.id === id);
  return found ? { id, how: found.how, date: found.date } : null;
}

async function countViews(db: Reader, { bankId, customerId }: CustomerSubject, id: string) {
  const [row] = await db.query<{ views: number; people: number }>(sql`
    SELECT count(*)::int AS views, count(DISTINCT person_id)::int AS people FROM audit_event
    WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND subject_id = ${id}
      AND action = 'media.view' AND outcome = 'viewed'`);
  return row ?? { views: 0, people: 0 };
}

/** Another document of the type lasts longer: the one on the desk is history. */
function findNewer(document: DeskDocument | undefined, documents: DeskDocument[], media: DeskMedium[]) {
  if (!document?.expiryDate) return null;
  const same = documents.filter(({ type }) => documentTypeKey(type) === documentTypeKey(document.type));
  const [latest] = latestOfEachType(same);
  if (!latest?.expiryDate || latest.expiryDate <= document.expiryDate) return null;
  return {
    documentId: latest.id,
    mediumId: media.find(({ documentId }) => documentId === latest.id)?.id ?? null,
  };
}

/** Everything but the picture; recorded by itself, since the document's number may be on it. */
export const openViewer = defineQuery({
  name: "media.desk",
  allow: atSomeBank("CanGetAnyKycMedia", ["CanGetAnyKycMedia"]),
  subject: readCustomer,
  input: mediumInput,
  run: async (db, { id }, { actor, subject }): Promise<ViewerPage> => {
    const { bankId, customerId, customerNumber, legalName } = subject;
    const rows = await readCurrent<KycMediaFields>(db, "kycMedia", subject);
    const row = rows.find((one) => one.id === id);
    if (!row) throw notFound("medium");
    const files = await db.storedFile.findMany({ where: { bankId, customerId } });
    const documents = await readDocuments(db, actor, subject);
    const order = documents.map((document) => document.id);
    const media = rows
      .map((one): DeskMedium => {
        const file = files.find(({ mediumId }) => mediumId === one.id);
        const documentId = order.includes(one.relatesToKycDocumentId ?? "")
          ? one.relatesToKycDocumentId
          : null;
        const { type, date, createdAt: recordedAt } = one;
        const hasThumbnail = file !== undefined && file.thumbnailBytes !== null;
        return {
          id: one.id,
          type,
          date,
          recordedAt,
          documentId,
          kind: kindOf(file?.renditionType),
          hasThumbnail,
        };
      })
      .toSorted(
        (a, b) =>
          placeIn(order, a.documentId) - placeIn(order, b.documentId) ||
          a.recordedAt.getTime() - b.recordedAt.getTime(),
      );
    const medium = media.find((one) => one.id === id) as DeskMedium;
    const stored = files.find(({ mediumId }) => mediumId === id);
    const document = documents.find((one) => one.id === medium.documentId);
    const named = banksWithNames(actor);
    const open = await countOpenDifferences(db, subject);
    const uploader =
      stored && (await db.person.findUnique({ where: { id: stored.uploadedBy }, select: { name: true } }));
    return {
      ...{ bankId, customerId, media, documents, timeZone: (await bankFacts(db, bankId)).timeZone },
      customer:
        named === "all" || named.includes(bankId) ? { number: customerNumber, name: legalName } : null,
      medium: {
        ...{ ...medium, url: row.url, recordedBy: row.recordedByName },
        isOfCheck: Boolean(row.relatesToKycCheckId),
      },
      file: stored ? { ...fileOf(stored), uploadedByName: uploader?.name ?? "" } : null,
      document: document ?? null,
      seesDocuments: mayRead(actor, "CanGetAnyKycDocuments", bankId),
      newer: findNewer(document, documents, media),
      check: await readCheck(db, actor, subject, row.relatesToKycCheckId),
      openDifferences: open.find(({ mediumId }) => mediumId === id)?.count ?? 0,
      views: await countViews(db, subject, id),
    };
  },
  record: {
    each: "hour",
    entry: ({ bankId, customerId, medium }) => ({
      ...{ bankId, customerId, subjectId: medium.id },
      after: { type: medium.type },
    }),
  },
});

const placeIn = (order: readonly string[], id: string | null) =>
  id === null ? order.length : order.indexOf(id);
