// Sessions on a real database: when they end, and what a cookie is worth.
import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { openSession, sealSession } from "@/lib/auth/cookies";
import { findActor } from "@/lib/auth/find-actor";
import { hashPassword } from "@/lib/auth/passwords";
import { endSession, startSession } from "@/lib/auth/sessions";
import { enter } from "@/lib/auth/sign-in";
import { type Actor, stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { makeActor, makeBank } from "@/lib/testing/world";

const start = new Date("2026-11-22T08:00:00Z");
const after = (minutes: number) => ({ now: new Date(start.getTime() + minutes * 60_000) });

async function open() {
  const bankId = await makeBank();
  const { personId } = await makeActor([], bankId);
  const id = personId ?? "";
  const facts = { personId: id, sessionVersion: 1, keepBrowser: false };
  const session = await perform(startSession, stranger(after(0)), facts);
  return { personId: id, sessionId: session.id, bankId };
}

const isSignedIn = async (sessionId: string, minutes: number) =>
  (await findActor(sessionId, after(minutes))).personId !== null;

describe("a session ends", () => {
  test("after 15 minutes without activity, to the minute", async () => {
    const { sessionId } = await open();
    expect(await isSignedIn(sessionId, 14.9)).toBe(true);
    expect(await isSignedIn(sessionId, 14.9 + 14.9)).toBe(true);
    expect(await isSignedIn(sessionId, 14.9 + 14.9 + 15)).toBe(false);
  });

  test("12 hours after signing in, however busy", async () => {
    const { sessionId } = await open();
    for (let minutes = 10; minutes < 720; minutes += 10)
      expect(await isSignedIn(sessionId, minutes)).toBe(true);
    expect(await isSignedIn(sessionId, 720)).toBe(false);
  });

  test("when it was ended, once and for all", async () => {
    const { sessionId } = await open();
    await perform(endSession, stranger(after(1)), { id: sessionId });
    expect(await isSignedIn(sessionId, 1)).toBe(false);
  });

  test.each([
    ["disabled", { isActive: false }],
    ["locked", { isLocked: true }],
    ["given a new session version", { sessionVersion: 2 }],
  ])("when the person is %s", async (_, data) => {
    const { sessionId, personId } = await open();
    expect(await isSignedIn(sessionId, 1)).toBe(true);
    await prisma().person.update({ where: { id: personId }, data });
    expect(await isSignedIn(sessionId, 1)).toBe(false);
  });
});

test("a role given or taken away counts with the next request", async () => {
  const { sessionId, personId, bankId } = await open();
  const held = async () => [...(await findActor(sessionId, after(1))).held];
  const id = uuidv7();
  const roleName = "CanGetCustomer";
  await prisma().entitlement.create({ data: { id, personId, bankId, roleName, createdAt: start } });
  expect(await held()).toEqual([`CanGetCustomer@${bankId}`]);
  await prisma().entitlement.update({ where: { id }, data: { endedAt: start } });
  expect(await held()).toEqual([]);
});

test("the session from before signing in is worth nothing afterwards, whosever it was", async () => {
  const before = await open();
  const id = uuidv7();
  const email = `${id}@gh.example`;
  const passwordHash = await hashPassword("right words for a test");
  await prisma().person.create({ data: { id, email, name: "Noor", passwordHash, createdAt: start } });
  const given = { email, password: "right words for a test" };
  const session = await enter(stranger(after(1)), given, before.sessionId);
  expect(session.id).not.toBe(before.sessionId);
  expect(await isSignedIn(before.sessionId, 1)).toBe(false);
  expect((await findActor(session.id, after(1))).personId).toBe(id);
});

describe("a cookie", () => {
  test("of ours names its session", async () => {
    const value = await sealSession("session", "person");
    expect(await openSession(value)).toEqual({ sessionId: "session", personId: "person" });
  });

  test.each([
    ["of another secret", () => encode({ token: { sub: "p", sid: "s" }, secret: "x".repeat(40) })],
    [
      "out of date",
      () => encode({ token: { sub: "p", sid: "s" }, secret: env().NEXTAUTH_SECRET, maxAge: -60 }),
    ],
    ["without a session", () => encode({ token: { sub: "p" }, secret: env().NEXTAUTH_SECRET })],
    [
      "with a session that is no text",
      () => encode({ token: { sub: "p", sid: 7 }, secret: env().NEXTAUTH_SECRET }),
    ],
    ["that is too long", async () => `${await sealSession("s", "p")}${"A".repeat(2_000)}`],
    ["with alg none", async () => "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwIiwic2lkIjoicyJ9."],
  ])("%s opens nothing", async (_, make) => {
    expect(await openSession(await make())).toBeNull();
  });

  test("garbled in 2,000 ways opens nothing and throws nothing", async () => {
    const good = await sealSession("session", "person");
    for (let n = 0; n < 2_000; n += 1) expect(await openSession(garble(good, n))).toBeNull();
  });

  test("that names a session of which there is none makes a stranger", async () => {
    const actor: Actor = await findActor("'; DROP TABLE session; --", after(0));
    expect(actor.personId).toBeNull();
  });
});

/** Bytes flipped, cut, doubled, swapped in from elsewhere, or nothing but noise. */
function garble(value: string, n: number): string {
  const at = (n * 7919) % value.length;
  const noise = randomBytes(1 + (n % 60));
  // The last sign before a dot holds bits that say nothing: there the one before it.
  const spot = value[at + 1] === "." || at === value.length - 1 ? at - 1 : at;
  const sign = value[spot] === "A" ? "B" : "A";
  const ways = [
    value.slice(0, spot) + sign + value.slice(spot + 1),
    value.slice(0, at),
    value.slice(0, at) + noise.toString("base64url") + value.slice(at),
    noise.toString("latin1"),
    noise.toString("base64url").repeat(1 + (n % 9)),
    value.replaceAll(".", n % 2 ? ".." : " "),
    [...value].reverse().join(""),
    `${noise.toString("base64url")}.${value}`,
  ];
  const garbled = ways[n % ways.length] ?? "";
  return garbled === value ? `${value}.` : garbled;
}
