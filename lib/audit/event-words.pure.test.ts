// Tests that events of the audit read as sentences.
import { expect, test } from "vitest";
import { actionLabel, eventWords } from "./event-words";

type Event = Parameters<typeof eventWords>[0];
const told = (event: Partial<Event>) => {
  const none = { before: null, after: null, detail: null, roleName: null, signInName: null };
  const { what, aside } = eventWords({ action: "", outcome: "done", ...none, ...event });
  return aside ? `${what}: ${aside}` : what;
};

test("what was done, with the one thing asked next", () => {
  const check = { how: "online_meeting", satisfied: false };
  expect(told({ action: "check.add", after: check })).toBe(
    "added a check: identity by online meeting, not satisfied",
  );
  expect(told({ action: "check.add", before: check, after: { ...check, satisfied: true } })).toBe(
    "changed a check: identity by online meeting, satisfied",
  );
  expect(told({ action: "document.add", after: { type: "passport", number: "533471862" } })).toBe(
    "added a document: Passport 533471862",
  );
  expect(told({ action: "media.link", before: { type: "scan" }, after: { type: "scan" } })).toBe(
    "linked a medium: scan",
  );
  expect(told({ action: "status.add", after: { ok: true } })).toBe("added a KYC status: OK");
  expect(told({ action: "tax.delete", before: { domain: "DE" } })).toBe("deleted a tax residence: Germany");
  const [before, changed] = [{ email: "a@example.com" }, { email: "b@example.com" }];
  expect(told({ action: "customer.change", before, after: changed })).toBe("changed the customer: E-mail");
  expect(told({ action: "entitlement.add", after: { roleName: "CanReadAudit" } })).toBe(
    "granted a role: CanReadAudit",
  );
});

test("what was looked at", () => {
  expect(told({ action: "customer-file.view", outcome: "viewed" })).toBe("looked at the file");
  expect(told({ action: "tax.reveal", outcome: "viewed", after: { domain: "DE" } })).toBe(
    "revealed a tax number: Germany",
  );
});

test("what was refused, and why", () => {
  const outcome = "refused";
  expect(told({ action: "document.add", outcome, roleName: "CanAddKycDocument", detail: "…" })).toBe(
    "tried to add a document: needs CanAddKycDocument",
  );
  expect(told({ action: "check.list", outcome, detail: "There is no such bank." })).toBe(
    "tried to look at checks: There is no such bank.",
  );
  expect(told({ action: "session.start", outcome, signInName: "Aiko Mori", detail: "too many tries" })).toBe(
    "tried to sign in as Aiko Mori: too many tries",
  );
});

test("hidden characters are shown, and an action without words stays what it is", () => {
  expect(told({ action: "media.add", after: { type: "sc\u202ean" } })).toBe("added a medium: sc⟨U+202E⟩an");
  expect(told({ action: "moon.land", outcome: "refused" })).toBe("tried to moon.land");
  expect(actionLabel("customer.update-email")).toBe("Changed a customer’s email");
  expect(actionLabel("moon.land")).toBe("Moon.land");
});
