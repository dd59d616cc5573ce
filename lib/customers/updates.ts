// The eight corrections of one purpose each, as OBP has them: last write wins, every version is kept.
import type { z } from "zod";
import { atBank } from "@/lib/core/permissions";
import type { Role } from "@/lib/core/roles";
import { defineCommand } from "@/lib/core/use-case";
import { recordChange } from "@/lib/customers/customers";
import { type CustomerFields, customerFields, named } from "@/lib/customers/schema";
import { lockCustomer } from "@/lib/customers/subject";
import { writeNext } from "@/lib/customers/versions";

type Pickable = { [Name in keyof CustomerFields]?: true };

function update<Names extends Pickable>(
  verb: string,
  role: Role,
  names: Names,
  system: readonly Role[] = [],
) {
  const input = customerFields.pick(names as Pickable).extend(named) as unknown as z.ZodType<
    { bankId: string; customerId: string } & Pick<CustomerFields, keyof Names & keyof CustomerFields>
  >;
  return defineCommand({
    name: `customer.${verb}`,
    allow: atBank(role, system),
    subject: lockCustomer,
    input,
    run: async (tx, { bankId: _, customerId: __, ...fields }, { actor, subject }) =>
      await writeNext(tx, subject, fields as Partial<CustomerFields>, actor),
    record: recordChange,
  });
}

export const updateCustomerEmail = update("update-email", "CanUpdateCustomerEmail", { email: true });
export const updateCustomerNumber = update("update-number", "CanUpdateCustomerNumber", {
  customerNumber: true,
});
export const updateCustomerMobilePhoneNumber = update(
  "update-mobile-phone-number",
  "CanUpdateCustomerMobilePhoneNumber",
  { mobilePhoneNumber: true },
);
export const updateCustomerIdentity = update("update-identity", "CanUpdateCustomerIdentity", {
  legalName: true,
  dateOfBirth: true,
  title: true,
  nameSuffix: true,
});
export const updateCustomerCreditLimit = update("update-credit-limit", "CanUpdateCustomerCreditLimit", {
  creditLimit: true,
});
export const updateCustomerCreditRatingAndSource = update(
  "update-credit-rating-and-source",
  "CanUpdateCustomerCreditRatingAndSource",
  { creditRating: true },
  ["CanUpdateCustomerCreditRatingAndSourceAtAnyBank"],
);
export const updateCustomerBranch = update("update-branch", "CanUpdateCustomerBranch", { branchId: true });
export const updateCustomerData = update("update-data", "CanUpdateCustomerData", {
  faceImage: true,
  relationshipStatus: true,
  dependants: true,
  highestEducationAttained: true,
  employmentStatus: true,
});
