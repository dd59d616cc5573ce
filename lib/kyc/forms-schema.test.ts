// Tests what a person must satisfy who adds a KYC record.
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  addKycCheckForm,
  addKycDocumentForm,
  addKycMediaForm,
  addKycStatusForm,
  linkKycMediaForm,
} from "./forms-schema";

const facts = { today: "2026-11-05" };
/** The fields a form refuses. */
const refused = (schema: z.ZodType, typed: object) =>
  schema.safeParse(typed).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("check", () => {
  const form = addKycCheckForm(facts);
  const typed = {
    id: "c",
    baseVersion: "0",
    how: "PEP_SEARCH",
    satisfied: "false",
    date: "2026-11-05",
    comments: " ok ",
  };

  test("gives the command's fields", () => {
    const { baseVersion, ...given } = form.parse(typed);
    expect(baseVersion).toBe(0);
    expect(given).toEqual({
      id: "c",
      how: "PEP_SEARCH",
      satisfied: false,
      date: new Date("2026-11-05T00:00:00Z"),
      comments: "ok",
    });
  });

  test.each([
    ["how", ""],
    ["how", "palm reading"],
    ["satisfied", ""],
    ["satisfied", "yes"],
    ["date", ""],
    ["date", "2026-11-06"],
    ["date", "2026-02-30"],
    ["comments", "x".repeat(2001)],
    ["comments", "bell \u0007"],
    ["staffName", "Simon"],
  ])("refuses %s %j", (field, value) => {
    const fields = refused(form, { ...typed, [field]: value });
    expect(fields).toEqual([field === "staffName" ? "" : field]);
  });

  test("asks for what is missing", () => expect(refused(form, {})).toEqual(["how", "satisfied", "date"]));
});

describe("document", () => {
  const form = addKycDocumentForm(facts);
  const typed = {
    type: "passport",
    number: "L89",
    issueDate: "2026-11-05",
    issuePlace: "",
    expiryDate: "2036-11-05",
  };

  test("dates may be left out", () => {
    expect(form.parse({ ...typed, issueDate: "", expiryDate: " " })).toMatchObject({
      issueDate: null,
      expiryDate: null,
    });
  });

  test.each([
    ["type", " "],
    ["number", ""],
    ["number", "9".repeat(51)],
    ["issueDate", "2026-11-06"],
    ["issueDate", "yesterday"],
    ["expiryDate", "2026-11-04"],
    ["expiryDate", "2027-02-29"],
  ])("refuses %s %j", (field, value) => expect(refused(form, { ...typed, [field]: value })).toEqual([field]));
});

describe("medium", () => {
  const form = addKycMediaForm(facts);
  const typed = { type: "scan", url: "https://files.example/1", date: "2026-11-05" };

  test("must relate to own records", () => {
    expect(form.parse(typed)).toMatchObject({
      mustRelate: true,
      relatesToKycDocumentId: "",
      relatesToKycCheckId: "",
    });
  });

  test("is linked to a document only when one is said", () => {
    const [link, file] = [linkKycMediaForm(), { bankId: "b", customerId: "c", id: "m", baseVersion: "2" }];
    expect(refused(link, file)).toEqual(["relatesToKycDocumentId"]);
    expect(refused(link, { ...file, relatesToKycDocumentId: " " })).toEqual(["relatesToKycDocumentId"]);
    const chosen = { ...file, relatesToKycDocumentId: "p" };
    expect(link.parse(chosen)).toEqual({ ...chosen, baseVersion: 2 });
    // What else the medium says is not the form's to send.
    for (const field of ["type", "url", "date", "relatesToKycCheckId"])
      expect(refused(link, { ...chosen, [field]: "old" })).toEqual([""]);
  });

  test.each([
    ["url", "javascript:alert(1)"],
    ["url", "ftp://files.example"],
    ["url", "www.example.com"],
    ["url", ""],
    ["date", "2026-11-06"],
    ["mustRelate", "false"],
  ])("refuses %s %j", (field, value) => {
    expect(refused(form, { ...typed, [field]: value })).toEqual([field === "mustRelate" ? "" : field]);
  });
});

test("status: a date up to today, a reason or none, and an explanation is asked for", () => {
  const form = addKycStatusForm(facts);
  expect(form.parse({ ok: "true", date: "2026-11-05", reason: " " })).toMatchObject({
    ok: true,
    reason: null,
    mustExplain: true,
  });
  expect(refused(form, { ok: "", date: "2026-11-06", reason: "x".repeat(2001) })).toEqual([
    "ok",
    "date",
    "reason",
  ]);
});
