// Tests where a customer's KYC stands: expiry, status, contradictions, badge, reasons.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkKind,
  checkLabel,
  checkSentence,
  documentLabel,
  EXPIRES_SOON_DAYS,
  expiryBadge,
  expiryState,
  findContradictions,
  type KycFile,
  kycBadge,
  missingForOk,
  needsReasonForOk,
  nextExpiry,
  provesIdentity,
} from "./rules";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const today = day("2026-11-23");
const document = (type: string | null, expiry: string | null, id = `${type}`) => ({
  id,
  type,
  expiryDate: expiry ? day(expiry) : null,
});
const check = (how: string | null, satisfied: boolean, date: string, recorded = `${date}T10:00:00Z`) => ({
  id: `${how}-${date}`,
  how,
  satisfied,
  date: day(date),
  recordedAt: new Date(recorded),
});

describe("words", () => {
  it.each([
    ["FACE_TO_FACE_MEETING", "Face to face", "checked identity face to face"],
    ["online_meeting", "Online meeting", "checked identity by online meeting"],
    ["Online Meeting", "Online meeting", "checked identity by online meeting"],
    ["video-call", "Online meeting", "checked identity by online meeting"],
    ["PHONE_INTERVIEW", "Phone interview", "checked identity by phone interview"],
    ["pep_search", "PEP search", "searched PEP lists"],
    ["SANCTIONS_SEARCH", "Sanctions search", "searched sanctions lists"],
    ["ADVERSE_MEDIA", "Adverse media", "searched adverse media"],
    ["OTHER", "Other", "made another check"],
    ["palm reading", "palm reading", "made a check “palm reading”"],
    ["constructor", "constructor", "made a check “constructor”"],
    [" ", "Check", "made a check"],
    [null, "Check", "made a check"],
  ])("%s", (how, label, sentence) =>
    expect([checkLabel(how), checkSentence(how)]).toEqual([label, sentence]),
  );

  it("keeps the wire's own spelling for each kind", () => {
    expect(checkKind("Face to Face")?.how).toBe("FACE_TO_FACE_MEETING");
    expect(checkKind("toString")).toBeNull();
  });

  it.each([
    ["passport", "Passport", true],
    ["PASSPORT", "Passport", true],
    ["ID card", "Identity card", true],
    ["residence-permit", "Residence permit", true],
    ["Driver's License", "Driving licence", false],
    ["proof_of_address", "Proof of address", false],
    ["library card", "library card", false],
    [null, "Document", false],
  ])("document %s", (type, label, proves) =>
    expect([documentLabel(type), provesIdentity(type)]).toEqual([label, proves]),
  );
});

describe("expiry", () => {
  it.each([
    ["2026-11-05", "expired", -18, "bad", "Expired 5 Nov 2026"],
    ["2026-11-22", "expired", -1, "bad", "Expired 22 Nov 2026"],
    ["2026-11-23", "expired", 0, "bad", "Expired today"],
    ["2026-11-24", "soon", 1, "soon", "Expires in 1 d"],
    ["2026-12-05", "soon", 12, "soon", "Expires in 12 d"],
    ["2027-01-22", "soon", EXPIRES_SOON_DAYS, "soon", "Expires in 60 d"],
    ["2027-01-23", "valid", EXPIRES_SOON_DAYS + 1, "ok", "Until 23 Jan 2027"],
  ])("%s is %s", (date, state, days, tone, word) => {
    expect(expiryState(day(date), today)).toEqual({ state, days });
    expect(expiryBadge(day(date), today)).toEqual({ tone, word });
  });

  it("says when there is none", () => {
    expect(expiryState(null, today)).toEqual({ state: "none", days: null });
    expect(expiryBadge(null, today)).toEqual({ tone: "ok", word: "No expiry" });
  });

  it("never grows younger", () => {
    const order = { valid: 0, soon: 1, expired: 2, none: 3 };
    const days = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const at = (offset: number) => new Date(today.getTime() + offset * 86_400_000);
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(order[expiryState(today, at(earlier)).state]).toBeLessThanOrEqual(
          order[expiryState(today, at(later)).state],
        );
      }),
    );
  });

  it("names the document whose end comes first, of each type the latest", () => {
    const words = (...documents: ReturnType<typeof document>[]) =>
      nextExpiry(documents, today)?.words ?? null;
    expect(words(document("passport", "2026-11-05"), document("driving_licence", "2026-12-05"))).toBe(
      "Passport expired 18 d ago",
    );
    expect(words(document("passport", "2026-11-05"), document("Passport", "2033-10-25"))).toBe(
      "Passport, 25 Oct 2033",
    );
    expect(words(document("passport", "2026-11-23"))).toBe("Passport expired today");
    expect(words(document("ID card", "2027-01-03"), document("bill", null))).toBe(
      "Identity card expires in 41 d",
    );
    expect(words(document("bill", null))).toBeNull();
    expect(words()).toBeNull();
  });
});

