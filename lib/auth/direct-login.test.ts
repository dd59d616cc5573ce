// DirectLogin over the wire: both header forms, every refusal, and tokens that end.
import { decodeJwt, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSession, sealSession } from "@/lib/auth/cookies";
import { hashPassword } from "@/lib/auth/passwords";
import { issueToken, listTokens, openToken, revokeAllTokens, revokeToken } from "@/lib/auth/tokens";
import { stranger } from "@/lib/core/actor";
import { prisma } from "@/lib/core/db";
import { uuidv7 } from "@/lib/core/ids";
import { perform } from "@/lib/core/use-case";
import { messageOf, send } from "@/lib/testing/obp-client";

const plain = "right horse battery";
const path = "/my/logins/direct";
const current = "/obp/v5.1.0/users/current/user_id";
let passwordHash: string;
let username: string;
let personId: string;
let consumerId: string;
let key: string;

beforeAll(async () => {
  passwordHash = await hashPassword(plain);
});
beforeEach(async () => {
  [personId, consumerId] = [uuidv7(), uuidv7()];
  username = `aiko+${personId}@gh.example`;
  key = personId.replaceAll("-", "");
  const createdAt = new Date();
  await prisma().person.create({
    data: { id: personId, email: username, name: "Aiko", passwordHash, createdAt },
  });
  await prisma().consumer.create({ data: { id: consumerId, name: "Program", consumerKey: key, createdAt } });
});

const logIn = (value: string, name = "DirectLogin", at = path) =>
  send("POST", at, { headers: { [name]: value } });
const right = (given = plain) => `username="${username}",password="${given}",consumer_key="${key}"`;
const tokenOf = (reply: { json: unknown }) => (reply.json as { token: string }).token;
const ask = (value: string, name = "DirectLogin") => send("GET", current, { headers: { [name]: value } });
const said = (reply: Awaited<ReturnType<typeof send>>) => [reply.status, messageOf(reply)];

