// Each event of the audit in words: what was done or tried, and the one thing a reader asks next; browser-safe.
import { changesBetween } from "@/lib/audit/field-words";
import type { AuditRow } from "@/lib/audit/schema";
import { countryName } from "@/lib/countries/rules";
import { visibleText } from "@/lib/format";
import { checkSentence } from "@/lib/kyc/check-kinds";
import { documentLabel } from "@/lib/kyc/document-types";
import { labelOf } from "@/lib/people/role-rules";

/** As it is told when it was done, and after "tried to". */
type Told = readonly [done: string, tried: string];
const same = (words: string): Told => [words, words];

/** Nouns of actions: one of them, and all of them. */
const nouns: Record<string, readonly [one: string, all: string]> = {
  check: ["a check", "checks"],
  document: ["a document", "documents"],
  media: ["a medium", "media"],
  status: ["a KYC status", "KYC statuses"],
  address: ["an address", "addresses"],
  tax: ["a tax residence", "tax residences"],
  customer: ["the customer", "customers"],
  "customer-file": ["the file", "files"],
  "customer-overview": ["the overview", "overviews"],
  "customer-overview-flat": ["the flat overview", "flat overviews"],
  "customer-minimal": ["a customer’s name", "customers’ names"],
  "customer-attribute": ["an attribute", "attributes"],
  "customer-link": ["a person’s link to a customer", "links of people to customers"],
  account: ["an account", "accounts"],
  "account-attribute": ["an attribute of an account", "attributes of accounts"],
  bank: ["a bank", "banks"],
  invitation: ["an invitation", "invitations"],
  entitlement: ["a role", "roles"],
  "entitlement-request": ["a request for a role", "requests for roles"],
  person: ["a person", "people"],
  "role-request": ["a request for a role", "requests for roles"],
  timeline: ["the timeline", "the timeline"],
  task: ["a task", "tasks"],
};

const verbs: Record<string, Told> = {
  add: ["added", "add"],
  create: ["created", "create"],
  change: ["changed", "change"],
  delete: ["deleted", "delete"],
  restore: ["restored", "restore"],
  end: ["ended", "end"],
  link: ["linked", "link"],
  view: ["looked at", "look at"],
  list: ["looked at", "look at"],
  history: ["looked at earlier versions of", "look at earlier versions of"],
};

