// Disabling, locking and signing out on a real database: at once, on record, only with authority at every bank.
import { beforeEach, describe, expect, test } from "vitest";
import { takeTry } from "@/lib/auth/brake";
import { refusedUntil } from "@/lib/auth/brake-state";
import { hashCounted } from "@/lib/auth/hashes";
import { issueToken, openToken } from "@/lib/auth/tokens";
import { stranger } from "@/lib/core/actor";
import { prisma, reader } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { type Command, perform } from "@/lib/core/use-case";
import { getPerson } from "@/lib/people/person";
import {
  disablePerson,
  enablePerson,
  endPersonSessions,
  lockPerson,
  unlockPerson,
} from "@/lib/people/person-state";
import { makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

let bankId: string;
let admin: Someone;
let officer: Someone;
beforeEach(async () => {
  bankId = await makeBank();
  admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid");
  officer = await makeSomeone([`CanGetCustomer@${bankId}`]);
});

type Act = typeof disablePerson | typeof unlockPerson | typeof endPersonSessions;
const act = async (command: Act, on: Someone, by = admin) =>
  await perform(command as Command, await by.actor(), { personId: on.id });
const isIn = async (who: Someone) => (await who.actor()).personId !== null;
const tokenOf = async (who: Someone) => {
  const id = uuidv7();
  await prisma().consumer.create({ data: { id, name: "App", consumerKey: id, createdAt: new Date() } });
  return await issueToken(stranger(), who.id, id);
};
const event = (action: string) =>
  prisma().auditEvent.findFirst({ where: { action, bankId }, orderBy: { id: "desc" } });

describe("disabling", () => {
  test("ends the session for good and rests the token; enabling lets in again, with roles and token", async () => {
    const token = await tokenOf(officer);
    await act(disablePerson, officer);
    expect(await isIn(officer)).toBe(false);
    expect((await refusalOf(openToken(token, stranger()))).facts.subject).toBe("locked");
    expect(await event("person.disable")).toMatchObject({
      personId: admin.id,
      subjectId: officer.id,
      after: { isActive: false },
    });
    expect((await refusalOf(act(disablePerson, officer))).code).toBe("conflict");
    await act(enablePerson, officer);
    expect(await isIn(officer)).toBe(false);
    expect((await openToken(token, stranger())).personId).toBe(officer.id);
    expect((await perform(getPerson, await admin.actor(), { personId: officer.id })).held).toHaveLength(1);
  });

  test("leaves a token dead that was revoked before", async () => {
    const token = await tokenOf(officer);
    await act(endPersonSessions, officer);
    await act(disablePerson, officer);
    await act(enablePerson, officer);
    expect((await refusalOf(openToken(token, stranger()))).facts.subject).toBe("token");
  });

  test("of the last administrator is refused, for the bank and for the installation", async () => {
    const root = await makeSomeone(["CanCreateEntitlementAtAnyBank@"], "Root");
    expect((await refusalOf(act(disablePerson, admin, root))).facts.subject).toBe("last-administrator");
    const other = await makeSomeone(["CanCreateEntitlementAtAnyBank@"], "Other");
    await act(disablePerson, other, root);
    await makeSomeone([`Administrator@${bankId}`]);
    await act(disablePerson, admin, root);
    expect(await isIn(admin)).toBe(false);
  });

  test("each other at the same time: one stays", async () => {
    const second = await makeSomeone([`Administrator@${bankId}`]);
    const [one, two] = [await admin.actor(), await second.actor()];
    const outcomes = await Promise.allSettled([
      perform(disablePerson, one, { personId: second.id }),
      perform(disablePerson, two, { personId: admin.id }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("authority", () => {
  test("not over oneself, not without the role, not over people out of sight or of the system", async () => {
    const other = await makeBank();
    const foreigner = await makeSomeone([`CanGetCustomer@${other}`]);
    const system = await makeSomeone([`CanGetCustomer@${bankId}`, "CanCreateBank@"]);
    expect((await refusalOf(act(disablePerson, admin))).message).toMatch(/your own account/);
    expect((await refusalOf(act(disablePerson, admin, officer))).facts.role).toBe("CanManagePeople");
    expect((await refusalOf(act(disablePerson, foreigner))).code).toBe("not_found");
    expect((await refusalOf(act(disablePerson, system))).facts.role).toBe("CanCreateEntitlementAtAnyBank");
    expect(await Promise.all([admin, foreigner, system].map(isIn))).toEqual([true, true, true]);
  });

  test("over somebody of two banks only at both, and the other bank is not named", async () => {
    const other = await makeBank();
    const both = await makeSomeone([`CanGetCustomer@${bankId}`, `CanGetCustomer@${other}`]);
    const refused = await refusalOf(act(lockPerson, both));
    expect(refused.message).toMatch(/also works at another bank/);
    expect(refused.message).not.toContain(other);
    expect((await perform(getPerson, await admin.actor(), { personId: both.id })).gap).toBe(refused.message);
    const wide = await makeSomeone([`CanManagePeople@${bankId}`, `CanManagePeople@${other}`]);
    await act(lockPerson, both, wide);
    expect(await isIn(both)).toBe(false);
    const told = await prisma().auditEvent.findMany({ where: { subjectId: both.id, outcome: "done" } });
    expect(
      told
        .filter(({ action }) => action === "person.lock")
        .map((event) => event.bankId)
        .sort(),
    ).toEqual([bankId, other].sort());
  });
});

describe("locking", () => {
  test("ends sessions and rests tokens; unlocking also takes the brake off", async () => {
    const token = await tokenOf(officer);
    await act(lockPerson, officer);
    expect((await refusalOf(openToken(token, stranger()))).facts.subject).toBe("locked");
    for (let tries = 0; tries < 5; tries += 1)
      await perform(takeTry, stranger(), { nameHash: hashCounted("name", officer.email) });
    expect((await refusedUntil(reader(), [officer.email], new Date())).size).toBe(1);
    expect(
      (await perform(getPerson, await admin.actor(), { personId: officer.id })).brakedUntil,
    ).not.toBeNull();
    await act(unlockPerson, officer);
    expect((await refusedUntil(reader(), [officer.email], new Date())).size).toBe(0);
    expect((await openToken(token, stranger())).personId).toBe(officer.id);
    expect(await event("person.unlock")).toMatchObject({
      before: { isLocked: true },
      after: { isLocked: false },
    });
  });

  test("signing out everywhere ends sessions and tokens and lets in again", async () => {
    const token = await tokenOf(officer);
    await act(endPersonSessions, officer);
    expect([await isIn(officer), (await refusalOf(openToken(token, stranger()))).code]).toEqual([
      false,
      "unauthenticated",
    ]);
    const person = await prisma().person.findUniqueOrThrow({ where: { id: officer.id } });
    expect([person.isActive, person.isLocked]).toEqual([true, false]);
  });
});
