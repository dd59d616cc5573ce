// What an officer is warned of: the worst first, each with its date and what to do.
import { expect, it } from "vitest";
import { alertsFor } from "./rules";

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

const say = (file: Parameters<typeof alertsFor>[0]) =>
  alertsFor(file, today).map(({ tone, title, text }) => `${tone}: ${title} ${text}`);

it("says the worst first, each with its date", () => {
  expect(
    say({
      addresses: [],
      taxResidences: [
        {
          id: "t1",
          country: "United Kingdom",
          verdict: "invalid",
          note: "Expected: 10 digits, or AA999999A",
        },
        { id: "t2", country: "Vanuatu", verdict: "uncheckable", note: "No rule for Vanuatu" },
      ],
      checks: [check("online_meeting", true, "2026-05-03"), check("online_meeting", false, "2026-11-12")],
      documents: [
        document("driving_licence", "2026-12-05"),
        document("passport", "2026-11-05"),
        document("x", "2026-11-20"),
      ],
    }),
  ).toEqual([
    "bad: Passport expired 18 days ago on 5 Nov 2026. Nothing else proves identity.",
    "bad: Online meeting: checks disagree satisfied on 3 May 2026, not satisfied on 12 Nov 2026.",
    "bad: Tax number not valid for United Kingdom Expected: 10 digits, or AA999999A.",
    "bad: x expired 3 days ago on 20 Nov 2026.",
    "soon: Driving licence expires in 12 days on 5 Dec 2026.",
    "waiting: No address on file Country and city are required.",
  ]);
});

it("calls a document expired on the very day, as the badge and the search do", () => {
  expect(say({ documents: [document("passport", "2026-11-23")] })).toContain(
    "bad: Passport expired today on 23 Nov 2026. Nothing else proves identity.",
  );
});

it("does not call missing what the role may not see, nor worry about what was renewed", () => {
  expect(say({})).toEqual([]);
  expect(
    say({
      documents: [document("passport", "2020-01-01", "old"), document("passport", "2031-01-01", "new")],
    }),
  ).toEqual([]);
});

it("points at what it speaks of", () => {
  expect(alertsFor({ documents: [document("passport", "2026-11-05", "p1")] }, today)[0]?.target).toEqual({
    kind: "document",
    id: "p1",
  });
  expect(alertsFor({ documents: [] }, today)).toEqual([
    expect.objectContaining({
      title: "No identity document on file",
      target: { kind: "document", id: null },
    }),
  ]);
});