describe("a token", () => {
  test("comes from both forms, quoted or not, at both addresses, and works in both", async () => {
    const forms = [
      await logIn(right()),
      await logIn(`username=${username}, password=${plain}, consumer_key=${key}`, "directLOGIN"),
      await logIn(`DirectLogin ${right()}`, "Authorization"),
      await logIn(right(), "DirectLogin", "/obp/v6.0.0/my/logins/direct"),
      await logIn(right(), "DirectLogin", "/obp/v5.1.0/my/logins/direct"),
    ];
    for (const reply of forms) {
      expect(reply.status).toBe(201);
      expect(Object.keys(reply.json as object)).toEqual(["token"]);
      expect((await ask(`token=${tokenOf(reply)}`)).json).toEqual({ user_id: personId });
      expect((await ask(`DirectLogin token="${tokenOf(reply)}"`, "Authorization")).json).toEqual({
        user_id: personId,
      });
    }
  });

  test("the DirectLogin header wins over a broken Authorization", async () => {
    const headers = { DirectLogin: right(), Authorization: "Basic zzz" };
    expect((await send("POST", path, { headers })).status).toBe(201);
  });

  test("says when it ends: four weeks from now", async () => {
    const { exp = 0, iat = 0, jti } = decodeJwt(tokenOf(await logIn(right())));
    expect(exp - iat).toBe(4 * 7 * 86_400);
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is nowhere in the database", async () => {
    const token = tokenOf(await logIn(right()));
    const rows = await prisma().apiToken.findMany({ where: { personId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token.split(".")[2]);
  });
});

describe("logging in is refused", () => {
  test.each([
    ["no header", () => send("POST", path), [400, "OBP-20082: Missing DirectLogin or Authorization header."]],
    [
      "another scheme",
      () => logIn("Basic abc", "Authorization"),
      [400, "OBP-20083: Missing DirectLogin word at the value of Authorization header."],
    ],
    [
      "nothing but a name",
      () => logIn("username=u"),
      [400, "OBP-20002: These DirectLogin parameters are missing:password, consumer_key"],
    ],
    [
      "signs no name has",
      () => logIn(`username=<u>,password=p,consumer_key=k`),
      [400, "OBP-20011: Value contains invalid characters"],
    ],
    [
      "a name too long",
      () => logIn(`username=${"u".repeat(101)},password=p,consumer_key=k`),
      [400, "OBP-20010: Value too long"],
    ],
    [
      "a key of other signs",
      () => logIn(`username=u,password=p,consumer_key=k-1`),
      [400, "OBP-35030: The Consumer Key must be alphanumeric. (A-Z, a-z, 0-9)"],
    ],
    [
      "an unknown key",
      () => logIn(`username=${username},password=${plain},consumer_key=unknown`),
      [401, "OBP-20008: Invalid Consumer Key."],
    ],
    [
      "an unknown name",
      () => logIn(`username=nobody@gh.example,password=p,consumer_key=${key}`),
      [401, "OBP-20004: Invalid login credentials. Check username/password."],
    ],
    [
      "a wrong password",
      () => logIn(right("wrong")),
      [401, "OBP-20004: Invalid login credentials. Check username/password."],
    ],
  ])("%s", async (_, attempt, answer) => {
    expect(said(await attempt())).toEqual(answer);
  });

  test("from the sixth wrong password on, also with the right one; open tokens go on", async () => {
    const token = tokenOf(await logIn(right()));
    for (let n = 0; n < 5; n += 1) expect((await logIn(right("wrong"))).status).toBe(401);
    const locked = [401, "OBP-20013: The account has been locked, please contact an administrator!"];
    expect(said(await logIn(right()))).toEqual(locked);
    expect((await ask(`token=${token}`)).status).toBe(200);
  });

  test("by a disabled consumer, and for a locked person", async () => {
    await prisma().person.update({ where: { id: personId }, data: { isLocked: true } });
    expect(messageOf(await logIn(right()))).toMatch(/^OBP-20013/);
    await prisma().consumer.update({ where: { id: consumerId }, data: { isEnabled: false } });
    expect(messageOf(await logIn(right()))).toMatch(/^OBP-20008/);
  });

  test("a password with quotes and commas is not cut into parameters", async () => {
    await prisma().person.update({
      where: { id: personId },
      data: { passwordHash: await hashPassword("a, consumer_key=b") },
    });
    expect((await logIn(right("a, consumer_key=b"))).status).toBe(201);
  });
});

describe("a token ends", () => {
  const dead = [401, "OBP-20003: This DirectLogin token is invalid or expired:"];

  test("one by one and all at once", async () => {
    const tokens = [
      tokenOf(await logIn(right())),
      tokenOf(await logIn(right())),
      tokenOf(await logIn(right())),
    ];
    const actor = await openToken(tokens[0] ?? "", stranger());
    await perform(revokeToken, actor, { id: decodeJwt(tokens[1] ?? "").jti ?? "" });
    expect(said(await ask(`token=${tokens[1]}`))).toEqual(dead);
    expect((await ask(`token=${tokens[2]}`)).status).toBe(200);
    expect(await perform(listTokens, actor, {})).toHaveLength(2);
    await perform(revokeAllTokens, actor, {});
    for (const token of tokens) expect(said(await ask(`token=${token}`))).toEqual(dead);
  });

  test("and says when it was last used, to ten minutes", async () => {
    const token = tokenOf(await logIn(right()));
    const { jti } = decodeJwt(token);
    const start = new Date();
    const usedAt = async (minutes: number) => {
      const now = new Date(start.getTime() + minutes * 60_000);
      const tokens = await perform(listTokens, await openToken(token, stranger({ now })), {});
      const lastUsedAt = tokens.find(({ id }) => id === jti)?.lastUsedAt;
      return lastUsedAt ? Math.round((lastUsedAt.getTime() - start.getTime()) / 60_000) : null;
    };
    expect([await usedAt(0), await usedAt(9), await usedAt(11)]).toEqual([0, 0, 11]);
  });

  test("a password that changed while it was checked gives none", async () => {
    const late = issueToken(stranger(), personId, consumerId, 99);
    await expect(late).rejects.toThrow("changed meanwhile");
  });

  test("nobody revokes another's", async () => {
    const id = decodeJwt(tokenOf(await logIn(right()))).jti ?? "";
    await expect(perform(revokeToken, stranger({ personId: uuidv7() }), { id })).rejects.toThrow(
      "no such token",
    );
  });

  test("with its time, its consumer, its person", async () => {
    const old = stranger({ now: new Date(Date.now() - 28 * 86_400_000 - 1_000) });
    const expired = await issueToken(old, personId, consumerId);
    expect(said(await ask(`token=${expired}`))).toEqual(dead);
    const token = tokenOf(await logIn(right()));
    await prisma().person.update({ where: { id: personId }, data: { isActive: false } });
    expect(said(await ask(`token=${token}`))).toEqual([
      401,
      "OBP-20013: The account has been locked, please contact an administrator!",
    ]);
    await prisma().consumer.update({ where: { id: consumerId }, data: { isEnabled: false } });
    expect(said(await ask(`token=${token}`))).toEqual(dead);
  });

  test("forged ones never begin", async () => {
    const good = tokenOf(await logIn(right()));
    const { jti = "", exp = 0 } = decodeJwt(good);
    const claims = { iss: "dossier", aud: "obp", sub: personId, jti, exp };
    const secret = new TextEncoder().encode(process.env.TOKEN_SECRET);
    const [head, body, signature = ""] = good.split(".");
    const flipped = `${head}.${body}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    const forged = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "obp+jwt" }).sign(secret),
      await new SignJWT(claims).setProtectedHeader({ alg: "HS512", typ: "obp+jwt" }).sign(secret),
      flipped,
      `${good}x`,
      await sealSession("session", personId),
    ];
    for (const token of forged) {
      const reply = await ask(`token=${token}`);
      expect(said(reply)).toEqual(dead);
      expect(reply.text).not.toContain(token);
    }
    expect(await openSession(good)).toBeNull();
  });
});
