// The first administrator's link on a real database: made, looked at, used once.
import { beforeEach, describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { hashSecret } from "@/lib/auth/hashes";
import { lookAtLink, makeLink } from "@/lib/auth/links";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { acceptWelcome, firstRoles } from "@/lib/people/welcome";
import { makeActor, makeBank, refusalOf } from "@/lib/testing/world";

const start = new Date("2026-11-22T08:00:00Z");
const after = (hours: number) => ({ now: new Date(start.getTime() + hours * 3_600_000) });
const commandLine = (hours = 0) => stranger({ via: "command", ...after(hours) });
const visitor = (hours = 1) => stranger(after(hours));
const password = "eleven walnuts in a drawer";
const make = (email = `${uuidv7()}@bank.example`, hours = 0) =>
  perform(makeLink, commandLine(hours), { email });
const look = (secret: string, hours = 1) => perform(lookAtLink, visitor(hours), { secret });
const accept = (secret: string, facts: object = {}, hours = 1) =>
  acceptWelcome(visitor(hours), { secret, name: "Noor Haddad", password, ...facts });

/** Each test begins in an installation without an administrator. */
beforeEach(async () => {
  await prisma().person.updateMany({ data: { isActive: false } });
  await prisma().personLink.updateMany({ data: { usedAt: start } });
});

describe("making a link", () => {
  test("is for the command line: no door makes one", async () => {
    expect((await refusalOf(perform(makeLink, visitor(), { email: "a@bank.example" }))).code).toBe(
      "forbidden",
    );
  });

  test.each([
    "",
    "nobody",
    "a@",
    "a b@bank.example",
    "a@bank.example, b@bank.example",
    `${"x".repeat(250)}@b.example`,
  ])("%j is no e-mail", async (email) => {
    const { code, message } = await refusalOf(make(email));
    expect({ code, message }).toEqual({
      code: "invalid",
      message: `“${email.slice(0, 60)}” is no e-mail address.`,
    });
  });

  test("keeps the secret as a hash only, also in the audit", async () => {
    const { secret } = await make();
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    const rows = JSON.stringify([
      await prisma().personLink.findMany(),
      (await prisma().auditEvent.findMany()).map(({ id, ...event }) => ({ ...event, id: String(id) })),
    ]);
    expect(rows).toContain(hashSecret(secret));
    expect(rows).not.toContain(secret);
  });

  test("is refused when somebody who can sign in may grant roles already, or the e-mail is taken", async () => {
    const { personId } = await makeActor([], await makeBank());
    expect((await refusalOf(make(`${personId?.toUpperCase()}@gh.example`))).code).toBe("conflict");
    await accept((await make()).secret);
    expect((await refusalOf(make())).message).toContain("There is an administrator already");
    await prisma().person.updateMany({ data: { isLocked: true } });
    expect((await make()).secret).toHaveLength(43);
  });
});

test("looking at it uses nothing up, however often", async () => {
  const { secret, email } = await make();
  for (let n = 0; n < 5; n += 1) expect(await look(secret)).toMatchObject({ email });
  expect((await accept(secret)).browser).not.toBeNull();
});

test("accepted, it makes the person with the first roles from nobody, signed in", async () => {
  const { secret, email } = await make("Noor.Haddad@Bank.example");
  expect(email).toBe("noor.haddad@bank.example");
  const { id, personId } = await accept(secret, { name: "  Noor Haddad " });
  const actor = await findActor(id, after(1));
  expect(actor).toMatchObject({ personId, name: "Noor Haddad", email });
  expect([...actor.held].sort()).toEqual(firstRoles.map((role) => `${role}@`).sort());
  const grants = await prisma().entitlement.findMany({ where: { personId } });
  expect(grants.every(({ createdBy, bankId }) => createdBy === null && bankId === null)).toBe(true);
  const person = await prisma().person.findUniqueOrThrow({ where: { id: personId } });
  expect(person.passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,/);
  const events = await prisma().auditEvent.findMany({
    where: { subjectId: personId },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "person.welcome done",
    "session.start done",
  ]);
});

test("used, out of date and never made are the same", async () => {
  const used = await make();
  const late = await make();
  await accept(used.secret);
  await prisma().person.updateMany({ data: { isActive: false } });
  const refusals = [
    await refusalOf(accept(used.secret)),
    await refusalOf(accept(late.secret, {}, 24)),
    await refusalOf(accept("never-made")),
    await refusalOf(accept("")),
  ].map(({ code, message, facts }) => ({ code, message, facts }));
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  expect([await look(used.secret), await look(late.secret, 24), await look("never-made")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("of two links and several submits at once, one makes an administrator", async () => {
  const [one, other] = [await make(), await make()];
  const tries = [one, other, one, other, one].map(({ secret }) => accept(secret));
  const ends = await Promise.allSettled(tries);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const held = { roleName: "CanCreateEntitlementAtAnyBank", endedAt: null };
  const active = await prisma().person.findMany({ where: { isActive: true }, select: { id: true } });
  expect(active).toHaveLength(1);
  expect(await prisma().entitlement.count({ where: { ...held, personId: active[0]?.id } })).toBe(1);
});

test.each([
  ["name", { name: "   " }, "Write your name as colleagues know you."],
  ["name", { name: "Noor\u202Eelgoog" }, "Write your name without control characters."],
  ["password", { password: "too short" }, "Use at least 15 characters; this has 9."],
  ["password", { password: "Noor Haddad 1234" }, "little more than “haddad”"],
])(
  "a %s that will not do is refused beside its field and leaves the link as it was",
  async (field, facts, words) => {
    const { secret, email } = await make();
    expect((await refusalOf(accept(secret, facts))).facts.fields?.[field]).toContain(words);
    expect(await look(secret)).toMatchObject({ email });
  },
);
