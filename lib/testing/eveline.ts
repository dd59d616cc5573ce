// The customer of the Open Bank Project's own documentation, with her account, as the examples there show them.
import type { Actor } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";

const longAgo = new Date("1100-01-01T00:00:00Z");

/** Records her at the bank. Ids are new but for those a bank has to itself. */
export async function makeEveline(actor: Actor, bankId: string) {
  const [customerId, accountId, attributeId, accountAttributeId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const stamp = { recordedAt: actor.now, recordedBy: actor.personId ?? "" };
  const createdAt = actor.now;
  await prisma().customer.create({ data: { id: customerId, bankId, createdAt } });
  await prisma().customerVersion.create({
    data: {
      ...{ bankId, customerId, version: 1, customerNumber: "5987953", legalName: "Eveline Tripman" },
      ...{ mobilePhoneNumber: "+44 07972 444 876", email: "felixsmith@example.com" },
      ...{ faceImageUrl: "www.openbankproject", faceImageDate: longAgo, dateOfBirth: longAgo },
      ...{ relationshipStatus: "single", dependants: 1, dobOfDependants: [longAgo] },
      ...{ creditRating: "OBP", creditSource: "OBP", creditLimitCurrency: "EUR", creditLimitAmount: "0" },
      ...{ highestEducationAttained: "Master", employmentStatus: "worker", kycStatus: false },
      ...{ lastOkDate: new Date("2023-08-14T12:32:51Z"), title: "Dr.", branchId: "DERBY6", nameSuffix: "Sr" },
      ...stamp,
    },
  });
  await prisma().customerAttribute.create({
    data: {
      ...{ bankId, customerId, id: attributeId, version: 1, name: "SPECIAL_TAX_NUMBER", type: "STRING" },
      ...{ value: "123456789", ...stamp },
    },
  });
  const account = { bankId, accountId };
  await prisma().account.create({
    data: {
      ...{ bankId, id: accountId, label: "My Account", productCode: "787LOW", createdAt },
      ...{ balanceCurrency: "EUR", balanceAmount: "0", branchId: "DERBY6" },
    },
  });
  await prisma().accountRouting.create({
    data: { ...account, position: 0, scheme: "AccountNumber", address: "4930396" },
  });
  await prisma().accountAttribute.create({
    data: {
      ...{ ...account, id: accountAttributeId, contractCode: "LKJL98769F", productCode: "1234BW", createdAt },
      ...{ name: "OVERDRAFT_START_DATE", type: "DATE_WITH_DAY", value: "2012-04-23" },
    },
  });
  await prisma().accountContract.create({
    data: {
      ...{ ...account, contractCode: "LKJL98769F", productCode: "787LOW", createdAt },
      details: { payment_method: "cache" },
    },
  });
  await prisma().customerAccount.create({ data: { ...account, customerId, createdAt } });
  return { customerId, accountId, attributeId, accountAttributeId };
}
