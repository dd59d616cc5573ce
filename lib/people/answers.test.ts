// Whoever asked for a role is told: by a notice until it is read, and by one mail for each decision, whichever way it came.
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { addEntitlementRequest } from "@/lib/people/entitlement-requests";
import { addEntitlement } from "@/lib/people/entitlements";
import { listUnreadAnswers, readAnswer } from "@/lib/people/notices";
import { declineRequest, grantRequest } from "@/lib/people/role-decisions";
import { addRoleRequest } from "@/lib/people/role-requests";
import { grantRoles } from "@/lib/people/roles";
import { dayIn, makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank } from "@/lib/testing/world";

let bankId: string;
let admin: Someone;
const ask = async (who: Someone, role = "KYC officer", bank: string | null = bankId) =>
  await perform(addRoleRequest, await who.actor(), { bankId: bank, role, reason: "New in the team." });
const mailsTo = ({ email }: Someone) => prisma().mail.findMany({ where: { recipient: email } });
const unread = async (who: Someone) => await perform(listUnreadAnswers, await who.actor(), {});

beforeAll(async () => {
  bankId = await makeBank({ timeZone: "Europe/London" });
  admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid <b>Sørbø</b>");
});

test("granted until a day: one mail for the whole screen role, and a notice until it is read", async () => {
  const newcomer = await makeSomeone([], "Tom Brandt");
  const { id } = await ask(newcomer);
  expect(await unread(newcomer)).toEqual([]);
  await perform(grantRequest, await admin.actor(), { id, until: dayIn(40) });
  const [mail, ...more] = await mailsTo(newcomer);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ bankId, state: "kept", personId: null });
  expect(mail?.subject).toMatch(new RegExp(`^KYC officer at ${bankId}: granted until \\d+ \\w+ 20\\d\\d$`));
  expect(mail?.textBody).toContain("Ingrid <b>Sørbø</b> granted you KYC officer at");
  expect(mail?.htmlBody).toContain("Ingrid &lt;b&gt;Sørbø&lt;/b&gt; granted you");
  expect(mail?.htmlBody).not.toContain("<b>Sørbø");
  expect(await unread(newcomer)).toMatchObject([
    { id, decision: "granted", decidedBy: "Ingrid <b>Sørbø</b>" },
  ]);
  const stranger = await makeSomeone();
  await perform(readAnswer, await stranger.actor(), { id });
  expect(await unread(newcomer)).toHaveLength(1);
  await perform(readAnswer, await newcomer.actor(), { id });
  expect(await unread(newcomer)).toEqual([]);
});

test("declined: the reason stands in both parts, as text", async () => {
  const newcomer = await makeSomeone();
  const { id } = await ask(newcomer, "CanAddKycMedia");
  const answer = "The officer scans it.\n<img src=x> @ACTIVATE_YOUR_ACCOUNT";
  await perform(declineRequest, await admin.actor(), { id, answer });
  const [mail] = await mailsTo(newcomer);
  expect(mail?.subject).toBe(`CanAddKycMedia at ${bankId}: declined`);
  expect(mail?.textBody).toContain("The officer scans it.\n<img src=x>");
  expect(mail?.htmlBody).toContain("&lt;img src=x&gt;");
  expect(`${mail?.textBody}${mail?.htmlBody}`).not.toContain("@ACTIVATE");
  expect(await unread(newcomer)).toMatchObject([{ decision: "declined", answer }]);
});

test("answered in passing, by a grant on the person's page or through OBP, it is told all the same", async () => {
  const [one, other] = [await makeSomeone(), await makeSomeone()];
  await ask(one, "Auditor");
  const roleNames = ["CanReadAudit", "CanGetCustomer", "CanAddKycCheck"];
  await perform(grantRoles, await admin.actor(), { personId: one.id, bankId, roleNames, until: null });
  expect((await mailsTo(one)).map(({ subject }) => subject)).toEqual([
    `2 roles at ${bankId}: granted for ever`,
  ]);
  await perform(addEntitlementRequest, await other.actor(), { roleName: "CanGetCustomer", bankId });
  await perform(addEntitlement, await admin.actor(), {
    personId: other.id,
    bankId,
    roleName: "CanGetCustomer",
  });
  expect(await mailsTo(other)).toHaveLength(1);
  expect(await unread(other)).toHaveLength(1);
});

test("a role nobody asked for is given without a mail; one of the system belongs to no bank", async () => {
  const quiet = await makeSomeone();
  await ask(quiet, "CanReadAudit");
  const grant = { personId: quiet.id, bankId, roleNames: ["CanGetCustomer"], until: null };
  await perform(grantRoles, await admin.actor(), grant);
  expect(await mailsTo(quiet)).toEqual([]);
  const root = await makeSomeone(["CanCreateEntitlementAtAnyBank"]);
  const { id } = await ask(quiet, "CanCreateBank", null);
  await perform(grantRequest, await root.actor(), { id, until: null });
  expect(await mailsTo(quiet)).toMatchObject([{ bankId: null, personId: quiet.id }]);
});
