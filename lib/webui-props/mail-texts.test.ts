// The texts of the invitation mails: read, set as one, taken back; by the roles of the management endpoints.
import { beforeAll, expect, test } from "vitest";
import { type Actor, heldKey } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";
import { type MailTexts, readMailTexts, resetMailTexts, setMailTexts } from "@/lib/webui-props/mail-texts";
import { mailTextsForm, type Purpose } from "@/lib/webui-props/mail-texts-schema";

let editor: Actor;
const read = (purpose: Purpose, actor = editor) => perform(readMailTexts, actor, { purpose });
const valuesOf = ({ texts, version }: MailTexts) => ({
  ...Object.fromEntries(texts.map(({ part, value }) => [part, value])),
  base: version,
});
const set = async (purpose: Purpose, given: object, actor = editor) =>
  await perform(setMailTexts, actor, { purpose, ...valuesOf(await read(purpose)), ...given });

beforeAll(async () => {
  const actor = await makeActor([], await makeBank(), { name: "Ingrid Sørbø" });
  const roles = ["CanGetWebUiProps", "CanCreateWebUiProps", "CanDeleteWebUiProps"];
  editor = { ...actor, held: new Set(roles.map((role) => heldKey(role))) };
});

test("customers get the developers' text until they have their own; taken back, ours counts again", async () => {
  const origin = await read("CUSTOMER");
  expect(new Set(origin.texts.map(({ from }) => from))).toEqual(new Set(["default"]));
  await set("DEVELOPER", { subject: "Come to @BANK" });
  const [subject] = (await read("CUSTOMER")).texts;
  expect(subject).toMatchObject({ value: "Come to @BANK", from: "developers", setBy: "Ingrid Sørbø" });
  await set("CUSTOMER", { subject: "Dear @EMAIL_RECIPIENT" });
  expect((await read("CUSTOMER")).texts[0]).toMatchObject({ value: "Dear @EMAIL_RECIPIENT", from: "own" });
  expect((await read("DEVELOPER")).texts[0]?.value).toBe("Come to @BANK");
  for (const purpose of ["CUSTOMER", "DEVELOPER"] as const)
    await perform(resetMailTexts, editor, { purpose });
  expect(await read("CUSTOMER")).toEqual(origin);
  const events = await prisma().auditEvent.findMany({
    where: { personId: editor.personId, action: { startsWith: "mail-text." } },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ action, after }) => [action, after])).toEqual([
    ["mail-text.set", { purpose: "DEVELOPER", subject: "Come to @BANK" }],
    ["mail-text.set", { purpose: "CUSTOMER", subject: "Dear @EMAIL_RECIPIENT" }],
    ["mail-text.reset", { purpose: "CUSTOMER" }],
    ["mail-text.reset", { purpose: "DEVELOPER" }],
  ]);
});

test("of two who edit the same texts, the second is told and overwrites nothing", async () => {
  const { version } = await read("DEVELOPER");
  const both = await Promise.allSettled(
    ["a", "b"].map((subject) => set("DEVELOPER", { subject, base: version })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await refusalOf(set("DEVELOPER", { subject: "c", base: version }))).code).toBe("conflict");
  await perform(resetMailTexts, editor, { purpose: "DEVELOPER" });
});

test("nothing is stored and nothing recorded when nothing differs", async () => {
  const before = await prisma().auditEvent.count({ where: { action: "mail-text.set" } });
  await set("DEVELOPER", {});
  expect(await prisma().$queryRaw`SELECT FROM webui_prop`).toEqual([]);
  expect(await prisma().auditEvent.count({ where: { action: "mail-text.set" } })).toBe(before);
});

test("each takes its own role", async () => {
  const without = (role: string) => ({
    ...editor,
    held: new Set([...editor.held].filter((key) => key !== heldKey(role))),
  });
  const { version: base } = await read("DEVELOPER");
  const cells = [
    ["CanGetWebUiProps", () => read("DEVELOPER", without("CanGetWebUiProps"))],
    ["CanCreateWebUiProps", () => set("DEVELOPER", { base }, without("CanCreateWebUiProps"))],
    [
      "CanDeleteWebUiProps",
      () => perform(resetMailTexts, without("CanDeleteWebUiProps"), { purpose: "DEVELOPER" }),
    ],
  ] as const;
  for (const [role, work] of cells) expect((await refusalOf(work())).facts.role).toBe(role);
});

test("the form refuses what an invitee could not use, beside the field", async () => {
  const good = { purpose: "DEVELOPER", ...valuesOf(await read("DEVELOPER")) };
  expect(mailTextsForm().safeParse(good).success).toBe(true);
  const said = (fields: object) => {
    const { error } = mailTextsForm().safeParse({ ...good, ...fields });
    return error?.issues.map(({ path, message }) => `${path}: ${message}`).join() ?? "";
  };
  expect(said({ text: "@ACTIVATE_YOUR_ACCOUNT @NAME" })).toMatch(
    /^text: There is no placeholder @NAME\. There are @EMAIL/,
  );
  expect(said({ html_text: "<p>Hello</p>" })).toMatch(/^html_text: Keep @ACTIVATE_YOUR_ACCOUNT/);
  expect(said({ subject: "@ACTIVATE_YOUR_ACCOUNT" })).toMatch(/^subject: The link/);
  expect(said({ subject: "Hello\r\nBcc: a@b.example" })).toMatch(/^subject: /);
  for (const from of ["nobody", "a@b.example, c@d.example", '"x" <a@b>'])
    expect(said({ from })).toMatch(/^from: Write an address/);
  for (const from of ["", "kyc@bank.example", "KYC desk <kyc@bank.example>"]) expect(said({ from })).toBe("");
});
