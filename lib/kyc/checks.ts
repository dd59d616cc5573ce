// KYC checks: added (an id that exists gets a new version), listed, and each with its history.

import { notFound } from "@/lib/core/errors";
import { atBank, atSomeBank } from "@/lib/core/permissions";
import { defineCommand, defineQuery } from "@/lib/core/use-case";
import { entryOfWrite, readCurrent, readVersions } from "@/lib/core/version-rows";
import { writeVersion } from "@/lib/core/versions";
import { lockCustomer, readCustomer } from "@/lib/customers/subject";
import { addKycCheckInput, customerInput, type KycCheckFields, recordInput } from "@/lib/kyc/schema";

/** OBP: addKycCheck. Staff and customer number left out are the signed-in person and the customer's own number. */
export const addKycCheck = defineCommand({
  name: "check.add",
  allow: atBank("CanAddKycCheck"),
  subject: lockCustomer,
  input: addKycCheckInput,
  run: async (tx, input, { actor, subject }) => {
    const fields: KycCheckFields = {
      customerNumber: input.customerNumber === undefined ? subject.customerNumber : input.customerNumber,
      date: input.date,
      how: input.how,
      staffUserId: input.staffUserId === undefined ? actor.personId : input.staffUserId,
      staffName: input.staffName === undefined ? actor.name : input.staffName,
      satisfied: input.satisfied,
      comments: input.comments,
    };
    return await writeVersion(tx, "kycCheck", { ...subject, id: input.id }, fields, actor, input.baseVersion);
  },
  record: entryOfWrite,
});

const allow = atSomeBank("CanGetAnyKycChecks", ["CanGetAnyKycChecks"]);

/** The customer's checks as they are now, the one updated last first. */
export const listKycChecks = defineQuery({
  name: "check.list",
  allow,
  subject: readCustomer,
  input: customerInput,
  run: async (db, _, { subject }) => await readCurrent<KycCheckFields>(db, "kycCheck", subject),
});

/** Every version of one check, the newest first. */
export const getKycCheckHistory = defineQuery({
  name: "check.history",
  allow,
  subject: readCustomer,
  input: recordInput,
  run: async (db, { id }, { subject }) => {
    const versions = await readVersions<KycCheckFields>(db, "kycCheck", { ...subject, id });
    if (versions.length === 0) throw notFound("check");
    return versions;
  },
});
