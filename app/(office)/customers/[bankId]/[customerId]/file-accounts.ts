// The customer's accounts, as the accounts card draws them.
import type { AccountModel } from "@/components/customers/accounts-card";
import type { Pair } from "@/components/ui/pairs";
import { type Account, type Contract, contractDetails } from "@/lib/accounts/schema";
import { formatDate, formatMoney, visibleText } from "@/lib/format";

/** `paymentMethod` as "Payment method". */
const words = (name: string) => {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** A day is written as people write it; anything else as it stands. */
const shown = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(new Date(`${value}T00:00:00Z`)) : visibleText(value);

const contractPairs = (contract: Contract): Pair[] => [
  { label: "Product", value: visibleText(contract.productCode), isId: true },
  ...contractDetails.flatMap((name) => {
    const value = contract[name];
    return value === undefined ? [] : [{ label: words(name), value: shown(value) }];
  }),
];

export function accountModel(account: Account): AccountModel {
  const { accountRoutings, contracts, accountAttributes } = account;
  const [routing] = accountRoutings;
  const [contract] = contracts;
  return {
    id: account.accountId,
    label: visibleText(account.label),
    balance: formatMoney(account.balance.currency, account.balance.amount),
    facts: [
      ...(routing
        ? [{ label: "Number", value: visibleText(routing.address), isId: true, copy: routing.address }]
        : []),
      { label: "Product", value: visibleText(account.productCode), isId: true },
      ...(contract ? [{ label: "Contract", value: visibleText(contract.contractCode), isId: true }] : []),
      { label: "Branch", value: visibleText(account.branchId) },
    ],
    groups: [
      {
        title: "Account",
        pairs: [{ label: "Id", value: account.accountId, isId: true, copy: account.accountId }],
      },
      ...(accountRoutings.length
        ? [
            {
              title: "Routings",
              pairs: accountRoutings.map(({ scheme, address }) => ({
                label: visibleText(scheme),
                value: visibleText(address),
                isId: true,
              })),
            },
          ]
        : []),
      ...contracts.map((one) => ({
        title: `Contract ${visibleText(one.contractCode)}`,
        pairs: contractPairs(one),
      })),
      ...(accountAttributes.length
        ? [
            {
              title: "Attributes",
              pairs: accountAttributes.map(({ name, value }) => ({
                label: visibleText(name),
                value: shown(value),
              })),
            },
          ]
        : []),
    ],
  };
}
