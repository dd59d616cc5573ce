// One password tried on many names from one address is stopped, without stopping whoever signed in there before.
import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { checkCredentials, enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { refusalOf } from "@/lib/testing/world";

const right = "right words for a test";
let passwordHash: string;
// Six instead of 60: each try costs a password check. The environment is read once, after this.
process.env.SIGN_IN_FAILURES_PER_ADDRESS = "6";
beforeAll(async () => {
  passwordHash = await hashPassword(right);
});

async function makePerson() {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  await prisma().person.create({
    data: { id, email, name: "Aiko Mori", passwordHash, createdAt: new Date() },
  });
  return { id, email };
}
const start = Date.UTC(2026, 10, 22, 12, 0);
const from = (address: string, minutes = 0) => stranger({ address, now: new Date(start + minutes * 60_000) });
const wrong = { password: "Summer 2026 is nice", email: "" };
const spray = async (address: string, times: number) => {
  const codes: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const one = { ...wrong, email: `${uuidv7()}@gh.example` };
    codes.push((await refusalOf(checkCredentials(from(address), one))).code);
  }
  return codes;
};

describe("an address that guesses at many names", () => {
  test("is refused from the seventh on, with the right password too, and only it", async () => {
    const { id, email } = await makePerson();
    const codes = await spray("192.0.2.1", 8);
    expect(codes).toEqual([...Array(6).fill("unauthenticated"), "too_many", "too_many"]);
    const given = { email, password: right };
    const { code, facts } = await refusalOf(checkCredentials(from("192.0.2.1", 14), given));
    expect([code, facts.retryAfter]).toEqual(["too_many", 900]);
    expect((await checkCredentials(from("192.0.2.2"), given)).id).toBe(id);
    expect((await checkCredentials(from("192.0.2.1", 15), given)).id).toBe(id);
  });

  test("is the same within its /64 of IPv6", async () => {
    await spray("2001:db8::1", 6);
    expect((await refusalOf(checkCredentials(from("2001:db8::ffff"), wrong))).code).toBe("too_many");
    expect((await refusalOf(checkCredentials(from("2001:db8:0:1::1"), wrong))).code).toBe("unauthenticated");
  });

  test("does not stop a browser that signed in before, and uses up nobody's own tries", async () => {
    const { id, email } = await makePerson();
    const { browser } = await enter(from("192.0.2.3"), { email, password: right }, null);
    await spray("192.0.2.3", 6);
    for (let n = 0; n < 9; n += 1)
      await refusalOf(checkCredentials(from("192.0.2.3"), { email, password: "wrong" }));
    expect((await checkCredentials(from("192.0.2.3"), { email, password: right, browser })).id).toBe(id);
    expect((await checkCredentials(from("192.0.2.4"), { email, password: right })).id).toBe(id);
  });

  test("is no address where people sign in rightly all day", async () => {
    const { id, email } = await makePerson();
    for (let n = 0; n < 9; n += 1)
      expect((await checkCredentials(from("192.0.2.5"), { email, password: right })).id).toBe(id);
  });

  test("of 30 guesses at once at most six are looked at, and the audit says once that it was stopped", async () => {
    const since = (await prisma().auditEvent.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;
    const tries = Array.from({ length: 30 }, () => spray("192.0.2.6", 1));
    const codes = (await Promise.all(tries)).flat();
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(6);
    const detail = "too many tries from one address";
    expect(await prisma().auditEvent.count({ where: { id: { gt: since }, detail } })).toBe(1);
  });
});
