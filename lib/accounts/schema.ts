// An account as the overviews show it, and what may be said about a new one; browser-safe.
import { z } from "zod";
import { idText, line } from "@/lib/text/schema";

/** The optional texts of a contract, in OBP's order. */
export const contractDetails = [
  "productDescription",
  "issuanceAmount",
  "interestRate",
  "term",
  "formOfPayment",
  "interestAmount",
  "branchCode",
  "paymentMethod",
  "openingDate",
  "maturityDate",
  "renewalDate",
  "cancellationDate",
  "instrumentStatusCode",
  "instrumentStatusDefinition",
  "isSubstituted",
] as const;
export type ContractDetail = (typeof contractDetails)[number];

export type Contract = { productCode: string; contractCode: string } & Partial<
  Record<ContractDetail, string>
>;

export interface AccountAttribute {
  /** Absent when the attribute belongs to no contract. */
  contractCode?: string;
  productCode: string;
  accountAttributeId: string;
  name: string;
  type: string;
  value: string;
}

export interface Account {
  accountId: string;
  label: string;
  productCode: string;
  balance: { currency: string; amount: string };
  branchId: string;
  contracts: Contract[];
  accountRoutings: { scheme: string; address: string }[];
  accountAttributes: AccountAttribute[];
}

const detail = line(2000);
const attribute = z.object({
  id: idText.nullish(),
  contractCode: line(255).nullish(),
  productCode: line(255),
  name: line(255),
  type: z.enum(["STRING", "INTEGER", "DOUBLE", "DATE_WITH_DAY"]),
  value: line(2000),
});

export const newAccount = z.object({
  bankId: z.string(),
  accountId: idText.nullish(),
  label: line(255),
  productCode: line(255),
  balance: z.object({ currency: line(100), amount: line(100) }),
  branchId: line(255),
  accountRoutings: z
    .array(z.object({ scheme: line(100), address: line(255) }))
    .max(20)
    .default([]),
  accountAttributes: z.array(attribute).max(100).default([]),
  contracts: z
    .array(
      z.object({
        productCode: line(255),
        contractCode: line(255).min(1, "A contract has a code."),
        ...(Object.fromEntries(contractDetails.map((name) => [name, detail.optional()])) as Record<
          ContractDetail,
          z.ZodOptional<typeof detail>
        >),
      }),
    )
    .max(100)
    .default([]),
  /** Whose account it is: customers of the same bank. */
  customerIds: z.array(idText).max(20).default([]),
});

export const newAccountAttribute = attribute.extend({ bankId: z.string(), accountId: idText });