describe("contradictions", () => {
  const found = (checks: ReturnType<typeof check>[], statuses: { recordedAt: Date }[] = []) =>
    findContradictions(checks, statuses, today).map(({ earlier, later }) => [earlier.id, later.id]);

  it("finds a doubt after a satisfied check of the same kind, however spelled", () => {
    expect(
      found([check("online_meeting", false, "2026-11-12"), check("ONLINE MEETING", true, "2026-05-03")]),
    ).toEqual([["ONLINE MEETING-2026-05-03", "online_meeting-2026-11-12"]]);
  });

  it("leaves alone what is settled, of different kinds, of no kind, or of the future", () => {
    expect(
      found([check("PEP_SEARCH", false, "2026-05-03"), check("PEP_SEARCH", true, "2026-11-12")]),
    ).toEqual([]);
    expect(
      found([check("PEP_SEARCH", true, "2026-05-03"), check("ADVERSE_MEDIA", false, "2026-11-12")]),
    ).toEqual([]);
    expect(found([check("OTHER", true, "2026-05-03"), check("OTHER", false, "2026-11-12")])).toEqual([]);
    expect(found([check(null, true, "2026-05-03"), check(null, false, "2026-11-12")])).toEqual([]);
    expect(
      found([check("PEP_SEARCH", true, "2026-05-03"), check("PEP_SEARCH", false, "2026-11-24")]),
    ).toEqual([]);
  });

  it("does not take the order of one day for a settlement", () => {
    const doubt = check("PEP_SEARCH", false, "2026-11-12", "2026-11-12T09:00:00Z");
    const fine = { ...check("PEP_SEARCH", true, "2026-11-12", "2026-11-12T10:00:00Z"), id: "later" };
    expect(found([fine, doubt])).toEqual([["PEP_SEARCH-2026-11-12", "later"]]);
  });

  it("is settled by a status set after it was recorded", () => {
    const checks = [check("PEP_SEARCH", true, "2026-05-03"), check("PEP_SEARCH", false, "2026-11-12")];
    expect(found(checks, [{ recordedAt: new Date("2026-11-12T09:59:59Z") }])).toHaveLength(1);
    expect(found(checks, [{ recordedAt: new Date("2026-11-12T10:00:01Z") }])).toEqual([]);
  });
});

describe("the badge", () => {
  const nothing: KycFile = { kycStatus: false, lastOkDate: null, statuses: [], checks: [], documents: [] };
  const status = [{ recordedAt: day("2026-06-01") }];
  const doubts = [check("PEP_SEARCH", true, "2026-05-03"), check("PEP_SEARCH", false, "2026-11-12")];
  const expired = [document("passport", "2026-11-05")];
  const rows: [string, string, Partial<KycFile>][] = [
    ["Not started", "neutral", {}],
    ["In review", "info", { documents: expired }],
    ["In review", "info", { checks: doubts.slice(0, 1) }],
    ["KYC not OK", "bad", { lastOkDate: day("2023-08-14") }],
    ["KYC not OK", "bad", { statuses: status }],
    ["KYC not OK", "bad", { statuses: status, checks: doubts }],
    ["Checks disagree", "bad", { checks: doubts }],
    ["Checks disagree", "bad", { kycStatus: true, statuses: status, checks: doubts, documents: expired }],
    ["KYC OK", "ok", { kycStatus: true }],
    ["KYC OK", "ok", { kycStatus: true, statuses: status, documents: [document("passport", "2026-11-24")] }],
    [
      "Review due",
      "soon",
      { kycStatus: true, statuses: status, documents: [document("passport", "2026-11-23")] },
    ],
    ["Review due", "soon", { kycStatus: true, statuses: status, documents: expired }],
    ["KYC OK", "ok", { kycStatus: true, documents: [...expired, document("id card", "2030-01-01")] }],
    ["KYC OK", "ok", { kycStatus: true, documents: [document("driving_licence", "2020-01-01")] }],
  ];
  it.each(rows)("%s", (word, tone, file) =>
    expect(kycBadge({ ...nothing, ...file }, today)).toEqual({ tone, word }),
  );
});

describe("an OK that must be explained", () => {
  const passport = document("passport", "2026-11-24");
  const satisfied = check("PEP_SEARCH", true, "2026-11-20");
  it("needs no reason with a valid identity document and a satisfied check", () => {
    expect(needsReasonForOk([passport], [satisfied], today)).toBe(false);
    expect(needsReasonForOk([passport], [check(null, true, "2026-11-20")], today)).toBe(false);
  });
  it.each([
    [[], [satisfied]],
    [[passport], []],
    [[document("passport", "2026-11-23")], [satisfied]],
    [[document("passport", null)], [satisfied]],
    [[document("driving_licence", "2030-01-01")], [satisfied]],
    [[passport], [check("PEP_SEARCH", true, "2026-11-24")]],
    [[passport], [satisfied, check("PEP_SEARCH", false, "2026-11-21")]],
  ])("needs one otherwise (%#)", (documents, checks) => {
    expect(needsReasonForOk(documents, checks, today)).toBe(true);
    expect(missingForOk(documents, checks, today)).toHaveLength(1);
  });
});
