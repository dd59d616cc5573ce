// Passkeys against a software authenticator: each challenge counts once, for one purpose; a copied key is found out.
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findActor } from "@/lib/auth/find-actor";
import { askToSignIn, enterWithPasskey } from "@/lib/auth/passkey-sign-in";
import { addPasskey, askForPasskey } from "@/lib/auth/passkeys";
import { askSecondPasskey, findOwing, passSecondStep } from "@/lib/auth/second-step";
import { startSession } from "@/lib/auth/sessions";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { refusalOf } from "@/lib/testing/world";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: string | Buffer) => Buffer.from(bytes).toString("base64url");

/** A key as an authenticator keeps it: it answers for this site unless told otherwise. */
function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // COSE (RFC 9053): an EC2 key on P-256 for ES256.
  const cose = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  const id = base64url(sha256(x));
  interface Answer {
    counter?: number;
    origin?: string;
    site?: string;
    flags?: number;
    handle?: string;
  }
  const answer = (challenge: string, facts: Answer = {}) => {
    const { counter = 0, origin = "http://localhost:3000", site = "localhost", flags = 0x05, handle } = facts;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const data = Buffer.concat([sha256(site), Buffer.from([flags]), count]);
    const client = JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false });
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
    return JSON.stringify({
      id,
      rawId: id,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        ...(handle ? { userHandle: base64url(handle) } : {}),
      },
    });
  };
  return { id, cose, answer };
}

/** Somebody with a passkey, whose counter stands at `counter`. */
async function makeOwner(counter = 0) {
  const personId = uuidv7();
  const createdAt = new Date();
  await prisma().person.create({
    data: { id: personId, email: `${personId}@gh.example`, name: "Noor", createdAt },
  });
  const key = makeKey();
  const row = { id: key.id, personId, name: "Key", isSynced: false, counter: BigInt(counter), createdAt };
  await prisma().passkey.create({ data: { ...row, publicKey: new Uint8Array(key.cose) } });
  return { personId, key };
}

const signIn = (passkey: string) => enterWithPasskey(stranger(), { passkey, browser: null }, null);

test("what answers no question leaves no record, and one address asks only so often", async () => {
  const address = `192.0.2.${Math.floor(Math.random() * 256)}-${uuidv7()}`;
  const actor = stranger({ address });
  const made = makeKey().answer(base64url("never asked"));
  expect((await refusalOf(enterWithPasskey(actor, { passkey: made, browser: null }, null))).code).toBe(
    "unauthenticated",
  );
  expect(await prisma().auditEvent.count({ where: { address: address.slice(0, 64) } })).toBe(0);
  for (let n = 0; n < 120; n += 1) await askToSignIn(actor);
  expect((await refusalOf(askToSignIn(actor))).code).toBe("too_many");
});

const ask = async () => (await askToSignIn(stranger())).challenge;
const detailOf = async (personId: string | null) =>
  (
    await prisma().auditEvent.findFirst({
      where: { action: "passkey.use", subjectId: personId },
      orderBy: { id: "desc" },
    })
  )?.detail;

