// The use-cases of an upload: whether somebody may begin one, and the row, the medium and the event that make it exist.
import { z } from "zod";
import { bankFacts, todayAt } from "@/lib/banks/banks";
import type { Tx } from "@/lib/core/db";
import { sql } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { atBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { fieldsOf } from "@/lib/core/version-rows";
import { writeVersion } from "@/lib/core/versions";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";
import { refuseStrangers } from "@/lib/kyc/media";
import type { KycMediaFields } from "@/lib/kyc/schema";
import { isVideo, mediumPath } from "@/lib/media/schema";
import { idText, line, parseCalendarDate } from "@/lib/text/schema";

const whose = { bankId: idText, customerId: idText };
const allow = atBank("CanAddKycMedia");

/** Asked before a byte is read: the role, the customer, and what one person may upload in a day. */
export const beginUpload = defineQuery({
  name: "media.upload",
  allow,
  subject: readCustomer,
  input: z.object(whose),
  run: async (db, _, { actor, now, subject }) => {
    const day = new Date(now.getTime() - 86_400_000);
    const [sent] = await db.query<{ bytes: bigint | null }>(sql`SELECT sum(bytes) AS bytes FROM stored_file
      WHERE uploaded_by = ${actor.personId} AND uploaded_at > ${day}`);
    if (Number(sent?.bytes ?? 0) >= env().MEDIA_DAY_MB * 1024 * 1024)
      throw new AppError("too_many", "You have uploaded as much as one person may in 24 hours.");
    return { bankId: subject.bankId, customerId: subject.customerId };
  },
});

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().positive();
const page = z.object({ offset: z.number().int().min(0), bytes: size, width: size, height: size });

/** What the server itself found out about the file, never what a client said of it. */
const uploadInput = z.object({
  ...whose,
  id: z.uuid(),
  type: line(50).default(""),
  relatesToKycDocumentId: line(255).default(""),
  relatesToKycCheckId: line(255).default(""),
  file: z.object({
    originalName: line(200).min(1),
    claimedType: z.string().max(200),
    realType: z.string().max(40),
    bytes: size,
    sha256: hex,
    renditionType: z.string().max(40),
    renditionBytes: size.nullable(),
    renditionSha256: hex.nullable(),
    pages: z.array(page),
    thumbnailBytes: size.nullable(),
    thumbnailSha256: hex.nullable(),
    flags: z.array(z.enum(["scripts", "attachments", "forms"])),
    scan: z.enum(["clean", "not_scanned", "pending"]),
    wrappedKey: z.string(),
    keyId: z.string(),
  }),
});
type Upload = z.output<typeof uploadInput>;

/** A form sent twice brings the same file for the same record: it is there already, under its first id. */
async function findSame(tx: Tx, { bankId, customerId }: CustomerSubject, input: Upload) {
  const [same] = await tx.query<{ id: string }>(sql`SELECT m.id FROM stored_file f
    JOIN kyc_media m ON m.bank_id = f.bank_id AND m.customer_id = f.customer_id AND m.id = f.medium_id
      AND m.superseded_at IS NULL
    WHERE f.bank_id = ${bankId} AND f.customer_id = ${customerId} AND f.sha256 = ${input.file.sha256}
      AND coalesce(m.relates_to_kyc_document_id, '') = ${input.relatesToKycDocumentId}
      AND coalesce(m.relates_to_kyc_check_id, '') = ${input.relatesToKycCheckId}
    ORDER BY f.uploaded_at LIMIT 1`);
  return same?.id ?? null;
}

/** Makes an upload exist: its bytes lie in the store already. `isKnown`: this very file was there before. */
export const addUpload = defineCommand({
  name: "media.upload",
  allow,
  subject: lockCustomer,
  input: uploadInput,
  run: async (tx, input, { actor, now, subject }) => {
    const { bankId, customerId, customerNumber } = subject;
    const known = await findSame(tx, subject, input);
    if (known) return { id: known, isKnown: true, row: null };
    const today = parseCalendarDate(todayAt(await bankFacts(tx, bankId), now));
    const fields: KycMediaFields = {
      customerNumber,
      type: input.type.trim() || (isVideo(input.file.realType) ? "Video" : "Scan"),
      url: new URL(mediumPath(bankId, customerId, input.id), env().PUBLIC_URL).href,
      date: today,
      relatesToKycDocumentId: input.relatesToKycDocumentId,
      relatesToKycCheckId: input.relatesToKycCheckId,
    };
    await refuseStrangers(tx, subject, fields);
    const owner = { uploadedAt: now, uploadedBy: actor.personId ?? "" };
    const scannedAt = input.file.scan === "clean" ? now : null;
    await tx.storedFile.create({
      data: { bankId, customerId, mediumId: input.id, ...input.file, ...owner, scannedAt },
    });
    const { row } = await writeVersion(
      tx,
      "kycMedia",
      { bankId, customerId, id: input.id },
      fields,
      actor,
      0,
    );
    return { id: input.id, isKnown: false, row };
  },
  record: ({ row }, { file }) =>
    row && {
      ...{ bankId: row.bankId, customerId: row.customerId, subjectId: row.id, before: null },
      after: {
        ...fieldsOf<KycMediaFields>(row),
        originalName: file.originalName,
        bytes: file.bytes,
        sha256: file.sha256,
        scan: file.scan,
        ...(file.flags.length > 0 ? { flags: file.flags } : {}),
      },
    },
});
