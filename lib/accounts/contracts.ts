// The contracts of an account: records of their own, and groups found among its attributes as OBP finds them.
import {
  type AccountAttribute,
  type Contract,
  type ContractDetail,
  contractDetails,
} from "@/lib/accounts/schema";

const snake = (name: string) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** The details as stored and as attributes name them: `interest_rate` for `interestRate`. */
export const detailName = Object.fromEntries(contractDetails.map((name) => [name, snake(name)])) as Record<
  ContractDetail,
  string
>;

/** The details among named texts; absent ones are left out. */
function detailsFrom(find: (name: string) => string | undefined) {
  const found = contractDetails.map((name) => [name, find(detailName[name])] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Partial<
    Record<ContractDetail, string>
  >;
}

export interface ContractRecord {
  productCode: string;
  contractCode: string;
  details: Record<string, string>;
}

/**
 * Records first. Then one contract for each code among the attributes that no record has: its product is that of the
 * first attribute with the code, its details those of the first attribute of that name anywhere in the account (OBP).
 */
export function contractsOf(
  records: readonly ContractRecord[],
  attributes: readonly AccountAttribute[],
): Contract[] {
  const recorded = records.map(({ productCode, contractCode, details }) => ({
    productCode,
    contractCode,
    ...detailsFrom((name) => details[name]),
  }));
  const known = new Set(records.map(({ contractCode }) => contractCode));
  const firsts = new Map<string, AccountAttribute>();
  for (const attribute of attributes) {
    const code = attribute.contractCode ?? "";
    if (code.trim() !== "" && !known.has(code) && !firsts.has(code)) firsts.set(code, attribute);
  }
  const firstValue = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
  const grouped = [...firsts].map(([contractCode, { productCode }]) => ({
    productCode,
    contractCode,
    ...detailsFrom(firstValue),
  }));
  return [...recorded, ...grouped];
}
