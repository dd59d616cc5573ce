// Deleting a medium, and undoing it. Its bytes stay: records are kept as long as the law says (AMLR Art. 77), only nobody gets them.
import { notFound } from "@/lib/core/errors";
import { atBank } from "@/lib/core/permissions";
import { restoreVersion } from "@/lib/core/undo";
import { defineCommand } from "@/lib/core/use-case";
import { entryOfWrite, fieldsOf } from "@/lib/core/version-rows";
import { endVersion } from "@/lib/core/versions";
import { lockCustomer } from "@/lib/customers/subject";
import type { KycMediaFields } from "@/lib/kyc/schema";
import { mediumInput } from "@/lib/media/schema";

export const deleteMedium = defineCommand({
  name: "media.delete",
  allow: atBank("CanAddKycMedia"),
  subject: lockCustomer,
  input: mediumInput,
  run: async (tx, { id }, { actor, subject }) => {
    const deleted = await endVersion<KycMediaFields>(tx, "kycMedia", { ...subject, id }, actor);
    if (!deleted) throw notFound("medium");
    return deleted;
  },
  record: (row) => ({
    ...{ bankId: row.bankId, customerId: row.customerId, subjectId: row.id },
    ...{ before: fieldsOf<KycMediaFields>(row), after: null },
  }),
});

/** Undoes one's own deletion within a minute. */
export const restoreMedium = defineCommand({
  name: "media.restore",
  allow: atBank("CanAddKycMedia"),
  subject: lockCustomer,
  input: mediumInput,
  run: async (tx, { id }, { actor, subject }) =>
    await restoreVersion<KycMediaFields>(tx, "kycMedia", { ...subject, id }, actor, {
      ...{ action: "media.delete", subject: "medium" },
    }),
  record: entryOfWrite,
});
