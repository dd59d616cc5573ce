// Accounts, as far as the overviews need them: made with routings, and given attributes.

import { z } from "zod";
import { createAccount, createAccountAttribute } from "@/lib/accounts/accounts";
import { type Call, type Endpoint, endpoint, type Wording } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { body, camelKeys, list, nested, optional, text } from "@/lib/obp/json/read";
import { shape, str } from "@/lib/obp/json/write";

const common = { family: "own", tags: ["Account"] } as const;

const accountBody = body({
  user_id: optional(text("9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1")),
  label: text("My Account"),
  product_code: text("787LOW"),
  balance: nested({ currency: text("EUR"), amount: text("0") }),
  branch_id: text("DERBY6"),
  account_routings: list(body({ scheme: text("AccountNumber"), address: text("4930396") })),
});
type Account = z.output<typeof accountBody>;

const accountShape = shape({
  account_id: str("8ca8a7e4-6d02-40e3-a129-0b2bf89de9f0"),
  user_id: str("9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1"),
  label: str("My Account"),
  product_code: str("787LOW"),
  balance: shape({ currency: str("EUR"), amount: str("0") }),
  branch_id: str("DERBY6"),
  account_routings: z.array(shape({ scheme: str("AccountNumber"), address: str("4930396") })),
  account_attributes: z.array(z.unknown()).max(0),
});

/** Null means empty: an account has no unknown parts. */
const readAccount = ({ body: sent }: Call<Account>) => ({
  label: sent.label ?? "",
  productCode: sent.product_code ?? "",
  branchId: sent.branch_id ?? "",
  balance: { currency: sent.balance?.currency ?? "", amount: sent.balance?.amount ?? "" },
  accountRoutings: sent.account_routings.map(({ scheme, address }) => ({
    scheme: scheme ?? "",
    address: address ?? "",
  })),
});
const writeAccount = (accountId: string, call: Call<Account>) => {
  const { label, productCode, branchId, balance, accountRoutings } = readAccount(call);
  return {
    account_id: accountId,
    user_id: call.body.user_id || call.actor.personId,
    label,
    product_code: productCode,
    balance,
    branch_id: branchId,
    account_routings: accountRoutings,
    account_attributes: [],
  };
};

const refusals: Wording = {
  "conflict:account": () => refusal("OBP-30208"),
  "not_found:account": ({ params }) => refusal("OBP-30003", ` Current AccountId is ${params.ACCOUNT_ID}`),
};
const create = {
  ...common,
  roles: ["CanCreateAccount"],
  order: ["user", "bank", "role", "body"],
  bodyName: "CreateAccountRequestJsonV310",
  body: accountBody,
  success: 201,
  answer: accountShape,
  refusals,
  useCase: createAccount,
} as const;

export const accountRoutes: Endpoint[] = [
  endpoint({
    ...create,
    id: "OBPv3.1.0-createAccount",
    verb: "PUT",
    path: "/banks/BANK_ID/accounts/ACCOUNT_ID",
    summary: "Create Account",
    about: "Create an account of the bank with the id ACCOUNT_ID, its balance and its routings.",
    read: (call) => ({ ...readAccount(call), accountId: call.params.ACCOUNT_ID }),
    write: ({ accountId }, call) => writeAccount(accountId, call),
  }),
  endpoint({
    ...create,
    family: "wrapper",
    id: "OBPv4.0.0-addAccount",
    verb: "POST",
    path: "/banks/BANK_ID/accounts",
    summary: "Create Account",
    about: "Create an account of the bank; it chooses the id.",
    read: readAccount,
    write: ({ accountId }, call) => writeAccount(accountId, call),
  }),
  endpoint({
    ...common,
    id: "OBPv3.1.0-createAccountAttribute",
    verb: "POST",
    path: "/banks/BANK_ID/accounts/ACCOUNT_ID/products/PRODUCT_CODE/attribute",
    summary: "Create Account Attribute",
    about:
      "Give an account an attribute. One named customer_number makes it that customer's; those with the same product_instance_code make a contract.",
    roles: ["CanCreateAccountAttributeAtOneBank"],
    order: ["user", "bank", "role", "body"],
    bodyName: "AccountAttributeJson",
    body: body({
      name: text("OVERDRAFT_START_DATE"),
      type: text("DATE_WITH_DAY"),
      value: text("2012-04-23"),
      product_instance_code: optional(text("LKJL98769F")),
    }),
    success: 201,
    answer: shape({
      product_code: str("1234BW"),
      account_attribute_id: str("613c83ea-80f9-4560-8404-b9cd4ec42a7f"),
      name: str("OVERDRAFT_START_DATE"),
      type: str("DATE_WITH_DAY"),
      value: str("2012-04-23"),
      product_instance_code: str("LKJL98769F").optional(),
    }),
    listed: ["OBP-30003"],
    refusals,
    useCase: createAccountAttribute,
    read: ({ body: { product_instance_code, ...sent }, params }) => ({
      ...(camelKeys(sent) as object),
      contractCode: product_instance_code,
      accountId: params.ACCOUNT_ID,
      productCode: params.PRODUCT_CODE,
    }),
    write: (attribute) => ({
      product_code: attribute.productCode,
      account_attribute_id: attribute.id,
      name: attribute.name,
      type: attribute.type,
      value: attribute.value,
      product_instance_code: attribute.contractCode ?? undefined,
    }),
  }),
];
