// One's own account on a real database: the password, the sessions, and nobody else's.
import { beforeAll, describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { hashPassword, passwordMatches } from "@/lib/auth/passwords";
import { enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { changePassword, endOtherSessions, endOwnSession, listSessions } from "@/lib/people/account";
import { prepareLetters } from "@/lib/people/account-letters";
import { later, refusalOf } from "@/lib/testing/world";

const current = "right words for a test";
const password = "eleven walnuts in a drawer";
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(current);
  // Takes a while the first time.
  await prepareLetters();
});

const from = (agent: string) => stranger({ agent, address: "192.0.2.7" });

/** Somebody signed in on several browsers; the first one acts. */
async function signIn(...agents: string[]) {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  await prisma().person.create({
    data: { id, email, name: "Aiko Mori", passwordHash, createdAt: new Date() },
  });
  const opened = [];
  for (const agent of agents) opened.push(await enter(from(agent), { email, password: current }, null));
  const sessions = opened.map((session) => session.id);
  return { id, email, sessions, actor: await findActor(sessions[0] ?? "", {}) };
}
const isOpen = async (session = "") => (await findActor(session, {})).personId !== null;
const eventsAbout = (subjectId: string) =>
  prisma().auditEvent.findMany({
    where: { subjectId, NOT: { action: "session.start" } },
    select: { action: true, outcome: true, personId: true },
  });

describe("changing the password", () => {
  test("is no fresh proof of a second factor: whoever has one shows it again", async () => {
    const { actor } = await signIn("here");
    const at = new Date(actor.now.getTime() - 6 * 60_000);
    const stale = { ...actor, proof: { at, factor: "totp" as const } };
    expect((await refusalOf(changePassword(stale, { current, password }))).code).toBe("step_up");
    await changePassword({ ...stale, proof: { at, factor: null } }, { current, password });
  });

  test("ends every session and token and goes on in a new session", async () => {
    const { id, email, sessions, actor } = await signIn("here", "there");
    const consumer = await prisma().consumer.create({
      data: { id: uuidv7(), name: "App", consumerKey: uuidv7(), createdAt: new Date() },
    });
    const token = { id: uuidv7(), personId: id, consumerId: consumer.id, issuedAt: new Date() };
    await prisma().apiToken.create({ data: { ...token, expiresAt: new Date(Date.now() + 60_000) } });
    const session = await changePassword(actor, { current, password });
    expect(sessions).not.toContain(session.id);
    expect(await Promise.all([...sessions, session.id].map(isOpen))).toEqual([false, false, true]);
    const kept = await prisma().apiToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(kept.revokedAt).not.toBeNull();
    expect((await enter(from("new"), { email, password }, null)).personId).toBe(id);
    expect((await refusalOf(enter(from("new"), { email, password: current }, null))).code).toBe(
      "unauthenticated",
    );
    expect(await eventsAbout(id)).toContainEqual({
      action: "person.change-password",
      outcome: "done",
      personId: id,
    });
  });

  test("needs the current one; a wrong one is on record and ends nothing", async () => {
    const { id, sessions, actor } = await signIn("here", "there");
    const refusal = await refusalOf(changePassword(actor, { current: "wrong", password }));
    expect(refusal.facts.fields).toEqual({ current: "This is not your current password." });
    expect(await Promise.all(sessions.map(isOpen))).toEqual([true, true]);
    expect(await eventsAbout(id)).toEqual([
      { action: "person.change-password", outcome: "refused", personId: id },
    ]);
  });

  test("a session left open is no place to guess it: refused from the sixth wrong one on", async () => {
    const { actor } = await signIn("here");
    for (let n = 0; n < 5; n += 1)
      await refusalOf(changePassword(actor, { current: `wrong ${n}`, password }));
    expect((await refusalOf(changePassword(actor, { current, password }))).code).toBe("too_many");
    expect((await changePassword(later(actor, 15 * 60), { current, password })).personId).toBe(
      actor.personId,
    );
  });

  test.each([
    ["too short", "Use at least 15 characters"],
    [current, "Choose another password than now."],
    ["Aiko-Mori-2026!!", "easy to guess"],
  ])("to %j is refused", async (wanted, words) => {
    const { actor } = await signIn("here");
    const refusal = await refusalOf(changePassword(actor, { current, password: wanted }));
    expect(refusal.facts.fields?.password).toContain(words);
  });

  test("twice at once changes it once", async () => {
    const { id, actor } = await signIn("here");
    const both = ["seven lamps on a quiet pier", password].map((wanted) =>
      changePassword(actor, { current, password: wanted }),
    );
    const ends = await Promise.allSettled(both);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { sessionVersion, passwordHash: kept } = await prisma().person.findUniqueOrThrow({ where: { id } });
    expect(sessionVersion).toBe(2);
    expect(await passwordMatches(current, kept)).toBe(false);
  });

  test("is for somebody signed in", async () => {
    expect((await refusalOf(changePassword(stranger(), { current, password }))).code).toBe("unauthenticated");
  });
});

describe("sessions", () => {
  test("lists one's own, this one first, with where and on what", async () => {
    await signIn("somebody else");
    const { sessions, actor } = await signIn("here", "there");
    const listed = await perform(listSessions, actor, {});
    expect(listed.map(({ id, agent, address, isThis }) => ({ id, agent, address, isThis }))).toEqual([
      { id: sessions[0], agent: "here", address: "192.0.2.7", isThis: true },
      { id: sessions[1], agent: "there", address: "192.0.2.7", isThis: false },
    ]);
    expect(await perform(listSessions, later(actor, 16 * 60), {})).toEqual([]);
  });

  test("one is ended, on record, and is gone from the list", async () => {
    const { sessions, actor } = await signIn("here", "there");
    await perform(endOwnSession, actor, { id: sessions[1] });
    expect(await Promise.all(sessions.map(isOpen))).toEqual([true, false]);
    expect(await perform(listSessions, actor, {})).toHaveLength(1);
    expect(await eventsAbout(sessions[1] ?? "")).toEqual([
      { action: "session.end-own", outcome: "done", personId: actor.personId },
    ]);
    expect((await refusalOf(perform(endOwnSession, actor, { id: sessions[1] }))).code).toBe("not_found");
  });

  test("somebody else's is not found, stays open, and the try is on record", async () => {
    const victim = await signIn("victim");
    const { actor } = await signIn("attacker");
    const refusal = await refusalOf(perform(endOwnSession, actor, { id: victim.sessions[0] }));
    expect(refusal.message).toBe((await refusalOf(perform(endOwnSession, actor, { id: "none" }))).message);
    expect(await isOpen(victim.sessions[0])).toBe(true);
    expect(await eventsAbout(victim.sessions[0] ?? "")).toEqual([
      { action: "session.end-own", outcome: "refused", personId: actor.personId },
    ]);
  });

  test("all others end at once, and nobody else's", async () => {
    const victim = await signIn("victim");
    const { id, sessions, actor } = await signIn("here", "there", "elsewhere");
    expect(await perform(endOtherSessions, actor, {})).toBe(2);
    expect(await Promise.all([...sessions, victim.sessions[0]].map(isOpen))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(await perform(endOtherSessions, actor, {})).toBe(0);
    expect(await eventsAbout(id)).toEqual([{ action: "session.end-others", outcome: "done", personId: id }]);
  });
});
