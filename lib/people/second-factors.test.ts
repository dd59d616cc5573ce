// Second factors as administrators rule them: demanded at a bank, reset for somebody else, not asked of programs.
import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { confirmTotp, readOwnFactors, setUpTotp } from "@/lib/auth/own-factors";
import { startSession } from "@/lib/auth/sessions";
import { issueToken, openToken } from "@/lib/auth/tokens";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { getPerson } from "@/lib/people/person";
import { grantRoles } from "@/lib/people/roles";
import { demandFactorAtBank, markProgram, resetFactors } from "@/lib/people/second-factors";
import { makeSomeone, type Someone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

/** Gives somebody an app; his session has a new id from then on. */
async function addApp(who: Someone): Promise<string> {
  const actor = await who.actor();
  await perform(setUpTotp, actor, {});
  const secret = (await perform(readOwnFactors, actor, {})).pending?.secret ?? "";
  return (await confirmTotp(actor, generateSync({ secret }))).id;
}

/** An administrator with a second factor at a new bank, and what he does next. */
async function makeScene() {
  const bankId = await makeBank();
  const admin = await makeSomeone([`Administrator@${bankId}`], "Ingrid Sørbø");
  const session = await addApp(admin);
  return { bankId, admin, actor: () => findActor(session, {}) };
}
const demand = async (scene: Awaited<ReturnType<typeof makeScene>>, isRequired = true) =>
  await perform(demandFactorAtBank, await scene.actor(), { bankId: scene.bankId, isRequired });

const signIn = (personId: string) =>
  perform(startSession, stranger(), { personId, sessionVersion: 1, keepBrowser: false });
const makeToken = async (personId: string) => {
  const id = uuidv7();
  await prisma().consumer.create({ data: { id, name: "Program", consumerKey: id, createdAt: new Date() } });
  return await issueToken(stranger(), personId, id);
};

describe("a bank that demands a second factor", () => {
  test("roles there rest until one is set up, with the next request; those of other banks go on", async () => {
    const [scene, other] = [await makeScene(), await makeBank()];
    const officer = await makeSomeone([`CanGetCustomer@${scene.bankId}`, `CanGetCustomer@${other}`]);
    await demand(scene);
    const before = await officer.actor();
    expect([[...before.held], before.restingAt]).toEqual([[`CanGetCustomer@${other}`], [scene.bankId]]);
    const after = await findActor(await addApp(officer), {});
    expect([after.held.size, after.restingAt]).toEqual([2, []]);
    await demand(scene, false);
    const [event] = await prisma().auditEvent.findMany({
      where: { bankId: scene.bankId, action: "bank.demand-factor" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect([event?.before, event?.after]).toEqual([
      { requiresSecondFactor: true },
      { requiresSecondFactor: false },
    ]);
  });

  test("system roles rest as well: they reach into every bank", async () => {
    const scene = await makeScene();
    const root = await makeSomeone(["CanCreateEntitlementAtAnyBank@"]);
    await demand(scene);
    expect([(await root.actor()).held.size, (await root.actor()).restingAt]).toEqual([0, [""]]);
    await demand(scene, false);
  });

  test("only its own administrator rules it, with a second factor of his own, freshly proven", async () => {
    const [scene, other] = [await makeScene(), await makeScene()];
    const foreign = perform(demandFactorAtBank, await other.actor(), {
      bankId: scene.bankId,
      isRequired: true,
    });
    expect((await refusalOf(foreign)).code).toBe("not_found");
    const auditor = await makeSomeone([`Auditor@${scene.bankId}`]);
    const raw = { bankId: scene.bankId, isRequired: true };
    expect((await refusalOf(perform(demandFactorAtBank, await auditor.actor(), raw))).code).toBe("forbidden");
    const second = await makeSomeone([`Administrator@${scene.bankId}`]);
    expect((await refusalOf(perform(demandFactorAtBank, await second.actor(), raw))).code).toBe("conflict");
    const late = { ...(await scene.actor()), now: new Date(Date.now() + 6 * 60_000) };
    expect((await refusalOf(perform(demandFactorAtBank, late, raw))).code).toBe("step_up");
  });

  test("an API token made by a password opens nothing there, but a program's", async () => {
    const scene = await makeScene();
    const [person, program] = [
      await makeSomeone([`CanGetCustomer@${scene.bankId}`]),
      await makeSomeone([`CanGetCustomer@${scene.bankId}`]),
    ];
    const tokens = [await makeToken(person.id), await makeToken(program.id)];
    await perform(markProgram, await scene.actor(), { personId: program.id, isProgram: true });
    await demand(scene);
    const held = await Promise.all(
      tokens.map(async (token) => (await openToken(token, stranger())).held.size),
    );
    expect(held).toEqual([0, 1]);
    expect((await refusalOf(signIn(program.id))).message).toContain("program’s account");
    await demand(scene, false);
  });
});

describe("an administrator resets somebody's second factors", () => {
  test("every session and token ends, the next sign-in needs the password alone, and it is on record", async () => {
    const scene = await makeScene();
    const officer = await makeSomeone([`CanGetCustomer@${scene.bankId}`]);
    const session = await addApp(officer);
    const seen = await perform(getPerson, await scene.actor(), { personId: officer.id });
    expect(seen.hasFactor).toBe(true);
    await perform(resetFactors, await scene.actor(), { personId: officer.id });
    expect((await findActor(session, {})).personId).toBeNull();
    const { sessionVersion } = await prisma().person.findUniqueOrThrow({ where: { id: officer.id } });
    const next = { personId: officer.id, sessionVersion, keepBrowser: false };
    expect((await perform(startSession, stranger(), next)).needsFactor).toBe(false);
    const events = await prisma().auditEvent.findMany({ where: { subjectId: officer.id } });
    expect(events.map(({ action }) => action)).toContain("person.reset-factors");
  });

  test("never one's own, never of another bank's people, never without a fresh proof", async () => {
    const [scene, other] = [await makeScene(), await makeScene()];
    const officer = await makeSomeone([`CanGetCustomer@${scene.bankId}`]);
    await addApp(officer);
    const reset = async (who: typeof scene, personId: string) =>
      await refusalOf(perform(resetFactors, await who.actor(), { personId }));
    expect((await reset(scene, scene.admin.id)).message).toContain("your own account");
    expect((await reset(other, officer.id)).code).toBe("not_found");
    const late = { ...(await scene.actor()), now: new Date(Date.now() + 6 * 60_000) };
    expect((await refusalOf(perform(resetFactors, late, { personId: officer.id }))).code).toBe("step_up");
  });
});

test("roles are granted with a fresh proof only", async () => {
  const scene = await makeScene();
  const officer = await makeSomeone([`CanGetCustomer@${scene.bankId}`]);
  const raw = { personId: officer.id, bankId: scene.bankId, roleNames: ["CanReadAudit"], until: null };
  const late = { ...(await scene.actor()), now: new Date(Date.now() + 6 * 60_000) };
  expect((await refusalOf(perform(grantRoles, late, raw))).code).toBe("step_up");
  await perform(grantRoles, await scene.actor(), raw);
});
