// Signing in on a real database, as somebody who guesses sees it.
import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { checkCredentials, enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { refusalOf } from "@/lib/testing/world";

const right = "right words for a test";
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(right);
});

async function makePerson(facts: { isActive?: boolean; isLocked?: boolean; passwordHash?: null } = {}) {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  await prisma().person.create({
    data: { id, email, name: "Aiko Mori", passwordHash, createdAt: new Date(), ...facts },
  });
  return { id, email };
}

const at = (minutes: number) => stranger({ now: new Date(Date.UTC(2026, 10, 22, 12, minutes)) });
const guess = (email: string, minutes = 0, password = "wrong", browser?: string | null) =>
  checkCredentials(at(minutes), { email, password, browser });
const refused = async (email: string, minutes = 0, password = "wrong", browser?: string | null) => {
  const { code, message, facts } = await refusalOf(guess(email, minutes, password, browser));
  return { code, message, facts };
};
const wrongly = async (times: number, email: string, minutes = 0, browser?: string | null) => {
  for (let n = 0; n < times; n += 1) await refused(email, minutes, "wrong", browser);
};
const looked = (since: bigint) =>
  prisma().auditEvent.count({ where: { id: { gt: since }, detail: "wrong e-mail or password" } });
const lastEvent = async () =>
  (await prisma().auditEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } }))?.id ?? 0n;

describe("the brake", () => {
  test("a known and an unknown name get the same answers, before and after the fifth wrong password", async () => {
    const { email } = await makePerson();
    const nobody = `${uuidv7()}@gh.example`;
    for (let n = 0; n < 7; n += 1) expect(await refused(email)).toEqual(await refused(nobody));
    expect((await refused(email)).code).toBe("too_many");
  });

  test("from the sixth on the right password is refused as well, and works after 15 minutes", async () => {
    const { id, email } = await makePerson();
    await wrongly(5, email);
    expect((await refused(email, 14, right)).code).toBe("too_many");
    expect((await guess(email, 15, right)).id).toBe(id);
  });

  test("of 50 guesses at once at most five passwords are looked at", async () => {
    const { email } = await makePerson();
    const since = await lastEvent();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refused(email)));
    expect(await looked(since)).toBe(5);
    expect(answers.filter(({ code }) => code === "too_many")).toHaveLength(45);
  });

  test("no other way of writing the name has a count of its own", async () => {
    const { id, email } = await makePerson();
    const forms = [
      email.toUpperCase(),
      `  ${email}\n`,
      email.replace("@", "＠"),
      email.replace("g", "ｇ"),
      email,
    ];
    for (const form of forms) expect((await refused(form)).code).toBe("unauthenticated");
    for (const form of forms) expect((await refused(form, 1, right)).code).toBe("too_many");
    expect((await guess(email.toUpperCase(), 20, right)).id).toBe(id);
  });

  test.each(["%", "_"])("%s in a name is that character and no pattern", async (sign) => {
    const { email } = await makePerson();
    for (const form of [sign + email.slice(1), email.replace("@", sign)])
      expect((await refused(form, 0, right)).code).toBe("unauthenticated");
  });

  test("a right password gives back its own try only: the owner's signing in is no help to a guesser", async () => {
    const { email } = await makePerson();
    await wrongly(4, email);
    await guess(email, 0, right);
    await wrongly(1, email);
    expect((await refused(email)).code).toBe("too_many");
  });

  test("somebody who signs in often is never stopped by it", async () => {
    const { id, email } = await makePerson();
    for (let n = 0; n < 7; n += 1) expect((await guess(email, 0, right)).id).toBe(id);
  });

  test("too many tries stand in the audit once for each pause", async () => {
    const { email } = await makePerson();
    await wrongly(5, email);
    const since = await lastEvent();
    await wrongly(8, email);
    expect(await prisma().auditEvent.count({ where: { id: { gt: since }, detail: "too many tries" } })).toBe(
      1,
    );
  });
});

describe("a browser that signed in before", () => {
  test("still gets in when strangers have used up the name's tries, and has a count of its own", async () => {
    const { id, email } = await makePerson();
    const { browser } = await enter(at(0), { email, password: right }, null);
    await wrongly(6, email, 1);
    expect((await guess(email, 2, right, browser)).id).toBe(id);
    await wrongly(5, email, 3, browser);
    expect((await refused(email, 3, right, browser)).code).toBe("too_many");
  });

  test("is known for its own person only, and not for ever", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    const { browser } = await enter(at(0), { email: one.email, password: right }, null);
    await wrongly(5, other.email, 1);
    expect((await refused(other.email, 1, right, browser)).code).toBe("too_many");
    await wrongly(5, one.email, 181 * 24 * 60);
    expect((await refused(one.email, 181 * 24 * 60, right, browser)).code).toBe("too_many");
  });

  test("gets a secret when it brought none, a made-up one or somebody else's; a known one keeps its own", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    const first = await enter(at(0), { email: one.email, password: right, browser: "made-up" }, null);
    expect(first.browser).toMatch(/^[\w-]{43}$/);
    const again = await enter(at(0), { email: one.email, password: right, browser: first.browser }, null);
    expect(again.browser).toBeNull();
    const second = await enter(at(0), { email: other.email, password: right, browser: first.browser }, null);
    expect(second.browser).not.toBeNull();
  });
});

describe("refused in the same words", () => {
  test.each([
    ["disabled", { isActive: false }],
    ["locked", { isLocked: true }],
    ["without a password yet", { passwordHash: null }],
  ])("somebody %s, with the right password", async (_, facts) => {
    const { email } = await makePerson(facts);
    const { code, message } = await refused(email, 0, right);
    expect({ code, message }).toEqual({
      code: "unauthenticated",
      message: "The e-mail or the password is not right.",
    });
  });

  test.each([
    ["a NUL", "a\u0000b@gh.example"],
    ["half a character", "\ud800@gh.example"],
    ["10 kB", `${"x".repeat(10_000)}@gh.example`],
    ["nothing", ""],
    ["SQL", "' OR 1=1 --"],
  ])("a name of %s", async (_, email) => {
    expect((await refused(email, 0, right)).code).toBe("unauthenticated");
  });

  test("a password too long to be anybody's, although its beginning is right", async () => {
    const { email } = await makePerson();
    expect((await refused(email, 0, right.padEnd(2_000, "\u0000"))).code).toBe("unauthenticated");
  });
});
