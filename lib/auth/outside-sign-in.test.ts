// Who comes in by an account at a provider, on a real database: somebody invited, and nobody else.
import { describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { allowIdentity, listIdentities, unlinkIdentity } from "@/lib/auth/outside-identities";
import { enterFromOutside } from "@/lib/auth/outside-sign-in";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { makeSomeone } from "@/lib/people/testing";
import { makeBank, refusalOf } from "@/lib/testing/world";

const iss = "https://login.bank.example";
const claimsOf = (email: string, facts: object = {}) => ({
  ...{ iss, sub: uuidv7(), email, email_verified: true },
  ...facts,
});
const comeIn = (claims: object, browser: string | null = null, before: string | null = null) =>
  enterFromOutside(stranger({ agent: "test" }), claims, { browser, before });
const refused = async (claims: object) => {
  const since = (await prisma().auditEvent.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;
  const { code } = await refusalOf(comeIn(claims));
  const kept = await prisma().auditEvent.findMany({
    where: { id: { gt: since }, action: "session.start", outcome: "refused" },
  });
  return [code, ...kept.map(({ detail }) => detail?.replace("from outside: ", ""))];
};

/** Somebody who accepted an invitation. */
async function makeInvited(status: "FINISHED" | "CREATED" = "FINISHED") {
  const [bankId, someone, inviter] = [await makeBank(), await makeSomeone([]), await makeSomeone([])];
  await prisma().userInvitation.create({
    data: {
      ...{ id: uuidv7(), bankId, firstName: "Aiko", lastName: "Mori", email: someone.email, company: "" },
      ...{ country: "France", purpose: "DEVELOPER", status, createdAt: new Date(), createdBy: inviter.id },
      ...{ keyHash: uuidv7(), secretHash: uuidv7(), expiresAt: new Date(Date.now() + 60_000) },
      ...(status === "FINISHED" ? { personId: someone.id, settledAt: new Date() } : {}),
    },
  });
  return someone;
}

describe("somebody invited", () => {
  test("is linked once by a verified e-mail, and comes in by that link afterwards, whatever the e-mail is then", async () => {
    const { id, email } = await makeInvited();
    const claims = claimsOf(email.toUpperCase());
    const session = await comeIn(claims);
    expect((await findActor(session.id, {})).personId).toBe(id);
    const later = { ...claims, email: "married@gh.example", email_verified: false };
    expect((await comeIn(later)).personId).toBe(id);
    const events = await prisma().auditEvent.findMany({
      where: { subjectId: id, NOT: { action: "invitation.accept" }, outcome: "done" },
      orderBy: { id: "asc" },
    });
    const linked = ["outside-identity.use", "linked by its verified e-mail"];
    expect(events.map(({ action, detail }) => [action, detail]).slice(1)).toEqual([
      ...[linked, ["session.start", null]],
      ...[
        ["outside-identity.use", null],
        ["session.start", null],
      ],
    ]);
  });

  test("gets a browser that is known from then on; the session it had before is worth nothing", async () => {
    const { email } = await makeInvited();
    const claims = claimsOf(email);
    const first = await comeIn(claims);
    expect(first.browser).toMatch(/^[\w-]{43}$/);
    const second = await comeIn(claims, first.browser, first.id);
    expect(second.browser).toBeNull();
    expect((await findActor(first.id, {})).personId).toBeNull();
  });

  test("is linked once by ten answers at once", async () => {
    const { id, email } = await makeInvited();
    const claims = claimsOf(email);
    const sessions = await Promise.all(Array.from({ length: 10 }, () => comeIn(claims)));
    expect(new Set(sessions.map(({ personId }) => personId))).toEqual(new Set([id]));
    expect(await prisma().outsideIdentity.count({ where: { personId: id } })).toBe(1);
  });

  test("owes a second factor as with a password", async () => {
    const { id, email } = await makeInvited();
    await prisma().totp.create({
      data: { personId: id, sealed: "x", createdAt: new Date(), confirmedAt: new Date() },
    });
    const session = await comeIn(claimsOf(email));
    expect(session).toMatchObject({ needsFactor: true, browser: null });
    expect((await findActor(session.id, {})).personId).toBeNull();
  });
});

describe("refused, with the reason on record only", () => {
  test.each([
    ["false", false],
    ["a word", "true"],
    ["absent", undefined],
  ])("an e-mail whose verified is %s", async (_, email_verified) => {
    const { email } = await makeInvited();
    const answer = await refused(claimsOf(email, { email_verified }));
    expect(answer).toEqual(["unauthenticated", "not linked, and without a verified e-mail"]);
  });

  test("a stranger, somebody made in another way, and somebody whose invitation is still open", async () => {
    const made = await makeSomeone([]);
    const open = await makeInvited("CREATED");
    const words = "not linked, and nobody who was invited has its e-mail";
    for (const email of ["stranger@gh.example", made.email, open.email])
      expect(await refused(claimsOf(email))).toEqual(["unauthenticated", words]);
    expect(await prisma().person.count({ where: { email: "stranger@gh.example" } })).toBe(0);
  });

  test.each(["@", "k", "s"])("an e-mail that is another mailbox there: a look-alike of %s", async (sign) => {
    const { id } = await makeInvited();
    const email = `task.${id}@gh.example`;
    await prisma().person.update({ where: { id }, data: { email } });
    const alike = { "@": "＠", k: "\u212a", s: "\u017f" }[sign] ?? "";
    const [code] = await refused(claimsOf(email.replace(sign, alike)));
    expect(code).toBe("unauthenticated");
    expect((await comeIn(claimsOf(email))).personId).toBe(id);
  });

  test.each([
    ["disabled", { isActive: false }],
    ["locked", { isLocked: true }],
  ])("somebody %s, linked already or not", async (_, facts) => {
    const { id, email } = await makeInvited();
    const claims = claimsOf(email);
    await prisma().person.update({ where: { id }, data: facts });
    const answer = ["unauthenticated", "account is locked or disabled"];
    expect(await refused(claims)).toEqual(answer);
    await prisma().person.update({ where: { id }, data: { isActive: true, isLocked: false } });
    await comeIn(claims);
    await prisma().person.update({ where: { id }, data: facts });
    expect(await refused(claims)).toEqual(answer);
  });

  test("a second account there with the same e-mail: it may have been given to somebody else", async () => {
    const { email } = await makeInvited();
    await comeIn(claimsOf(email));
    const answer = await refused(claimsOf(email));
    expect(answer).toEqual(["unauthenticated", "another account there is linked to this person"]);
  });

  test.each([
    ["no subject", { sub: undefined }],
    ["an endless subject", { sub: "x".repeat(300) }],
    ["a subject with a NUL", { sub: "a\u0000b" }],
    ["an e-mail that is no text", { email: ["a@b.example"] }],
    ["an e-mail with a NUL", { email: "a\u0000b@gh.example" }],
    ["10 kB of e-mail", { email: `${"x".repeat(10_000)}@gh.example` }],
    ["no issuer", { iss: undefined }],
  ])("%s", async (_, facts) => {
    const [code] = await refused(claimsOf("odd@gh.example", facts));
    expect(["unauthenticated", "invalid"]).toContain(code);
  });
});

describe("unlinked by its owner", () => {
  const signedIn = async () => {
    const { id, email } = await makeInvited();
    await prisma().person.update({ where: { id }, data: { passwordHash: "some" } });
    const claims = claimsOf(email);
    const { id: session } = await comeIn(claims);
    const actor = await findActor(session, {});
    const [identity] = await perform(listIdentities, actor, {});
    return { claims, actor, id: identity?.id ?? "none" };
  };

  test("it opens nothing and does not link itself again, until its owner allows it", async () => {
    const { claims, actor, id } = await signedIn();
    await perform(unlinkIdentity, actor, { id });
    expect(await refused(claims)).toEqual(["unauthenticated", "its link was undone"]);
    const another = { ...claims, sub: uuidv7() };
    expect((await refused(another))[0]).toBe("unauthenticated");
    await perform(allowIdentity, actor, { id });
    expect((await comeIn(claims)).personId).toBe(actor.personId);
  });

  test("only with a password, and nobody else's is found", async () => {
    const { actor, id } = await signedIn();
    const other = await signedIn();
    expect((await refusalOf(perform(unlinkIdentity, other.actor, { id }))).code).toBe("not_found");
    expect((await refusalOf(perform(allowIdentity, other.actor, { id }))).code).toBe("not_found");
    await prisma().person.update({ where: { id: actor.personId ?? "" }, data: { passwordHash: null } });
    expect((await refusalOf(perform(unlinkIdentity, actor, { id }))).code).toBe("conflict");
  });
});
