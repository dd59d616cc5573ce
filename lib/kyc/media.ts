// KYC media: addresses of scans and recordings, with the document and check they belong to.
import type { Tx } from "@/lib/core/db";
import { invalid, notFound } from "@/lib/core/errors";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { entryOfWrite, readCurrent, readVersions } from "@/lib/core/version-rows";
import { pick, writeVersion } from "@/lib/core/versions";
import { type CustomerSubject, lockCustomer, readCustomer } from "@/lib/customers/subject";
import {
  addKycMediaInput,
  customerInput,
  type KycMediaFields,
  linkKycMediaInput,
  recordInput,
} from "@/lib/kyc/schema";

/** OBP: addKycMedia. A customer number left out is the customer's own. */
export const addKycMedia = defineCommand({
  name: "media.add",
  allow: atBank("CanAddKycMedia"),
  subject: lockCustomer,
  input: addKycMediaInput,
  run: async (tx, input, { actor, subject }) => {
    const fields: KycMediaFields = {
      customerNumber: input.customerNumber === undefined ? subject.customerNumber : input.customerNumber,
      type: input.type,
      url: input.url,
      date: input.date,
      relatesToKycDocumentId: input.relatesToKycDocumentId,
      relatesToKycCheckId: input.relatesToKycCheckId,
    };
    if (input.mustRelate) await refuseStrangers(tx, subject, fields);
    return await writeVersion(tx, "kycMedia", { ...subject, id: input.id }, fields, actor, input.baseVersion);
  },
  record: entryOfWrite,
});

/** Says which document a medium shows. What else it says is read here and not sent: a colleague may have changed it. */
export const linkKycMedia = defineCommand({
  name: "media.link",
  allow: atBank("CanAddKycMedia"),
  subject: lockCustomer,
  input: linkKycMediaInput,
  run: async (tx, { id, baseVersion, relatesToKycDocumentId }, { actor, subject }) => {
    const { bankId, customerId } = subject;
    const current = await tx.kycMedia.findFirst({ where: { bankId, customerId, id, supersededAt: null } });
    if (!current) throw notFound("medium");
    await refuseStrangers(tx, subject, { relatesToKycDocumentId, relatesToKycCheckId: null });
    const kept = pick<KycMediaFields>(current, [
      "customerNumber",
      "type",
      "url",
      "date",
      "relatesToKycCheckId",
    ]);
    const fields = { ...kept, relatesToKycDocumentId };
    return await writeVersion(tx, "kycMedia", { ...subject, id }, fields, actor, baseVersion);
  },
  record: entryOfWrite,
});

/** The wire takes any text as a related id; a person may only name this customer's own records. */
export async function refuseStrangers(
  tx: Tx,
  { bankId, customerId }: CustomerSubject,
  fields: Pick<KycMediaFields, "relatesToKycDocumentId" | "relatesToKycCheckId">,
) {
  const wrong: Record<string, string> = {};
  const where = (id: string) => ({ where: { bankId, customerId, id, supersededAt: null } });
  const { relatesToKycDocumentId: document, relatesToKycCheckId: check } = fields;
  if (document && !(await tx.kycDocument.count(where(document))))
    wrong.relatesToKycDocumentId = "This customer has no such document. Choose one from the list.";
  if (check && !(await tx.kycCheck.count(where(check))))
    wrong.relatesToKycCheckId = "This customer has no such check. Choose one from the list.";
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

const allow = atSomeBank("CanGetAnyKycMedia", ["CanGetAnyKycMedia"]);

/** The customer's media as they are now, the one updated last first. */
export const listKycMedia = defineQuery({
  name: "media.list",
  allow,
  subject: readCustomer,
  input: customerInput,
  run: async (db, _, { subject }) => await readCurrent<KycMediaFields>(db, "kycMedia", subject),
});

/** Every version of one medium, the newest first. */
export const getKycMediaHistory = defineQuery({
  name: "media.history",
  allow,
  subject: readCustomer,
  input: recordInput,
  run: async (db, { id }, { subject }) => {
    const versions = await readVersions<KycMediaFields>(db, "kycMedia", { ...subject, id });
    if (versions.length === 0) throw notFound("medium");
    return versions;
  },
});
