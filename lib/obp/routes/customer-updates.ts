// The eight corrections of a customer, one purpose each (v3.1.0).
import type { z } from "zod";
import type { Role } from "@/lib/core/roles";
import type { UseCase } from "@/lib/core/use-case";
import * as updates from "@/lib/customers/updates";
import type { CustomerChange } from "@/lib/customers/versions";
import { type Call, type Endpoint, endpoint, type Raw } from "@/lib/obp/endpoint";
import { refusal } from "@/lib/obp/errors";
import { customerShape, writeCustomer } from "@/lib/obp/json/customer";
import * as bodies from "@/lib/obp/json/customer-bodies";

interface Update<Body extends z.ZodType, Input extends z.ZodType, Subject> {
  name: string;
  path: string;
  what: string;
  roles: readonly Role[];
  bodyName: string;
  body: Body;
  useCase: UseCase<Input, Subject, CustomerChange>;
  read?: (call: Call<z.output<Body>>) => Raw;
}

const update = <Body extends z.ZodType, Input extends z.ZodType, Subject>({
  name,
  path,
  what,
  ...entry
}: Update<Body, Input, Subject>): Endpoint =>
  endpoint({
    ...entry,
    id: `OBPv3.1.0-${name}`,
    verb: "PUT",
    path: `/banks/BANK_ID/customers/CUSTOMER_ID/${path}`,
    summary: `Update the ${what} of a Customer`,
    about: `Update the ${what} of the Customer specified by CUSTOMER_ID.`,
    tags: ["Customer"],
    family: "own",
    order: ["user", "bank", "role", "body", "customer"],
    success: 200,
    answer: customerShape,
    refusals: { "conflict:customerNumber": () => refusal("OBP-30006") },
    write: ({ customer }) => writeCustomer(customer),
  });

export const customerUpdateRoutes: Endpoint[] = [
  update({
    name: "updateCustomerEmail",
    path: "email",
    what: "email",
    roles: ["CanUpdateCustomerEmail"],
    bodyName: "PutUpdateCustomerEmailJsonV310",
    body: bodies.emailBody,
    useCase: updates.updateCustomerEmail,
  }),
  update({
    name: "updateCustomerNumber",
    path: "number",
    what: "number",
    roles: ["CanUpdateCustomerNumber"],
    bodyName: "PutUpdateCustomerNumberJsonV310",
    body: bodies.numberBody,
    useCase: updates.updateCustomerNumber,
  }),
  update({
    name: "updateCustomerMobileNumber",
    path: "mobile-number",
    what: "mobile number",
    roles: ["CanUpdateCustomerMobilePhoneNumber"],
    bodyName: "PutUpdateCustomerMobilePhoneNumberJsonV310",
    body: bodies.phoneBody,
    useCase: updates.updateCustomerMobilePhoneNumber,
  }),
  update({
    name: "updateCustomerIdentity",
    path: "identity",
    what: "identity",
    roles: ["CanUpdateCustomerIdentity"],
    bodyName: "PutUpdateCustomerIdentityJsonV310",
    body: bodies.identityBody,
    useCase: updates.updateCustomerIdentity,
  }),
  update({
    name: "updateCustomerCreditLimit",
    path: "credit-limit",
    what: "credit limit",
    roles: ["CanUpdateCustomerCreditLimit"],
    bodyName: "PutUpdateCustomerCreditLimitJsonV310",
    body: bodies.creditLimitBody,
    useCase: updates.updateCustomerCreditLimit,
  }),
  update({
    name: "updateCustomerCreditRatingAndSource",
    path: "credit-rating-and-source",
    what: "credit rating and source",
    roles: ["CanUpdateCustomerCreditRatingAndSource", "CanUpdateCustomerCreditRatingAndSourceAtAnyBank"],
    bodyName: "PutUpdateCustomerCreditRatingAndSourceJsonV310",
    body: bodies.creditRatingBody,
    useCase: updates.updateCustomerCreditRatingAndSource,
    read: ({ body }) => ({ creditRating: { rating: body.credit_rating, source: body.credit_source } }),
  }),
  update({
    name: "updateCustomerBranch",
    path: "branch",
    what: "branch",
    roles: ["CanUpdateCustomerBranch"],
    bodyName: "PutUpdateCustomerBranchJsonV310",
    body: bodies.branchBody,
    useCase: updates.updateCustomerBranch,
  }),
  update({
    name: "updateCustomerData",
    path: "data",
    what: "data",
    roles: ["CanUpdateCustomerData"],
    bodyName: "PutUpdateCustomerDataJsonV310",
    body: bodies.dataBody,
    useCase: updates.updateCustomerData,
  }),
];