const whole: Record<string, Told> = {
  "session.start": ["signed in", "sign in"],
  "session.end": ["signed out", "sign out"],
  "token.issue": ["got an access token", "get an access token"],
  "token.revoke": ["revoked an access token", "revoke an access token"],
  "token.revoke-all": ["revoked all access tokens", "revoke all access tokens"],
  "outside-identity.use": [
    "was vouched for by the sign-in provider",
    "be vouched for by the sign-in provider",
  ],
  "outside-identity.unlink": ["unlinked the sign-in provider", "unlink the sign-in provider"],
  "outside-identity.allow": ["let the sign-in provider link again", "let the sign-in provider link again"],
  "password-reset.ask": ["asked for a link to a new password", "ask for a link to a new password"],
  "password-reset.use": ["set a new password by a link", "set a new password by a link"],
  "tax.reveal": ["revealed a tax number", "reveal a tax number"],
  "tax.read": same("read the tax numbers in full"),
  "entitlement.add": ["granted a role", "grant a role"],
  "entitlement.end": ["took back a role", "take back a role"],
  "role.grant": ["granted roles", "grant roles"],
  "role.end": ["took back roles", "take back roles"],
  "role-request.add": ["asked for a role", "ask for a role"],
  "role-request.grant": ["granted what was asked for", "grant a role that was asked for"],
  "role-request.decline": ["declined a request", "decline a request for a role"],
  "person.disable": ["disabled an account", "disable an account"],
  "person.enable": ["enabled an account", "enable an account"],
  "person.lock": ["locked an account", "lock an account"],
  "person.unlock": ["unlocked an account", "unlock an account"],
  "person.end-sessions": ["signed somebody out everywhere", "sign somebody out everywhere"],
  "media.desk": same("opened a medium"),
  "document.remind": ["told that a document runs out", "tell that a document runs out"],
  "document.expiring": same("looked at what expires when"),
  "document.export-expiring": ["exported what expires when", "export what expires when"],
  "document.expiry-choices": same("looked at what expires when"),
  "task.take": ["took a task", "take a task"],
  "task.hand-over": ["handed a task over", "hand a task over"],
  "task.finish": ["finished a task", "finish a task"],
  "task.close-outdated": ["closed tasks of documents that were replaced", "close outdated tasks"],
  "person.reset-factors": ["reset somebody’s second factors", "reset somebody’s second factors"],
  "person.mark-program": ["changed whose account it is", "change whose account it is"],
  "bank.demand-factor": ["changed the bank’s second factor rule", "change the bank’s second factor rule"],
  "totp.add": ["set up an authenticator app", "set up an authenticator app"],
  "totp.remove": ["removed an authenticator app", "remove an authenticator app"],
  "passkey.add": ["added a passkey", "add a passkey"],
  "passkey.remove": ["removed a passkey", "remove a passkey"],
  "passkey.use": ["used a passkey", "use a passkey"],
  "recovery-code.renew": ["made new recovery codes", "make new recovery codes"],
  "second-factor.use": ["used a second factor", "use a second factor"],
  "session.confirm": ["confirmed who acts", "confirm who acts"],
  "audit.list": same("read the audit"),
  "audit.choices": same("read the audit’s people and actions"),
  "lookup.list": same("read who looked for whom"),
  "audit.export": ["exported the audit", "export the audit"],
  "lookup.export": ["exported the look-ups", "export the look-ups"],
  "invitation.look-up": ["looked an invitation up", "look an invitation up"],
  "invitation.resend": ["sent an invitation again", "send an invitation again"],
  "invitation.extend": ["extended an invitation", "extend an invitation"],
  "invitation.revoke": ["revoked an invitation", "revoke an invitation"],
  "invitation.open": ["opened an invitation", "open an invitation"],
  "invitation.accept": ["accepted an invitation", "accept an invitation"],
  "invitation.mark-bounced": ["noted that a mail came back", "note that a mail came back"],
  "invitation.ask-for-link": ["asked for a new link", "ask for a new link"],
  "webui-prop.set": ["set a text", "set a text"],
  "webui-prop.delete": ["took a text back", "take a text back"],
  "webui-prop.list": same("looked at the texts"),
  "mail-text.view": same("looked at the texts of the invitation mails"),
  "mail-text.set": ["changed the texts of the invitation mails", "change the texts of the invitation mails"],
  "mail-text.reset": [
    "took the texts of the invitation mails back",
    "take the texts of the invitation mails back",
  ],
  "media.upload": ["uploaded a file", "upload a file"],
  "vault.rewrap": ["changed the keys of files", "change the keys of files"],
  "media.refuse-infected": ["sent an infected file", "send an infected file"],
  "media.scan": ["scanned a file", "scan a file"],
  "media.download": ["downloaded an original", "download an original"],
  "media.thumbnail": same("look at a small picture"),
  "media.file": same("look at a file"),
  "reading.make": ["had a scan read by machine", "have a scan read by machine"],
  "reading.place": same("ask when their scan is read"),
  "reading.view": same("look at what was read from a scan"),
  "reading.confirm": ["confirmed what was read from a scan", "confirm what was read from a scan"],
  "difference.close": ["closed a difference with a reason", "close a difference"],
  "mail.view": ["read a mail", "read a mail"],
  "mail.list": same("looked at the mails"),
  "form.open": ["opened a form", "open a form"],
  "customer.search": ["looked for a customer", "look for a customer"],
  "customer-search.enter": ["opened the search", "open the search"],
  "customer-search.open": ["opened a look-up", "open a look-up"],
  "customer-search.settle": ["settled a look-up", "settle a look-up"],
  "import.start": ["began an import", "begin an import"],
  "import.run": ["imported customers", "import customers"],
  "import.finish": ["finished an import", "finish an import"],
  "import.refuse": ["refused an import", "refuse an import"],
  "import.drop": ["gave up an import", "give up an import"],
  "import.continue": ["went on with an import", "go on with an import"],
  "import.enter": same("opened the import"),
  "import.list": same("looked at the imports"),
  "import.view": same("looked at an import"),
  "import.bad-rows": ["took an import’s bad rows", "take an import’s bad rows"],
  "import.find-cut-off": ["looked for an import to go on with", "look for an import to go on with"],
  "customer.find-by-phone": ["looked for customers by phone", "look for customers by phone"],
};