describe("signing in with a passkey alone", () => {
  test("opens a session that owes nothing, and keeps the counter", async () => {
    const { personId, key } = await makeOwner(4);
    const opened = await signIn(key.answer(await ask(), { counter: 5, handle: personId }));
    expect(opened).toMatchObject({ personId, needsFactor: false });
    expect((await findActor(opened.id, {})).proof?.factor).toBe("passkey");
    expect(Number((await prisma().passkey.findUniqueOrThrow({ where: { id: key.id } })).counter)).toBe(5);
  });

  test("counts once for each challenge, also for two at once", async () => {
    const { key } = await makeOwner();
    const answer = key.answer(await ask());
    const outcomes = await Promise.allSettled([signIn(answer), signIn(answer), signIn(answer)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["another site", { site: "evil.example" }],
    ["another origin", { origin: "http://localhost:4000" }],
    ["no unlocking of the key", { flags: 0x01 }],
    ["another person's handle", { handle: "somebody else" }],
  ])("refuses %s", async (_, facts) => {
    const { key } = await makeOwner();
    expect((await refusalOf(signIn(key.answer(await ask(), facts)))).code).toBe("unauthenticated");
  });

  test("refuses a challenge that was never given, is out of date, or another key's signature", async () => {
    const { key } = await makeOwner();
    expect((await refusalOf(signIn(key.answer(base64url("made up"))))).code).toBe("unauthenticated");
    const old = await ask();
    await prisma().passkeyChallenge.updateMany({
      where: { challenge: old },
      data: { expiresAt: new Date(0) },
    });
    expect((await refusalOf(signIn(key.answer(old)))).code).toBe("unauthenticated");
    const forged = { ...JSON.parse(makeKey().answer(await ask())), id: key.id, rawId: key.id };
    expect((await refusalOf(signIn(JSON.stringify(forged)))).code).toBe("unauthenticated");
    for (const garbage of ["", "{}", "[]", "null", "x".repeat(50_000)])
      expect((await refusalOf(signIn(garbage))).code).toBe("unauthenticated");
  });

  test("a counter that did not grow is refused and noted: there may be a copy of the key", async () => {
    const { key } = await makeOwner(7);
    expect((await refusalOf(signIn(key.answer(await ask(), { counter: 7 })))).code).toBe("unauthenticated");
    expect(await detailOf(null)).toContain("there may be a copy");
  });

  test.each([{ isActive: false }, { isLocked: true }])("a person %o gets in no more", async (data) => {
    const { personId, key } = await makeOwner();
    await prisma().person.update({ where: { id: personId }, data });
    expect((await refusalOf(signIn(key.answer(await ask())))).code).toBe("unauthenticated");
  });
});

describe("as the second step", () => {
  const half = async (personId: string) => {
    const raw = { personId, sessionVersion: 1, keepBrowser: false };
    const { id, needsFactor } = await perform(startSession, stranger(), raw);
    expect(needsFactor).toBe(true);
    const owing = await findOwing(stranger(), id, null);
    const options = owing && (await askSecondPasskey(stranger(), owing));
    return { id, challenge: options?.challenge ?? "", ids: options?.allowCredentials?.map((one) => one.id) };
  };
  const pass = (id: string, passkey: string) =>
    passSecondStep(stranger(), id, { code: "", passkey, browser: null });

  test("a key of this person opens the session, with the challenge of this very session", async () => {
    const { personId, key } = await makeOwner();
    const [one, other] = [await half(personId), await half(personId)];
    expect(one.ids).toEqual([key.id]);
    expect((await refusalOf(pass(one.id, key.answer(other.challenge)))).code).toBe("invalid");
    expect((await refusalOf(pass(one.id, key.answer(await ask())))).code).toBe("invalid");
    expect((await pass(one.id, key.answer(one.challenge))).needsFactor).toBe(false);
  });

  test("somebody else's key does not", async () => {
    const [owner, other] = [await makeOwner(), await makeOwner()];
    const { id, challenge } = await half(owner.personId);
    expect((await refusalOf(pass(id, other.key.answer(challenge)))).code).toBe("invalid");
  });
});

test("a new passkey is asked for with a fresh proof, and what cannot be read is refused", async () => {
  const { personId } = await makeOwner();
  await prisma().passkey.deleteMany({ where: { personId } });
  const raw = { personId, sessionVersion: 1, keepBrowser: false };
  const { id } = await perform(startSession, stranger(), raw);
  const late = await findActor(id, { now: new Date(Date.now() + 6 * 60_000) });
  expect((await refusalOf(askForPasskey(late))).code).toBe("step_up");
  const actor = await findActor(id, {});
  const options = await askForPasskey(actor);
  expect(options.authenticatorSelection).toMatchObject({
    residentKey: "required",
    userVerification: "required",
  });
  expect(JSON.stringify(options)).not.toContain(`"id":"${personId}"`);
  const refusal = await refusalOf(addPasskey(actor, { name: "Key", answer: "{}" }));
  expect(refusal.facts.fields?.name).toContain("was not made");
});
