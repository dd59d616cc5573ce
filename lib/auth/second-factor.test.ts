// Second factors on a real database: codes count once, the brake holds, and a half-opened session opens nothing.
import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { confirmTotp, readOwnFactors, removeTotp, setUpTotp } from "@/lib/auth/own-factors";
import { hashPassword } from "@/lib/auth/passwords";
import { renewRecoveryCodes } from "@/lib/auth/recovery-codes";
import { passSecondStep } from "@/lib/auth/second-step";
import { enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { refusalOf } from "@/lib/testing/world";

// On a whole step, so that "30 s later" is the next one.
const start = Date.parse("2026-11-22T08:00:00Z");
const at = (seconds: number) => stranger({ now: new Date(start + seconds * 1000) });
const codeAt = (secret: string, seconds: number) => generateSync({ secret, epoch: start / 1000 + seconds });
const password = "right words for a test";
const passwordHash = hashPassword(password);

/** Somebody whose app was confirmed with the code of second 0, by a session of then. */
async function makeOwner() {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  const createdAt = new Date(start);
  await prisma().person.create({
    data: { id, email, name: "Noor", passwordHash: await passwordHash, createdAt },
  });
  const first = await enter(at(0), { email, password }, null);
  const actor = await findActor(first.id, at(0));
  await perform(setUpTotp, actor, {});
  const secret = (await perform(readOwnFactors, actor, {})).pending?.secret ?? "";
  const session = await confirmTotp(actor, codeAt(secret, 0));
  return { id, email, secret, first, session, browser: first.browser };
}
type Owner = Awaited<ReturnType<typeof makeOwner>>;

const typePassword = ({ email }: Owner, seconds: number, browser: string | null = null) =>
  enter(at(seconds), { email, password, browser }, null);
const typeCode = (sessionId: string, code: string, seconds: number, browser: string | null = null) =>
  passSecondStep(at(seconds), sessionId, { code, passkey: "", browser });
const isOpen = async (sessionId: string, seconds: number) =>
  (await findActor(sessionId, at(seconds))).personId !== null;

describe("an authenticator app", () => {
  test("counts only after a code of it was typed, and its secret is nowhere in clear", async () => {
    const owner = await makeOwner();
    const row = await prisma().totp.findUniqueOrThrow({ where: { personId: owner.id } });
    expect(row.confirmedAt).not.toBeNull();
    expect(
      JSON.stringify(row, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain(owner.secret);
    const events = await prisma().auditEvent.findMany({ where: { subjectId: owner.id } });
    expect(events.map(({ action }) => action)).toContain("totp.add");
    expect(
      JSON.stringify(events, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain(owner.secret);
  });

  test("being set up, with a wrong code, it is no second factor", async () => {
    const id = uuidv7();
    const email = `${id}@gh.example`;
    const createdAt = new Date(start);
    await prisma().person.create({
      data: { id, email, name: "Noor", passwordHash: await passwordHash, createdAt },
    });
    const actor = await findActor((await enter(at(0), { email, password }, null)).id, at(0));
    await perform(setUpTotp, actor, {});
    expect((await refusalOf(confirmTotp(actor, "000000"))).facts.fields?.code).toContain("next one");
    expect((await enter(at(1), { email, password }, null)).needsFactor).toBe(false);
  });

  test("when it is set up the session goes on under a new id", async () => {
    const { first, session } = await makeOwner();
    expect(session.id).not.toBe(first.id);
    expect([await isOpen(first.id, 1), await isOpen(session.id, 1)]).toEqual([false, true]);
  });

  test("other sessions, opened by the password alone, owe it from then on", async () => {
    const id = uuidv7();
    const email = `${id}@gh.example`;
    const createdAt = new Date(start);
    await prisma().person.create({
      data: { id, email, name: "Noor", passwordHash: await passwordHash, createdAt },
    });
    const other = await enter(at(0), { email, password }, null);
    const actor = await findActor((await enter(at(0), { email, password }, null)).id, at(0));
    await perform(setUpTotp, actor, {});
    const secret = (await perform(readOwnFactors, actor, {})).pending?.secret ?? "";
    await confirmTotp(actor, codeAt(secret, 0));
    expect(await isOpen(other.id, 1)).toBe(false);
  });

  test("taken away with a fresh proof only; then the password is enough again", async () => {
    const owner = await makeOwner();
    const late = await findActor(owner.session.id, at(301));
    expect((await refusalOf(perform(removeTotp, late, {}))).code).toBe("step_up");
    await perform(removeTotp, await findActor(owner.session.id, at(299)), {});
    expect((await typePassword(owner, 302)).needsFactor).toBe(false);
  });
});

describe("after the right password", () => {
  test("the session is a stranger's until the code; then it has a new id, and the old one is worth nothing", async () => {
    const owner = await makeOwner();
    const half = await typePassword(owner, 60);
    expect(half).toMatchObject({ needsFactor: true, browser: null });
    expect(await isOpen(half.id, 60)).toBe(false);
    const whole = await typeCode(half.id, codeAt(owner.secret, 60), 60);
    expect(whole.id).not.toBe(half.id);
    expect([await isOpen(half.id, 61), await isOpen(whole.id, 61)]).toEqual([false, true]);
    expect((await findActor(whole.id, at(61))).proof?.factor).toBe("totp");
    expect((await refusalOf(typeCode(half.id, codeAt(owner.secret, 90), 90))).code).toBe("conflict");
  });

  test("a code counts once, also within its 30 seconds; the next one counts", async () => {
    const owner = await makeOwner();
    const [one, two] = [await typePassword(owner, 60), await typePassword(owner, 60)];
    await typeCode(one.id, codeAt(owner.secret, 60), 60);
    expect((await refusalOf(typeCode(two.id, codeAt(owner.secret, 60), 61))).code).toBe("invalid");
    await typeCode(two.id, codeAt(owner.secret, 90), 90);
  });

  test("of five at once with one code, one gets in", async () => {
    const owner = await makeOwner();
    const halves = await Promise.all([1, 2, 3, 4, 5].map(() => typePassword(owner, 60)));
    const code = codeAt(owner.secret, 60);
    const outcomes = await Promise.allSettled(halves.map(({ id }) => typeCode(id, code, 60)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    [-90, false],
    [-60, false],
    [-30, true],
    [30, true],
    [60, false],
    [90, false],
  ])("a code of %i seconds from now: %s", async (off, counts) => {
    const owner = await makeOwner();
    const half = await typePassword(owner, 300);
    const work = typeCode(half.id, codeAt(owner.secret, 300 + off), 300);
    if (counts) expect((await work).personId).toBe(owner.id);
    else expect((await refusalOf(work)).code).toBe("invalid");
  });

  test("it waits for ten minutes, no longer", async () => {
    const owner = await makeOwner();
    const half = await typePassword(owner, 60);
    const late = await refusalOf(typeCode(half.id, codeAt(owner.secret, 660), 660));
    expect(late.code).toBe("conflict");
  });

  test("five wrong codes end the half-opened session, and stop the right one elsewhere for 15 minutes", async () => {
    const owner = await makeOwner();
    const half = await typePassword(owner, 60);
    for (let n = 0; n < 5; n += 1)
      expect((await refusalOf(typeCode(half.id, "000000", 60))).code).toBe("invalid");
    expect((await refusalOf(typeCode(half.id, codeAt(owner.secret, 60), 60))).code).toBe("too_many");
    expect((await refusalOf(typeCode(half.id, codeAt(owner.secret, 60), 60))).code).toBe("conflict");
    const other = await typePassword(owner, 90);
    expect((await refusalOf(typeCode(other.id, codeAt(owner.secret, 90), 90))).code).toBe("too_many");
    const after = await typePassword(owner, 60 + 901);
    expect((await typeCode(after.id, codeAt(owner.secret, 961), 961)).personId).toBe(owner.id);
  });

  test("the owner's own browser has a count of its own: a guesser with the password does not lock him out", async () => {
    const owner = await makeOwner();
    const guesser = await typePassword(owner, 60);
    for (let n = 0; n < 6; n += 1) await refusalOf(typeCode(guesser.id, "000000", 60));
    const half = await typePassword(owner, 90, owner.browser);
    expect((await typeCode(half.id, codeAt(owner.secret, 90), 90, owner.browser)).personId).toBe(owner.id);
  });

  test("of fifty guesses at once at most five are looked at", async () => {
    const owner = await makeOwner();
    const half = await typePassword(owner, 60);
    const refusals = await Promise.all(
      Array.from({ length: 50 }, () => refusalOf(typeCode(half.id, "000000", 60))),
    );
    expect(refusals.filter(({ code }) => code === "invalid").length).toBeLessThanOrEqual(5);
  });
});

describe("recovery codes", () => {
  const make = async () => {
    const owner = await makeOwner();
    const codes = await perform(renewRecoveryCodes, await findActor(owner.session.id, at(1)), {});
    return { owner, codes };
  };

  test("are ten, kept as hashes only, and each lets in once, under parallel tries too", async () => {
    const { owner, codes } = await make();
    expect(new Set(codes).size).toBe(10);
    const rows = JSON.stringify(await prisma().recoveryCode.findMany({ where: { personId: owner.id } }));
    const [first = "", second = ""] = codes;
    expect(codes.some((code) => rows.includes(code) || rows.includes(code.replace("-", "")))).toBe(false);
    const halves = await Promise.all([1, 2, 3, 4].map(() => typePassword(owner, 60)));
    const outcomes = await Promise.allSettled(halves.map(({ id }) => typeCode(id, first, 60)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = await typePassword(owner, 1000);
    const whole = await typeCode(again.id, ` ${second.toUpperCase().replace("-", " ")} `, 1000);
    const actor = await findActor(whole.id, at(1001));
    expect([actor.proof?.factor, (await perform(readOwnFactors, actor, {})).codesLeft]).toEqual([
      "recovery",
      8,
    ]);
  });

  test("new ones make the old ones worthless; somebody else's never count", async () => {
    const [one, other] = [await make(), await make()];
    await perform(renewRecoveryCodes, await findActor(one.owner.session.id, at(2)), {});
    const half = await typePassword(one.owner, 60);
    for (const code of [one.codes[0] ?? "", other.codes[0] ?? ""])
      expect((await refusalOf(typeCode(half.id, code, 60))).code).toBe("invalid");
  });

  test("are no factor by themselves, and go when the last factor goes", async () => {
    const { owner } = await make();
    const actor = await findActor(owner.session.id, at(3));
    await perform(removeTotp, actor, {});
    expect(await prisma().recoveryCode.count({ where: { personId: owner.id } })).toBe(0);
    expect((await refusalOf(perform(renewRecoveryCodes, actor, {}))).code).toBe("conflict");
  });
});
