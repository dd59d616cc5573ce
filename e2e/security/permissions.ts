// Who may open what: one row for every page, route handler and server action of the build. An entry of the build
// without a row fails `npm test`, and so does a row without an entry. Roles are named here as issue and law name
// them, not read from the code, so that neither can change without the other.
import type { Fields } from "../support/site";

/** A customer's file at one of the banks, and a record of each kind in it. */
export interface Place {
  bankId: string;
  customerId: string;
  /** Somebody who works there. */
  personId: string;
  ids: { check: string; document: string; medium: string; address: string; tax: string };
}

export interface Knock {
  path: string;
  /** The action's form; the name of the action is the entry's. */
  fields?: Fields;
  /** Its arguments have no form state before the form. */
  isPlain?: boolean;
  json?: unknown;
}

/** `nobody`: the address exists only in another mode, and answers as if it were not there. */
export type Opens = "anyone" | "signedIn" | "nobody" | readonly string[];

/**
 * Where the role must be held: at the very bank that is asked about (whose existence is hidden elsewhere, or known to
 * all), at any bank, or at any bank but then only for what belongs to it.
 */
export type Reach = "bank" | "known bank" | "any bank" | "any bank, its own";

export interface Row {
  /** As the build names it: `page /customers`, `action addCheck`. */
  entry: string;
  /** Any one of these roles; else everybody signed in, or everybody. */
  opens: Opens;
  reach: Reach;
  knock: (place: Place) => Knock;
}

const page = (path: string, opens: Opens, at = path): Row => ({
  entry: `page ${path}`,
  opens,
  reach: "any bank",
  knock: () => ({ path: at }),
});
const route = (path: string, opens: Opens, at: Omit<Knock, "path"> & { path?: string } = {}): Row => ({
  entry: `route ${path}`,
  opens,
  reach: "any bank",
  knock: () => ({ path, ...at }),
});
const fileAt = ({ bankId, customerId }: Place, search = "") => `/customers/${bankId}/${customerId}${search}`;
const file = (search: string, opens: Opens, record?: keyof Place["ids"]): Row => ({
  entry: "page /customers/[bankId]/[customerId]",
  opens,
  reach: "bank",
  knock: (place) => ({ path: fileAt(place, record ? `${search}&id=${place.ids[record]}` : search) }),
});
const idsOf = ({ bankId, customerId }: Place) => ({ bankId, customerId });
/** A form sent with nothing in it but its ids: whoever may is told what is missing. At its own page, since an answer
 * that sends one elsewhere does not come through from another. */
const form = (action: string, opens: Opens, path?: string): Row => ({
  entry: `action ${action}`,
  opens,
  reach: Array.isArray(opens) ? "bank" : "any bank",
  knock: (place) => ({ path: path ?? fileAt(place), fields: { ...idsOf(place), id: crypto.randomUUID() } }),
});

/** What administrators do to people and roles: with everything that the form asks for, since nothing else refuses. */
const deed = (action: string, opens: Opens, reach: Reach, fields: (place: Place) => Fields): Row => ({
  entry: `action ${action}`,
  opens,
  reach,
  knock: (place) => ({ path: "/people", fields: fields(place) }),
});
const ofPerson = ({ personId }: Place) => ({ personId, back: "person" });
const managers = ["CanManagePeople", "CanCreateEntitlementAtAnyBank"];
const state = (action: string) => deed(action, managers, "any bank, its own", ofPerson);
const seers = ["CanManagePeople", "CanGetEntitlementsForOneBank", "CanGetEntitlementsForAnyUserAtAnyBank"];
const grantors = ["CanCreateEntitlementAtOneBank", "CanCreateEntitlementAtAnyBank"];
const forEver = { until: "", day: "" };

/** The id of the mail that is planted at each bank. */
/** An import that is done, of either bank: it belongs to no bank. */
export const importAt = "7d0f6f1e-0000-7000-8000-00000000000d";

export const mailAt = (bankId: string) => `mail.${bankId}`;

const search = { searchId: "7d0f6f1e-0000-7000-8000-000000000000", text: "zz" };
const updates = [
  "CanUpdateCustomerEmail",
  "CanUpdateCustomerNumber",
  "CanUpdateCustomerMobilePhoneNumber",
  "CanUpdateCustomerIdentity",
  "CanUpdateCustomerCreditLimit",
  "CanUpdateCustomerCreditRatingAndSource",
  "CanUpdateCustomerBranch",
  "CanUpdateCustomerData",
];

