// Confirming who acts in an open session, and passwords alone at the API: by factor if there is one, braked, on record.
import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { confirmTotp, readOwnFactors, setUpTotp } from "@/lib/auth/own-factors";
import { hashPassword } from "@/lib/auth/passwords";
import { proveAgain, waysToConfirm } from "@/lib/auth/prove-again";
import { enter } from "@/lib/auth/sign-in";
import { isFreshlyProven } from "@/lib/auth/step-up";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { messageOf, send } from "@/lib/testing/obp-client";
import { makeBank, refusalOf } from "@/lib/testing/world";

const start = Math.floor(Date.now() / 30_000) * 30_000;
const at = (seconds: number) => ({ now: new Date(start + seconds * 1000) });
const password = "right words for a test";
const hash = hashPassword(password);
const nothing = { password: "", code: "", passkey: "" };

async function makePerson() {
  const id = uuidv7();
  const email = `${id}@gh.example`;
  const createdAt = new Date(start);
  await prisma().person.create({
    data: { id, email, name: "Noor", passwordHash: await hash, createdAt },
  });
  const session = await enter(stranger(at(0)), { email, password }, null);
  return { id, email, session: session.id };
}

async function makeOwner() {
  const person = await makePerson();
  const actor = await findActor(person.session, at(0));
  await perform(setUpTotp, actor, {});
  const secret = (await perform(readOwnFactors, actor, {})).pending?.secret ?? "";
  const codeAt = (seconds: number) => generateSync({ secret, epoch: start / 1000 + seconds });
  const session = await confirmTotp(actor, codeAt(0));
  return { ...person, session: session.id, codeAt };
}

test("a proof is fresh for five minutes, and the password makes it so again", async () => {
  const { session } = await makePerson();
  expect(isFreshlyProven(await findActor(session, at(300)))).toBe(true);
  const late = await findActor(session, at(301));
  expect(isFreshlyProven(late)).toBe(false);
  expect(await waysToConfirm(late)).toEqual({ by: "password", passkey: null });
  expect(isFreshlyProven(await proveAgain(late, { ...nothing, password }))).toBe(true);
  expect(isFreshlyProven(await findActor(session, at(302)))).toBe(true);
});

test("a wrong password is refused in words, noted, and stopped after five; the session goes on", async () => {
  const { id, session } = await makePerson();
  const late = await findActor(session, at(400));
  const guess = () => refusalOf(proveAgain(late, { ...nothing, password: "wrong words" }));
  for (let n = 0; n < 5; n += 1)
    expect(await guess()).toMatchObject({ code: "step_up", message: "This is not your password." });
  expect((await guess()).message).toContain("Wait 15 minutes");
  const refused = { subjectId: id, action: "session.confirm", outcome: "refused" };
  expect(await prisma().auditEvent.count({ where: refused })).toBe(5);
  expect((await findActor(session, at(401))).personId).toBe(id);
});

test("whoever has a second factor confirms by it: the password is not enough, and a code counts once", async () => {
  const { session, codeAt } = await makeOwner();
  const late = await findActor(session, at(600));
  expect((await waysToConfirm(late)).by).toBe("factor");
  expect((await refusalOf(proveAgain(late, { ...nothing, password }))).code).toBe("step_up");
  await proveAgain(late, { ...nothing, code: codeAt(600) });
  expect((await refusalOf(proveAgain(late, { ...nothing, code: codeAt(600) }))).code).toBe("step_up");
});

test("programs are not asked", () => {
  expect(isFreshlyProven(stranger({ via: "direct-login" }))).toBe(true);
  expect(isFreshlyProven(stranger({ via: "session" }))).toBe(false);
});

test("a password alone gives no API token to who has a second factor, or owes one; older tokens end", async () => {
  const key = uuidv7().replaceAll("-", "");
  const consumer = { id: uuidv7(), name: "Program", consumerKey: key, createdAt: new Date() };
  await prisma().consumer.create({ data: consumer });
  const logIn = async ({ email }: { email: string }) => {
    const DirectLogin = `username="${email}",password="${password}",consumer_key="${key}"`;
    return await send("POST", "/my/logins/direct", { headers: { DirectLogin } });
  };
  const person = await makePerson();
  const reply = await logIn(person);
  expect(reply.status).toBe(201);
  const { token } = reply.json as { token: string };
  const ask = () =>
    send("GET", "/obp/v5.1.0/users/current/user_id", { headers: { DirectLogin: `token=${token}` } });
  expect((await ask()).status).toBe(200);
  const actor = await findActor(person.session, at(0));
  await perform(setUpTotp, actor, {});
  const secret = (await perform(readOwnFactors, actor, {})).pending?.secret ?? "";
  await confirmTotp(actor, generateSync({ secret, epoch: start / 1000 }));
  expect((await ask()).status).toBe(401);
  const said = [401, "OBP-20004: Invalid login credentials. Check username/password."];
  const refusal = await logIn(person);
  expect([refusal.status, messageOf(refusal)]).toEqual(said);

  const bankId = await makeBank();
  const officer = await makePerson();
  const grant = { id: uuidv7(), personId: officer.id, bankId, roleName: "CanGetCustomer" };
  await prisma().entitlement.create({ data: { ...grant, createdAt: new Date() } });
  expect((await logIn(officer)).status).toBe(201);
  await prisma().bank.update({ where: { id: bankId }, data: { requiresSecondFactor: true } });
  expect((await logIn(officer)).status).toBe(401);
  await prisma().person.update({ where: { id: officer.id }, data: { isProgram: true } });
  expect((await logIn(officer)).status).toBe(201);
  await prisma().bank.update({ where: { id: bankId }, data: { requiresSecondFactor: false } });
});
