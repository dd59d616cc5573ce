// KYC documents: added (an id that exists gets a new version), listed, and each with its history.
import { notFound } from "@/lib/core/errors";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { entryOfWrite, readCurrent, readVersions } from "@/lib/core/version-rows";
import { writeVersion } from "@/lib/core/versions";
import { lockCustomer, readCustomer } from "@/lib/customers/subject";
import { addKycDocumentInput, customerInput, type KycDocumentFields, recordInput } from "@/lib/kyc/schema";
import { closeOutdatedTasks } from "@/lib/tasks/close";

/** OBP: addKycDocument. A customer number left out is the customer's own. */
export const addKycDocument = defineCommand({
  name: "document.add",
  allow: atBank("CanAddKycDocument"),
  subject: lockCustomer,
  input: addKycDocumentInput,
  run: async (tx, input, { actor, subject }) => {
    const fields: KycDocumentFields = {
      customerNumber: input.customerNumber === undefined ? subject.customerNumber : input.customerNumber,
      type: input.type,
      number: input.number,
      issueDate: input.issueDate,
      issuePlace: input.issuePlace,
      expiryDate: input.expiryDate,
    };
    const key = { ...subject, id: input.id };
    const written = await writeVersion(tx, "kycDocument", key, fields, actor, input.baseVersion);
    if (written.changed) await closeOutdatedTasks(tx, subject, actor.now);
    return written;
  },
  record: entryOfWrite,
});

const allow = atSomeBank("CanGetAnyKycDocuments", ["CanGetAnyKycDocuments"]);

/** The customer's documents as they are now, the one updated last first. */
export const listKycDocuments = defineQuery({
  name: "document.list",
  allow,
  subject: readCustomer,
  input: customerInput,
  run: async (db, _, { subject }) => await readCurrent<KycDocumentFields>(db, "kycDocument", subject),
});

/** Every version of one document, the newest first. */
export const getKycDocumentHistory = defineQuery({
  name: "document.history",
  allow,
  subject: readCustomer,
  input: recordInput,
  run: async (db, { id }, { subject }) => {
    const versions = await readVersions<KycDocumentFields>(db, "kycDocument", { ...subject, id });
    if (versions.length === 0) throw notFound("document");
    return versions;
  },
});