export const rows: readonly Row[] = [
  page("/_not-found", "anyone", "/no/such/address"),
  page("/_global-error", "anyone", "/no/such/address"),
  page("/", "anyone"),
  page("/sign-in", "anyone"),
  page("/sign-in/second", "anyone"),
  page("/welcome/[secret]", "anyone", "/welcome/never-made"),
  page("/bench/[what]", "nobody", "/bench/constant"),
  page("/account", "signedIn"),
  page("/account/recovery-codes", "signedIn"),
  page("/audit", ["CanReadAudit"]),
  page("/api-docs", "anyone"),
  page("/people", seers),
  {
    ...page("/people/[id]", seers),
    reach: "any bank, its own",
    knock: ({ personId }) => ({ path: `/people/${personId}` }),
  },
  page("/requests/new", "signedIn", "/requests/new?role=CanAddKycCheck"),
  page("/invitations", ["CanGetUserInvitation"]),
  page("/invite/[secret]", "anyone", "/invite/never-made"),
  page("/invite/asked", "anyone"),
  page("/reset", "anyone"),
  page("/reset/asked", "anyone"),
  page("/reset/done", "anyone"),
  page("/reset/[secret]", "anyone", "/reset/never-made"),
  page("/mail", ["CanCreateUserInvitation"]),
  {
    ...page("/mail/[id]", ["CanCreateUserInvitation"]),
    reach: "any bank, its own",
    knock: ({ bankId }) => ({ path: `/mail/${mailAt(bankId)}` }),
  },
  page("/mail-texts", ["CanGetWebUiProps"]),
  page("/import", ["CanImportCustomers"]),
  {
    ...page("/import/[importId]", ["CanImportCustomers"]),
    knock: () => ({ path: `/import/${importAt}` }),
  },
  page("/customers", ["CanGetCustomer"]),
  page("/work", ["CanAddKycDocument"]),
  page("/documents", ["CanGetAnyKycDocuments"]),
  page("/customers/new", ["CanCreateCustomer", "CanCreateCustomerAtAnyBank"]),
  file("", ["CanGetCustomerOverview"]),
  file("?panel=edit-customer", updates),
  file("?panel=add-check", ["CanAddKycCheck"]),
  file("?panel=edit-check", ["CanAddKycCheck"], "check"),
  file("?panel=add-document", ["CanAddKycDocument"]),
  file("?panel=edit-document", ["CanAddKycDocument"], "document"),
  file("?panel=upload", ["CanAddKycMedia"]),
  file("?panel=add-media", ["CanAddKycMedia"]),
  file("?panel=edit-media", ["CanAddKycMedia"], "medium"),
  file("?panel=set-status", ["CanAddKycStatus"]),
  file("?panel=add-address", ["CanCreateCustomerAddress"]),
  file("?panel=edit-address", ["CanCreateCustomerAddress"], "address"),
  file("?panel=add-tax", ["CanCreateTaxResidence"]),
  {
    entry: "page /customers/[bankId]/[customerId]/media/[mediumId]",
    opens: ["CanGetAnyKycMedia"],
    reach: "any bank, its own",
    knock: (place) => ({ path: `${fileAt(place)}/media/${place.ids.medium}` }),
  },
  route("/api/imports", ["CanImportCustomers"], { json: {} }),
  route("/api/imports/progress", ["CanImportCustomers"], { json: { importId: importAt } }),
  route("/import/[importId]/bad-rows", ["CanImportCustomers"], { path: `/import/${importAt}/bad-rows` }),
  ...["letTheImportIn", "goOnWithTheImport", "giveUpTheImport"].map((action) =>
    deed(action, ["CanImportCustomers"], "any bank", () => ({ importId: importAt })),
  ),
  route("/audit/export", ["CanReadAudit"]),
  route("/audit/export-look-ups", ["CanReadAudit"]),
  route("/documents/export", ["CanGetAnyKycDocuments"]),
  route("/api/auth/[...nextauth]", "anyone", { path: "/api/auth/csrf" }),
  route("/api/bench/[what]", "nobody", { path: "/api/bench/empty" }),
  route("/api/customers/search", ["CanGetCustomer"], { json: search }),
  route("/api/customers/search/settle", ["CanGetCustomer"], { json: search }),
  {
    ...route("/api/media", ["CanAddKycMedia"]),
    reach: "bank",
    knock: ({ bankId, customerId }) => ({
      path: `/api/media?bankId=${bankId}&customerId=${customerId}`,
      json: {},
    }),
  },
  {
    ...route("/api/media/[bankId]/[customerId]/[mediumId]", ["CanGetAnyKycMedia"]),
    reach: "any bank, its own",
    // An original without a purpose: whoever may have it is told what is missing.
    knock: ({ bankId, customerId, ids }) => ({
      path: `/api/media/${bankId}/${customerId}/${ids.medium}?as=original`,
    }),
  },
  route("/api/refusal", "signedIn", { json: {} }),
  route("/healthz", "anyone"),
  route("/readyz", "anyone"),
  route("/my/logins/direct", "anyone", { json: {} }),
  route("/obp/[[...path]]", "anyone", { path: "/obp/v5.1.0/root" }),
  route("/sign-in/outside", "anyone"),
  route("/sign-out", "anyone", { path: "/sign-out?get" }),
  form("signIn", "anyone", "/sign-in"),
  form("signInSecond", "anyone", "/sign-in/second"),
  form("signInWithPasskey", "anyone", "/sign-in"),
  {
    ...form("askPasskeySignIn", "anyone"),
    knock: () => ({ path: "/sign-in", fields: {}, isPlain: true }),
  },
  form("welcome", "anyone", "/welcome/never-made"),
  form("savePassword", "signedIn", "/account"),
  form("endSession", "signedIn", "/account"),
  form("endOthers", "signedIn", "/account"),
  ...["endToken", "endAllTokens", "unlinkTheProvider", "allowTheProvider"].map((action) =>
    form(action, "signedIn", "/account"),
  ),
  ...["setUpApp", "confirmApp", "removeApp", "addThePasskey", "removeThePasskey"].map((action) =>
    form(action, "signedIn", "/account"),
  ),
  form("makeRecoveryCodes", "signedIn", "/account/recovery-codes"),
  {
    entry: "action startSearch",
    opens: ["CanGetCustomer"],
    reach: "any bank",
    knock: () => ({ path: "/customers", fields: { q: "Nobody of that name" }, isPlain: true }),
  },
  form("addTheCustomer", ["CanCreateCustomer", "CanCreateCustomerAtAnyBank"], "/customers/new"),
  form("changeTheCustomer", updates),
  form("addCheck", ["CanAddKycCheck"]),
  form("addDocument", ["CanAddKycDocument"]),
  form("addMedium", ["CanAddKycMedia"]),
  form("deleteTheMedium", ["CanAddKycMedia"]),
  form("undoMedium", ["CanAddKycMedia"]),
  form("setStatus", ["CanAddKycStatus"]),
  form("confirmFields", ["CanAddKycDocument"]),
  form("closeOneDifference", ["CanAddKycDocument"]),
  ...["takeTheTask", "finishTheTask", "handOverTheTask"].map((action) =>
    form(action, ["CanAddKycDocument"], "/work"),
  ),
  form("addTheAddress", ["CanCreateCustomerAddress"]),
  form("changeTheAddress", ["CanCreateCustomerAddress"]),
  form("deleteTheAddress", ["CanDeleteCustomerAddress"]),
  form("undoAddress", ["CanDeleteCustomerAddress"]),
  form("addTheTaxResidence", ["CanCreateTaxResidence"]),
  form("deleteTheTaxResidence", ["CanDeleteTaxResidence"]),
  form("undoTaxResidence", ["CanDeleteTaxResidence"]),
  form("revealTheNumber", ["CanGetTaxResidence"]),
  ...[
    "inviteSomeone",
    "resendTheInvitation",
    "extendTheInvitation",
    "revokeTheInvitation",
    "markTheBounce",
  ].map((action) => form(action, ["CanCreateUserInvitation"], "/invitations")),
  {
    ...form("lookForInvitation", "signedIn"),
    knock: () => ({ path: "/invitations", fields: { text: "zz", state: "" }, isPlain: true }),
  },
  deed("saveTheTexts", ["CanCreateWebUiProps"], "any bank", () => ({ purpose: "DEVELOPER", base: "x" })),
  deed("resetTheTexts", ["CanDeleteWebUiProps"], "any bank", () => ({ purpose: "DEVELOPER" })),
  form("acceptTheInvitation", "anyone", "/invite/never-made"),
  form("askForNewLink", "anyone", "/invite/never-made"),
  form("askForResetLink", "anyone", "/reset"),
  form("setThePassword", "anyone", "/reset/never-made"),
  {
    ...form("searchPeople", "signedIn"),
    knock: () => ({ path: "/people", fields: { text: "zz" }, isPlain: true }),
  },
  form("askForRole", "signedIn", "/requests/new"),
  form("putAnswerAway", "signedIn", "/account"),
  deed("grantTheRequest", grantors, "any bank", ({ bankId }) => ({
    id: crypto.randomUUID(),
    bankId,
    ...forEver,
  })),
  deed(
    "declineTheRequest",
    ["CanManagePeople", "CanCreateEntitlementAtOneBank", "CanDeleteEntitlementRequestsAtAnyBank"],
    "any bank",
    ({ bankId }) => ({ id: crypto.randomUUID(), bankId, answer: "No." }),
  ),
  deed("grantTheRoles", grantors, "bank", ({ personId, bankId }) => ({
    ...{ personId, bankId, role: "CanGetCustomer" },
    ...forEver,
  })),
  deed(
    "endTheRoles",
    ["CanManagePeople", "CanDeleteEntitlementAtAnyBank"],
    "bank",
    ({ personId, bankId }) => ({
      ...{ personId, bankId, roleNames: "CanReadAudit" },
    }),
  ),
  ...["resetTheFactors", "markTheProgram"].map(state),
  // Not "yes": it demands nothing, and nobody is locked out by the knock.
  deed("demandTheFactor", ["CanManagePeople"], "bank", ({ bankId }) => ({ bankId, isRequired: "" })),
  ...["disableThePerson", "enableThePerson", "lockThePerson", "unlockThePerson", "endTheSessions"].map(state),
];
