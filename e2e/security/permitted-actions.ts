// Who may send which form.
import { deed, form, importAt, type Place, type Row, updates } from "./permission-rows";

const ofPerson = ({ personId }: Place) => ({ personId, back: "person" });
const managers = ["CanManagePeople", "CanCreateEntitlementAtAnyBank"];
const state = (action: string) => deed(action, managers, "any bank, its own", ofPerson);
const grantors = ["CanCreateEntitlementAtOneBank", "CanCreateEntitlementAtAnyBank"];
const forEver = { until: "", day: "" };

export const actions: readonly Row[] = [
  ...["letTheImportIn", "goOnWithTheImport", "giveUpTheImport"].map((action) =>
    deed(action, ["CanImportCustomers"], "any bank", () => ({ importId: importAt })),
  ),
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
  form("linkMedium", ["CanAddKycMedia"]),
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
