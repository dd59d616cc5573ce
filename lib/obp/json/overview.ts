// The customer overviews on the wire: the customer, its attributes, its accounts with contracts, routings and attributes.
import { z } from "zod";
import { detailName } from "@/lib/accounts/contracts";
import { type Account, type Contract, contractDetails } from "@/lib/accounts/schema";
import type { CustomerOverview, FlatOverview } from "@/lib/customers/overview";
import { attributeShape, customerFieldsShape, writeAttribute, writeCustomer } from "@/lib/obp/json/customer";
import { shape, str, writeMoment } from "@/lib/obp/json/write";

type Json = Record<string, unknown>;

const contractShape = shape({
  product_code: str("787LOW"),
  contract_code: str("LKJL98769F"),
  ...(Object.fromEntries(
    contractDetails.map((name) => [detailName[name], str(detailName[name]).optional()]),
  ) as Record<string, z.ZodOptional<z.ZodString>>),
});

export const accountShape = shape({
  account_id: str("8ca8a7e4-6d02-40e3-a129-0b2bf89de9f0"),
  label: str("My Account"),
  product_code: str("787LOW"),
  balance: shape({ currency: str("EUR"), amount: str("0") }),
  branch_id: str("DERBY6"),
  contracts: z.array(contractShape),
  account_routings: z.array(shape({ scheme: str("AccountNumber"), address: str("4930396") })),
  account_attributes: z.array(
    shape({
      contract_code: str("LKJL98769F").optional(),
      product_code: str("1234BW"),
      account_attribute_id: str("613c83ea-80f9-4560-8404-b9cd4ec42a7f"),
      name: str("OVERDRAFT_START_DATE"),
      type: str("DATE_WITH_DAY"),
      value: str("2012-04-23"),
    }),
  ),
});

const tail = { customer_attributes: z.array(attributeShape), accounts: z.array(accountShape) };
export const overviewShape = shape({ ...customerFieldsShape, ...tail });

const all = customerFieldsShape;
export const flatOverviewShape = shape({
  bank_id: all.bank_id,
  customer_id: all.customer_id,
  customer_number: all.customer_number,
  legal_name: all.legal_name,
  mobile_phone_number: all.mobile_phone_number,
  email: all.email,
  date_of_birth: all.date_of_birth,
  title: all.title,
  branch_id: all.branch_id,
  name_suffix: all.name_suffix,
  ...tail,
});

const writeContract = ({ productCode, contractCode, ...details }: Contract): Json => ({
  product_code: productCode,
  contract_code: contractCode,
  ...Object.fromEntries(
    contractDetails.flatMap((name) =>
      details[name] === undefined ? [] : [[detailName[name], details[name]]],
    ),
  ),
});

const writeAccount = (account: Account): Json => ({
  account_id: account.accountId,
  label: account.label,
  product_code: account.productCode,
  balance: account.balance,
  branch_id: account.branchId,
  contracts: account.contracts.map(writeContract),
  account_routings: account.accountRoutings,
  account_attributes: account.accountAttributes.map((attribute) => ({
    contract_code: attribute.contractCode,
    product_code: attribute.productCode,
    account_attribute_id: attribute.accountAttributeId,
    name: attribute.name,
    type: attribute.type,
    value: attribute.value,
  })),
});

const writeTail = ({
  customerAttributes,
  accounts,
}: Pick<CustomerOverview, "customerAttributes" | "accounts">) => ({
  customer_attributes: customerAttributes.map(writeAttribute),
  accounts: accounts.map(writeAccount),
});

export const writeOverview = (overview: CustomerOverview): Json => ({
  ...writeCustomer(overview),
  ...writeTail(overview),
});

export const writeFlatOverview = (overview: FlatOverview): Json => ({
  bank_id: overview.bankId,
  customer_id: overview.customerId,
  customer_number: overview.customerNumber,
  legal_name: overview.legalName,
  mobile_phone_number: overview.mobilePhoneNumber,
  email: overview.email,
  date_of_birth: writeMoment(overview.dateOfBirth),
  title: overview.title,
  branch_id: overview.branchId,
  name_suffix: overview.nameSuffix,
  ...writeTail(overview),
});
