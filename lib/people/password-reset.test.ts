// A forgotten password on a real database: who gets a link, what it does once, and what nobody learns.
import { beforeAll, describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { hashPassword } from "@/lib/auth/passwords";
import { checkCredentials, enter } from "@/lib/auth/sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { unseal } from "@/lib/mail/seal";
import { changePassword } from "@/lib/people/account";
import { setNewPassword } from "@/lib/people/new-password";
import { askForReset, lookAtReset } from "@/lib/people/password-reset";
import { refusalOf } from "@/lib/testing/world";

const old = "right words for a test";
const password = "eleven walnuts in a drawer";
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(old);
});

async function makePerson(facts: { isActive?: boolean; isLocked?: boolean } = {}) {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  await prisma().person.create({
    data: { id, email, name: "Aiko Mori", passwordHash, createdAt: new Date(), ...facts },
  });
  return { id, email };
}
/** From an address of its own, so that tests do not use up each other's tries. */
const from = (minutes = 0, address = uuidv7()) =>
  stranger({ address, now: new Date(Date.now() + minutes * 60_000) });
const mailsOf = (personId: string) =>
  prisma().mail.findMany({ where: { personId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

/** The secrets in the mails to somebody, as only their reader sees them. */
async function secretsOf(personId: string): Promise<string[]> {
  const opened = (await mailsOf(personId)).map(({ id, sealed }) => (sealed ? unseal(sealed, id) : null));
  return opened.flatMap((text) => /\/reset\/([\w-]{43})"/.exec(text ?? "")?.[1] ?? []);
}
async function getLink(facts: Parameters<typeof makePerson>[0] = {}) {
  const person = await makePerson(facts);
  await askForReset(from(), person.email);
  return { ...person, secret: (await secretsOf(person.id))[0] ?? "none" };
}
const use = (secret: string, word = password, minutes = 0) =>
  setNewPassword(from(minutes), { secret, password: word });
const signsIn = async (email: string, word: string) =>
  (await checkCredentials(from(), { email, password: word }).catch(() => null)) !== null;

describe("asking for a link", () => {
  test("sends one to a person, however the e-mail is written; neither database nor audit holds its secret", async () => {
    const { id, email } = await makePerson();
    await askForReset(from(), `  ${email.toUpperCase()} `);
    const [mail] = await mailsOf(id);
    expect(mail).toMatchObject({ recipient: email, state: "kept", bankId: null });
    expect(mail?.textBody).toContain("@RESET_LINK");
    const [secret = "none"] = await secretsOf(id);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const everything = JSON.stringify([
      ...[await mailsOf(id), await prisma().personLink.findMany()],
      await prisma().$queryRaw`SELECT row_to_json(a)::text FROM audit_event a`,
    ]);
    expect(everything).not.toContain(secret);
    const events = await prisma().auditEvent.findMany({ where: { subjectId: id } });
    expect(events.map(({ action, outcome }) => [action, outcome])).toEqual([["password-reset.ask", "done"]]);
  });

  test.each([
    ["nobody", "nobody@gh.example"],
    ["half a character", "\ud800@gh.example"],
    ["a NUL", "a\u0000b@gh.example"],
    ["nothing", ""],
    ["10 kB", `${"x".repeat(10_000)}@gh.example`],
  ])("for %s does nothing, in the same way", async (_, email) => {
    const before = [await prisma().mail.count(), await prisma().personLink.count()];
    expect(await askForReset(from(), email)).toBeUndefined();
    expect([await prisma().mail.count(), await prisma().personLink.count()]).toEqual(before);
  });

  test.each([
    ["disabled", { isActive: false }],
    ["locked", { isLocked: true }],
  ])("sends none to somebody %s", async (_, facts) => {
    const { id } = await getLink(facts);
    expect(await mailsOf(id)).toEqual([]);
  });

  test("answers nobody sooner than it takes to write a mail", async () => {
    const { email } = await makePerson();
    for (const name of [email, "nobody.at.all@gh.example", ""]) {
      const start = performance.now();
      await askForReset(from(), name);
      expect(performance.now() - start).toBeGreaterThan(590);
    }
  });

  test("three times an hour for a name, twenty for an address; the audit says so once", async () => {
    const { id, email } = await makePerson();
    for (let n = 0; n < 5; n += 1) await askForReset(from(), email);
    expect(await mailsOf(id)).toHaveLength(3);
    const here = uuidv7();
    const ask = () => askForReset(from(0, here), `${uuidv7()}@gh.example`);
    await Promise.all(Array.from({ length: 20 }, ask));
    const other = await makePerson();
    await askForReset(from(0, here), other.email);
    expect(await mailsOf(other.id)).toEqual([]);
    await askForReset(from(), other.email);
    expect(await mailsOf(other.id)).toHaveLength(1);
    const refused = { action: "password-reset.ask", outcome: "refused" };
    expect(await prisma().auditEvent.count({ where: refused })).toBe(2);
  });
});

describe("a link", () => {
  test("looked at as often as one likes, sets a password once and ends all that was open", async () => {
    const { id, email, secret } = await getLink();
    const session = await enter(from(), { email, password: old }, null);
    const consumer = { id: uuidv7(), name: "App", consumerKey: uuidv7(), createdAt: new Date() };
    await prisma().consumer.create({ data: consumer });
    const token = { id: uuidv7(), personId: id, consumerId: consumer.id, issuedAt: new Date() };
    await prisma().apiToken.create({ data: { ...token, expiresAt: new Date(Date.now() + 60_000) } });
    for (let n = 0; n < 3; n += 1)
      expect(await perform(lookAtReset, from(), { secret })).toMatchObject({ id, email });
    expect(await use(secret)).toBe(id);
    expect((await findActor(session.id, {})).personId).toBeNull();
    expect((await prisma().apiToken.findUnique({ where: { id: token.id } }))?.revokedAt).not.toBeNull();
    expect(await prisma().knownBrowser.count({ where: { personId: id } })).toBe(0);
    expect(await prisma().session.count({ where: { personId: id, endedAt: null } })).toBe(0);
    expect([await signsIn(email, old), await signsIn(email, password)]).toEqual([false, true]);
    expect((await mailsOf(id)).at(-1)).toMatchObject({ subject: "Your password was changed" });
    expect((await refusalOf(use(secret))).code).toBe("not_found");
  });

  test("of ten submits at once one sets the password, and one mail says so", async () => {
    const { id, email, secret } = await getLink();
    const words = Array.from({ length: 10 }, (_, n) => `${password} number ${n}`);
    const done = await Promise.all(
      words.map((word) =>
        use(secret, word).then(
          () => word,
          () => null,
        ),
      ),
    );
    const [won, ...others] = done.filter((word) => word !== null);
    expect(others).toEqual([]);
    expect(await signsIn(email, won ?? "")).toBe(true);
    const subject = "Your password was changed";
    expect((await mailsOf(id)).filter((mail) => mail.subject === subject)).toHaveLength(1);
  });

  test("dies with the others when one is used, or when the password is changed", async () => {
    const { id, email, secret } = await getLink();
    await askForReset(from(), email);
    const [, second = "none"] = await secretsOf(id);
    await use(second);
    expect((await refusalOf(use(secret))).code).toBe("not_found");
    await askForReset(from(), email);
    const [third = "none"] = await secretsOf(id);
    const { id: session } = await enter(from(), { email, password }, null);
    await changePassword(await findActor(session, {}), { current: password, password: `${password} now` });
    expect(await perform(lookAtReset, from(), { secret: third })).toBeNull();
  });

  test("is dead after an hour, for somebody locked meanwhile, and when it never was one", async () => {
    const { id, secret } = await getLink();
    expect(await perform(lookAtReset, from(61), { secret })).toBeNull();
    expect((await refusalOf(use(secret, password, 61))).code).toBe("not_found");
    await prisma().person.update({ where: { id }, data: { isLocked: true } });
    for (const one of [secret, "never-made", "x".repeat(300), ""])
      expect((await refusalOf(use(one))).code).toBe("not_found");
  });

  test("of the first administrator is none for a password", async () => {
    const { email } = await makePerson();
    const link = { purpose: "first-administrator", email, createdAt: new Date() };
    const { hashSecret } = await import("@/lib/auth/hashes");
    await prisma().personLink.create({
      data: { ...link, secretHash: hashSecret("other"), expiresAt: new Date(Date.now() + 60_000) },
    });
    expect(await perform(lookAtReset, from(), { secret: "other" })).toBeNull();
  });

  test("takes the same passwords as everywhere, and stays good after a bad one", async () => {
    const { email, secret } = await getLink();
    for (const word of ["short", "aaaaaaaaaaaaaaaaaaaa", `${email.slice(0, 20)}`])
      expect((await refusalOf(use(secret, word))).facts.fields?.password).toBeTruthy();
    expect(await signsIn(email, old)).toBe(true);
    await use(secret);
    expect(await signsIn(email, password)).toBe(true);
  });

  test("also takes off the brake that strangers' guesses put on the name", async () => {
    const { email, secret } = await getLink();
    for (let n = 0; n < 6; n += 1) expect(await signsIn(email, "wrong")).toBe(false);
    await use(secret);
    expect(await signsIn(email, password)).toBe(true);
  });
});
