// Making an account and giving it attributes: as far as the overviews need them.
import { detailName } from "@/lib/accounts/contracts";
import { contractDetails, newAccount, newAccountAttribute } from "@/lib/accounts/schema";
import { bankFacts } from "@/lib/banks/banks";
import type { Tx } from "@/lib/core/db";
import { AppError, notFound } from "@/lib/core/errors";
import { uuidv7 } from "@/lib/core/ids";
import { atBank } from "@/lib/core/permissions";
import { defineCommand } from "@/lib/core/use-case";

type Key = { bankId: string; accountId: string };
type Given = ReturnType<typeof newAccount.parse>;

async function addParts(tx: Tx, key: Key, given: Given, createdAt: Date): Promise<void> {
  await tx.accountRouting.createMany({
    data: given.accountRoutings.map((routing, position) => ({ ...key, position, ...routing })),
  });
  await tx.accountContract.createMany({
    data: given.contracts.map(({ productCode, contractCode, ...details }) => {
      const named = contractDetails.flatMap((name) =>
        details[name] === undefined ? [] : [[detailName[name], details[name]]],
      );
      return { ...key, productCode, contractCode, details: Object.fromEntries(named), createdAt };
    }),
  });
  await tx.accountAttribute.createMany({
    data: given.accountAttributes.map((attribute) => ({
      ...attribute,
      ...key,
      id: attribute.id ?? uuidv7(),
      createdAt,
    })),
  });
  await tx.customerAccount.createMany({
    data: given.customerIds.map((customerId) => ({
      bankId: key.bankId,
      customerId,
      accountId: key.accountId,
      createdAt,
    })),
  });
}

export const createAccount = defineCommand({
  name: "account.create",
  allow: atBank("CanCreateAccount"),
  input: newAccount,
  run: async (tx, input, { now }) => {
    const { bankId, label, productCode, balance, branchId } = input;
    await bankFacts(tx, bankId);
    const accountId = input.accountId ?? uuidv7();
    const owners = await tx.customer.count({ where: { bankId, id: { in: input.customerIds } } });
    if (owners !== new Set(input.customerIds).size) throw notFound("customer");
    const { count } = await tx.account.createMany({
      data: [
        {
          ...{ bankId, id: accountId, label, productCode, branchId, createdAt: now },
          balanceCurrency: balance.currency,
          balanceAmount: balance.amount,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError("conflict", "There is an account with this id already.", { subject: "account" });
    await addParts(tx, { bankId, accountId }, input, now);
    return { accountId };
  },
  record: ({ accountId }, { bankId, customerIds, ...after }) => ({
    bankId,
    customerId: customerIds.length === 1 ? customerIds[0] : null,
    subjectId: accountId,
    after: { ...after, customerIds },
  }),
});

/** OBP: createAccountAttribute. One named `customer_number` makes the account that customer's. */
export const createAccountAttribute = defineCommand({
  name: "account-attribute.create",
  allow: atBank("CanCreateAccountAttributeAtOneBank"),
  input: newAccountAttribute,
  run: async (tx, { id, ...attribute }, { now }) => {
    const { bankId, accountId } = attribute;
    const found = await tx.account.count({ where: { bankId, id: accountId } });
    if (found === 0) throw notFound("account");
    return await tx.accountAttribute.create({ data: { ...attribute, id: id ?? uuidv7(), createdAt: now } });
  },
  record: ({ bankId, id, ...after }) => ({ bankId, subjectId: id, after }),
});
