// Which of OBP's update roles each column of a customer demands; browser-safe.
import type { Role } from "@/lib/core/roles";
import type { ColumnName } from "@/lib/customers/rows";

/** What each role covers; nationalities and birth belong to who somebody is. */
const columnsByRole = {
  CanUpdateCustomerIdentity: [
    "legalName",
    "dateOfBirth",
    "title",
    "nameSuffix",
    "nationalities",
    "placeOfBirth",
    "countryOfBirth",
  ],
  CanUpdateCustomerMobilePhoneNumber: ["mobilePhoneNumber"],
  CanUpdateCustomerEmail: ["email"],
  CanUpdateCustomerNumber: ["customerNumber"],
  CanUpdateCustomerCreditLimit: ["creditLimitCurrency", "creditLimitAmount"],
  CanUpdateCustomerCreditRatingAndSource: ["creditRating", "creditSource"],
  CanUpdateCustomerBranch: ["branchId"],
  CanUpdateCustomerData: [
    "faceImageUrl",
    "faceImageDate",
    "relationshipStatus",
    "dependants",
    "dobOfDependants",
    "highestEducationAttained",
    "employmentStatus",
  ],
} as const satisfies Partial<Record<Role, readonly ColumnName[]>>;

type UpdateRole = keyof typeof columnsByRole;
export const updateRoles = Object.keys(columnsByRole) as UpdateRole[];

/** Every column that can be corrected. */
export const columnNames: readonly ColumnName[] = Object.values(columnsByRole).flat();

export const roleFor = (column: ColumnName): UpdateRole =>
  updateRoles.find((role) => (columnsByRole[role] as readonly ColumnName[]).includes(column)) ??
  "CanUpdateCustomerData";