/** An action nobody gave words to is shown as it is. */
function told(action: string): Told {
  const known = whole[action];
  if (known) return known;
  const [noun = "", verb = ""] = action.split(".");
  const [kind = "", ...rest] = verb.split("-");
  // OBP's eight updates of a customer: update-email, update-credit-limit …
  if (kind === "update" && rest.length > 0)
    return [`changed a customer’s ${rest.join(" ")}`, `change a customer’s ${rest.join(" ")}`];
  const [verbWords, nounWords] = [verbs[kind], nouns[noun]];
  if (!verbWords || !nounWords) return same(action);
  const name = kind === "list" || kind === "history" ? nounWords[1] : nounWords[0];
  return [`${verbWords[0]} ${name}`, `${verbWords[1]} ${name}`];
}

/** `Added a check`: for the choice of an action. */
export function actionLabel(action: string): string {
  const [done] = told(action);
  return done.charAt(0).toUpperCase() + done.slice(1);
}

type Fields = Record<string, unknown> | null;
type Event = Pick<AuditRow, "action" | "outcome" | "before" | "after" | "detail" | "roleName" | "signInName">;

const text = (fields: Fields, name: string) => {
  const value = fields?.[name];
  return typeof value === "string" && value !== "" ? visibleText(value) : "";
};

/** "KYC officer", or the one role. */
const rolesIn = (fields: Fields) =>
  Array.isArray(fields?.roleNames) ? visibleText(labelOf(fields.roleNames.map(String))) : "";

const asides: Record<string, (fields: Fields) => string> = {
  check: (fields) => {
    // "checked identity by online meeting" without its verb: what was checked.
    const what = checkSentence(text(fields, "how")).replace(/^(checked|searched|made) /, "");
    return `${what}, ${fields?.satisfied ? "satisfied" : "not satisfied"}`;
  },
  document: (fields) =>
    [documentLabel(text(fields, "type")), text(fields, "number")].filter(Boolean).join(" "),
  task: (fields) =>
    [documentLabel(text(fields, "type")), text(fields, "assignedTo")].filter(Boolean).join(", to "),
  media: (fields) => text(fields, "type"),
  status: (fields) => (fields?.ok ? "OK" : "not OK"),
  address: (fields) => text(fields, "line1") || text(fields, "city"),
  tax: (fields) => countryName(text(fields, "domain")) || text(fields, "domain"),
  "customer-attribute": (fields) => text(fields, "name"),
  "account-attribute": (fields) => text(fields, "name"),
  role: rolesIn,
  "role-request": rolesIn,
  invitation: (fields) => text(fields, "email"),
  mail: (fields) => text(fields, "recipient"),
  entitlement: (fields) => text(fields, "roleName"),
  "entitlement-request": (fields) => text(fields, "roleName"),
};

function asideOf({ action, outcome, before, after, detail, roleName }: Event): string {
  if (outcome === "refused") return roleName ? `needs ${roleName}` : visibleText(detail ?? "");
  const [noun = ""] = action.split(".");
  if (noun === "customer" && before && after)
    return changesBetween(before, after)
      .map(({ label }) => label)
      .join(", ");
  const fields = after ?? before;
  return fields ? (asides[noun]?.(fields) ?? "") : "";
}

export interface EventWords {
  /** After the person's name: `added a check`, `tried to add a document`. */
  what: string;
  /** `identity by online meeting, not satisfied`, `needs CanAddKycDocument`; empty when there is nothing to add. */
  aside: string;
}

export function eventWords(event: Event): EventWords {
  const { action, outcome, before, signInName } = event;
  // Writing an id that exists makes a new version, whatever the command is called.
  const isChange = action.endsWith(".add") && outcome === "done" && before;
  const [done, tried] = told(isChange ? action.replace(/add$/, "change") : action);
  const what = outcome === "refused" ? `tried to ${tried}` : done;
  const as = outcome === "refused" && signInName ? ` as ${visibleText(signInName)}` : "";
  return { what: what + as, aside: asideOf(event) };
}
