// Granting and ending roles on a real database: in force at the next request, on record, and every refusal.
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { endRoles, grantRoles } from "@/lib/people/roles";
import { dayIn, inDays, makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let admin: Someone;
let officer: Someone;
beforeEach(async () => {
  bankId = await makeBank();
  admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid");
  officer = await makeSomeone([`CanGetCustomer@${bankId}`]);
});

const give = async (
  to: Someone,
  roleNames: string[],
  facts: { until?: string | null; by?: Someone; at?: string | null } = {},
) =>
  await perform(grantRoles, await (facts.by ?? admin).actor(), {
    personId: to.id,
    bankId: facts.at === undefined ? bankId : facts.at,
    roleNames,
    until: facts.until ?? null,
  });
const take = async (from: Someone, roleNames: string[], by = admin, at: string | null = bankId) =>
  await perform(endRoles, await by.actor(), { personId: from.id, bankId: at, roleNames });
const holds = async (who: Someone, role: string, now?: Date) =>
  (await who.actor(now)).held.has(`${role}@${bankId}`);
const lastEvent = (action: string) =>
  prisma().auditEvent.findFirst({ where: { bankId, action }, orderBy: { id: "desc" } });

describe("granting", () => {
  test("for ever: in force at the next request, on record with what was new", async () => {
    await give(officer, ["CanGetCustomer", "CanAddKycCheck"]);
    expect(await holds(officer, "CanAddKycCheck", inDays(0))).toBe(true);
    expect(await lastEvent("role.grant")).toMatchObject({
      outcome: "done",
      personId: admin.id,
      subjectId: officer.id,
      after: { personId: officer.id, bankId, roleNames: ["CanAddKycCheck"], expiresAt: null },
    });
  });

  test("until a day: to its end at the bank, not a minute longer, in a session as with a token", async () => {
    const { expiresAt } = await give(officer, ["CanAddKycCheck"], { until: dayIn(3) });
    const end = expiresAt?.getTime() ?? 0;
    const berlin = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", timeStyle: "short" });
    expect(berlin.format(expiresAt ?? 0)).toBe("00:00");
    await prisma().session.updateMany({
      where: { id: officer.session },
      data: { createdAt: new Date(end - 60_000), lastSeenAt: new Date(end - 60_000) },
    });
    expect(await holds(officer, "CanAddKycCheck", new Date(end - 1))).toBe(true);
    expect(await holds(officer, "CanAddKycCheck", new Date(end))).toBe(false);
    expect(await holds(officer, "CanGetCustomer", new Date(end))).toBe(true);
  });

  test("longer than held replaces it, not longer changes nothing and is refused, and one that ran out comes back", async () => {
    await give(officer, ["CanAddKycCheck"], { until: dayIn(3) });
    expect((await refusalOf(give(officer, ["CanAddKycCheck"], { until: dayIn(2) }))).facts.subject).toBe(
      "entitlement",
    );
    await give(officer, ["CanAddKycCheck"], { until: dayIn(5) });
    await prisma().entitlement.updateMany({
      where: { personId: officer.id, roleName: "CanAddKycCheck", endedAt: null },
      data: { createdAt: inDays(-2), expiresAt: inDays(-1) },
    });
    expect(await holds(officer, "CanAddKycCheck")).toBe(false);
    await give(officer, ["CanAddKycCheck"]);
    expect(await holds(officer, "CanAddKycCheck")).toBe(true);
    expect(
      await prisma().entitlement.count({
        where: { personId: officer.id, roleName: "CanAddKycCheck", endedAt: null },
      }),
    ).toBe(1);
  });

  test.each([
    ["a day that is over", { until: dayIn(-2) }, ["CanAddKycCheck"], "invalid"],
    ["a name that is no role", {}, ["CanFly"], "invalid"],
    ["a system role at a bank", {}, ["CanCreateBank"], "invalid"],
    ["a system role at system level", { at: null }, ["CanCreateBank"], "forbidden"],
  ] as const)("%s is refused and nothing is kept", async (_, facts, roleNames, code) => {
    const before = await prisma().entitlement.count({ where: { personId: officer.id } });
    expect((await refusalOf(give(officer, [...roleNames], facts))).code).toBe(code);
    expect(await prisma().entitlement.count({ where: { personId: officer.id } })).toBe(before);
  });

  test("nobody grants himself, a system administrator neither", async () => {
    const root = await makeSomeone(["CanCreateEntitlementAtAnyBank@"], "Root");
    expect((await refusalOf(give(admin, ["CanReadAudit"]))).message).toBe("Nobody grants a role to himself.");
    expect((await refusalOf(give(root, ["CanReadAudit"], { by: root }))).code).toBe("forbidden");
    expect(await lastEvent("role.grant")).toMatchObject({ outcome: "refused" });
  });

  test("not at another bank, not to people out of sight, not without the role", async () => {
    const other = await makeBank();
    const foreigner = await makeSomeone([`CanGetCustomer@${other}`]);
    expect((await refusalOf(give(officer, ["CanGetCustomer"], { at: other }))).code).toBe("not_found");
    expect((await refusalOf(give(foreigner, ["CanGetCustomer"]))).code).toBe("not_found");
    expect((await refusalOf(give(foreigner, ["CanReadAudit"], { by: officer }))).facts.role).toContain(
      "CanCreateEntitlementAtOneBank",
    );
    const root = await makeSomeone(["CanCreateEntitlementAtAnyBank@"], "Root");
    await give(foreigner, ["CanCreateBank"], { by: root, at: null });
    expect((await foreigner.actor()).held.has("CanCreateBank@")).toBe(true);
  });
});

describe("ending", () => {
  test("is in force at the next request, on record, and stays in the history", async () => {
    await take(officer, ["CanGetCustomer"]);
    expect(await holds(officer, "CanGetCustomer")).toBe(false);
    expect(await lastEvent("role.end")).toMatchObject({
      subjectId: officer.id,
      before: { roleNames: ["CanGetCustomer"] },
    });
    expect(await prisma().entitlement.findFirst({ where: { personId: officer.id } })).toMatchObject({
      endedBy: admin.id,
    });
    expect((await refusalOf(take(officer, ["CanGetCustomer"]))).code).toBe("not_found");
  });

  test("not without CanManagePeople, not at another bank", async () => {
    const other = await makeBank();
    await perform(grantRoles, await (await makeSomeone(["CanCreateEntitlementAtAnyBank@"])).actor(), {
      ...{ personId: officer.id, bankId: other, roleNames: ["CanGetCustomer"], until: null },
    });
    expect((await refusalOf(take(officer, ["CanGetCustomer"], officer))).code).toBe("forbidden");
    expect((await refusalOf(take(officer, ["CanGetCustomer"], admin, other))).code).toBe("not_found");
    expect((await officer.actor()).held.has(`CanGetCustomer@${other}`)).toBe(true);
  });

  test("the last administrator keeps the two roles; one with a date, a locked or a disabled one is no other", async () => {
    const second = await makeSomeone([`Administrator@${bankId}`]);
    const end = { personId: second.id, roleName: "CanManagePeople" };
    await prisma().entitlement.updateMany({ where: end, data: { expiresAt: inDays(9) } });
    expect((await refusalOf(take(admin, ["CanManagePeople"], second))).facts.subject).toBe(
      "last-administrator",
    );
    await prisma().entitlement.updateMany({ where: end, data: { expiresAt: null } });
    await prisma().person.update({ where: { id: admin.id }, data: { isLocked: true } });
    expect((await refusalOf(take(second, ["CanManagePeople"], second))).facts.subject).toBe(
      "last-administrator",
    );
    await prisma().person.update({ where: { id: admin.id }, data: { isLocked: false } });
    await take(admin, ["CanManagePeople"], second);
    expect(await holds(admin, "CanManagePeople")).toBe(false);
  });

  test("two administrators who strip each other at once: one stays", async () => {
    const second = await makeSomeone([`Administrator@${bankId}`]);
    const roles = ["CanManagePeople", "CanCreateEntitlementAtOneBank"];
    const outcomes = await Promise.allSettled([take(admin, roles, second), take(second, roles, admin)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(
      [await holds(admin, "CanManagePeople"), await holds(second, "CanManagePeople")].filter(Boolean),
    ).toHaveLength(1);
  });
});
