// Every role there is (Open Bank Project's own names, and four of ours), and the bundles that screens call by one word.

/** Roles held at one bank. */
export const bankRoles = [
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomersMinimal",
  "CanCreateCustomer",
  "CanUpdateCustomerEmail",
  "CanUpdateCustomerNumber",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerCreditLimit",
  "CanUpdateCustomerCreditRatingAndSource",
  "CanUpdateCustomerBranch",
  "CanUpdateCustomerData",
  "CanGetCustomerOverview",
  "CanGetCustomerOverviewFlat",
  "CanGetCustomerAddress",
  "CanCreateCustomerAddress",
  "CanDeleteCustomerAddress",
  "CanGetTaxResidence",
  "CanCreateTaxResidence",
  "CanDeleteTaxResidence",
  "CanAddKycCheck",
  "CanAddKycDocument",
  "CanAddKycMedia",
  "CanAddKycStatus",
  "CanCreateUserInvitation",
  "CanGetUserInvitation",
  "CanCreateEntitlementAtOneBank",
  "CanGetEntitlementsForOneBank",
  "CanCreateCustomerAttributeAtOneBank",
  "CanUpdateCustomerAttributeAtOneBank",
  "CanGetCustomerAttributesAtOneBank",
  "CanGetCustomerAttributeAtOneBank",
  "CanDeleteCustomerAttributeAtOneBank",
  "CanCreateAccount",
  "CanCreateAccountAttributeAtOneBank",
  "CanCreateUserCustomerLink",
  "CanGetUserCustomerLink",
  "CanDeleteUserCustomerLink",
  "CanManagePeople",
  "CanReadAudit",
] as const;

/** Roles held at system level: they count at every bank. */
export const systemRoles = [
  "CanCreateBank",
  "CanCreateEntitlementAtAnyBank",
  "CanDeleteEntitlementAtAnyBank",
  "CanGetEntitlementsForAnyUserAtAnyBank",
  "CanGetEntitlementsForAnyBank",
  "CanGetEntitlementRequestsAtAnyBank",
  "CanDeleteEntitlementRequestsAtAnyBank",
  "CanGetCustomersAtAnyBank",
  "CanGetCustomersMinimalAtAnyBank",
  "CanCreateCustomerAtAnyBank",
  "CanUpdateCustomerCreditRatingAndSourceAtAnyBank",
  "CanCreateCustomerAttributeAtAnyBank",
  "CanUpdateCustomerAttributeAtAnyBank",
  "CanGetCustomerAttributesAtAnyBank",
  "CanGetCustomerAttributeAtAnyBank",
  "CanDeleteCustomerAttributeAtAnyBank",
  "CanCreateUserCustomerLinkAtAnyBank",
  "CanGetUserCustomerLinkAtAnyBank",
  "CanDeleteUserCustomerLinkAtAnyBank",
  "CanDeleteCustomerCascade",
  "CanGetWebUiProps",
  "CanCreateWebUiProps",
  "CanDeleteWebUiProps",
  "CanDeleteUser",
  "CanImportCustomers",
] as const;

/** OBP keeps these at system level; Dossier also accepts them at one bank, where they open only its customers. */
export const eitherRoles = [
  "CanGetAnyKycChecks",
  "CanGetAnyKycDocuments",
  "CanGetAnyKycMedia",
  "CanGetAnyKycStatuses",
] as const;

export type Role = (typeof bankRoles)[number] | (typeof systemRoles)[number] | (typeof eitherRoles)[number];

const names = new Set<string>([...bankRoles, ...systemRoles, ...eitherRoles]);
/** Whether a text from outside is the name of a role. */
export const isRole = (name: string): name is Role => names.has(name);

const reads = [
  "CanGetCustomer",
  "CanGetCustomers",
  "CanGetCustomersMinimal",
  "CanGetCustomerOverview",
  "CanGetCustomerOverviewFlat",
  "CanGetCustomerAddress",
  "CanGetTaxResidence",
  ...eitherRoles,
] as const satisfies readonly Role[];

/** Screen roles: what an administrator grants with one word, as single OBP roles at a bank. */
export const bundles = {
  "KYC officer": [
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
  ],
  "Relationship manager": [
    "CanGetCustomer",
    "CanGetCustomerOverview",
    "CanGetCustomerOverviewFlat",
    "CanGetCustomerAddress",
    "CanGetAnyKycChecks",
    "CanGetAnyKycDocuments",
    "CanGetAnyKycStatuses",
  ],
  Administrator: [
    "CanCreateUserInvitation",
    "CanGetUserInvitation",
    "CanCreateEntitlementAtOneBank",
    "CanGetEntitlementsForOneBank",
    "CanManagePeople",
  ],
  Auditor: [...reads, "CanGetEntitlementsForOneBank", "CanReadAudit"],
} as const satisfies Record<string, readonly Role[]>;

export type Bundle = keyof typeof bundles;

/** The word for what somebody is at a bank: the largest bundle held whole, else "Own roles". */
export function screenRole(held: ReadonlySet<string>): string {
  const whole = (Object.keys(bundles) as Bundle[]).filter((name) =>
    bundles[name].every((role) => held.has(role)),
  );
  const [largest] = whole.sort((a, b) => bundles[b].length - bundles[a].length);
  return largest ?? (held.size > 0 ? "Own roles" : "No role yet");
}
