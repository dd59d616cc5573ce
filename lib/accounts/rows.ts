// A customer's accounts with all that hangs on them, as one JSON column of the statement that reads the customer.
import { type ContractRecord, contractsOf } from "@/lib/accounts/contracts";
import type { Account, AccountAttribute } from "@/lib/accounts/schema";
import { type Sql, sql } from "@/lib/core/db";

export type AccountRow = Omit<Account, "contracts" | "accountAttributes"> & {
  records: ContractRecord[];
  accountAttributes: (Omit<AccountAttribute, "contractCode"> & { contractCode: string | null })[];
};

/** The accounts of the customer `v`: linked by us, or, as in OBP, marked by an attribute with the customer's number. */
export const accountsColumn: Sql = sql`
  coalesce((SELECT json_agg(json_build_object(
      'accountId', a.id, 'label', a.label, 'productCode', a.product_code,
      'balance', json_build_object('currency', a.balance_currency, 'amount', a.balance_amount),
      'branchId', a.branch_id,
      'records', coalesce((SELECT json_agg(json_build_object('productCode', k.product_code,
          'contractCode', k.contract_code, 'details', k.details) ORDER BY k.created_at, k.contract_code)
        FROM account_contract k WHERE k.bank_id = a.bank_id AND k.account_id = a.id), '[]'),
      'accountRoutings', coalesce((SELECT json_agg(json_build_object('scheme', r.scheme, 'address', r.address)
          ORDER BY r.position)
        FROM account_routing r WHERE r.bank_id = a.bank_id AND r.account_id = a.id), '[]'),
      'accountAttributes', coalesce((SELECT json_agg(json_build_object('contractCode', b.contract_code,
          'productCode', b.product_code, 'accountAttributeId', b.id, 'name', b.name, 'type', b.type,
          'value', b.value) ORDER BY b.created_at, b.id)
        FROM account_attribute b WHERE b.bank_id = a.bank_id AND b.account_id = a.id), '[]')
    ) ORDER BY a.created_at, a.id)
    FROM account a
    WHERE a.bank_id = v.bank_id AND a.id IN (
      SELECT l.account_id FROM customer_account l WHERE l.bank_id = v.bank_id AND l.customer_id = v.customer_id
      UNION
      SELECT m.account_id FROM account_attribute m
      WHERE m.bank_id = v.bank_id AND m.name = 'customer_number' AND m.value = v.customer_number COLLATE "default"
    )), '[]') AS accounts`;

/** The row as the doors see it. */
export function accountOf({ records, accountAttributes: rows, ...account }: AccountRow): Account {
  const accountAttributes = rows.map(({ contractCode, ...attribute }) =>
    contractCode === null ? attribute : { contractCode, ...attribute },
  );
  return { ...account, contracts: contractsOf(records, accountAttributes), accountAttributes };
}
