// What each of the demo world's people holds, as the issue lists it: the other half of who may open what.
import type { Who } from "../support/session";

const reads = [
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomersMinimal",
  "CanGetCustomerOverview",
  "CanGetCustomerOverviewFlat",
  "CanGetCustomerAddress",
  "CanGetTaxResidence",
  "CanGetAnyKycChecks",
  "CanGetAnyKycDocuments",
  "CanGetAnyKycMedia",
  "CanGetAnyKycStatuses",
];

const officer = [
  ...reads,
  "CanCreateCustomer",
  "CanUpdateCustomerEmail",
  "CanUpdateCustomerNumber",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerCreditLimit",
  "CanUpdateCustomerCreditRatingAndSource",
  "CanUpdateCustomerBranch",
  "CanUpdateCustomerData",
  "CanCreateCustomerAddress",
  "CanDeleteCustomerAddress",
  "CanCreateTaxResidence",
  "CanDeleteTaxResidence",
  "CanAddKycCheck",
  "CanAddKycDocument",
  "CanAddKycMedia",
  "CanAddKycStatus",
];

/** Held at one's own bank. */
export const atOwnBank: Record<Who, readonly string[]> = {
  officer,
  berliner: officer,
  manager: [
    "CanGetCustomer",
    "CanGetCustomerOverview",
    "CanGetCustomerOverviewFlat",
    "CanGetCustomerAddress",
    "CanGetAnyKycChecks",
    "CanGetAnyKycDocuments",
    "CanGetAnyKycStatuses",
  ],
  administrator: [
    "CanCreateUserInvitation",
    "CanGetUserInvitation",
    "CanCreateEntitlementAtOneBank",
    "CanGetEntitlementsForOneBank",
    "CanManagePeople",
  ],
  auditor: [...reads, "CanGetEntitlementsForOneBank", "CanReadAudit"],
  newcomer: [],
  root: [],
};

/** Held at system level, by root alone: may grant any role anywhere, reads no customer. */
export const atSystem: readonly string[] = [
  "CanCreateBank",
  "CanCreateEntitlementAtAnyBank",
  "CanDeleteEntitlementAtAnyBank",
  "CanGetEntitlementsForAnyUserAtAnyBank",
  "CanGetEntitlementsForAnyBank",
  "CanGetEntitlementRequestsAtAnyBank",
  "CanDeleteEntitlementRequestsAtAnyBank",
  "CanGetWebUiProps",
  "CanCreateWebUiProps",
  "CanDeleteWebUiProps",
  "CanImportCustomers",
];
