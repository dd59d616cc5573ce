// The cascade delete: for everyone who asks, the customer is gone; the file itself stays, as the law demands
// (five years and more after the relationship ended, AMLR Art. 77), with all its versions and its audit.
import { z } from "zod";
import { sql } from "@/lib/core/db";
import { atSystem } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";
import { lockCustomer } from "@/lib/customers/subject";
import { closeOutdatedTasks } from "@/lib/tasks/close";
import { idText } from "@/lib/text/schema";

const kept = [
  sql`customer_attribute`,
  sql`address`,
  sql`tax_residence`,
  sql`kyc_check`,
  sql`kyc_document`,
  sql`kyc_media`,
  sql`mrz_reading`,
  sql`closed_difference`,
  sql`customer_version`,
];

export const deleteCustomer = defineCommand({
  name: "customer.delete",
  allow: atSystem("CanDeleteCustomerCascade"),
  subject: lockCustomer,
  input: z.object({ bankId: idText, customerId: idText }),
  run: async (tx, _, { actor, now, subject: { bankId, customerId, customerNumber, legalName } }) => {
    for (const table of kept)
      await tx.$executeRaw`UPDATE ${table} SET superseded_at = ${now}
        WHERE bank_id = ${bankId} AND customer_id = ${customerId} AND superseded_at IS NULL`;
    await closeOutdatedTasks(tx, { bankId, customerId }, now);
    await tx.userCustomerLink.updateMany({
      where: { bankId, customerId, endedAt: null },
      data: { endedAt: now, endedBy: actor.personId },
    });
    return { bankId, customerId, customerNumber, legalName };
  },
  record: ({ bankId, customerId, ...before }) => ({
    bankId,
    customerId,
    subjectId: customerId,
    before,
    after: null,
  }),
});
