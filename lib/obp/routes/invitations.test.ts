// Invitations on the wire: made without telling the secret, looked up by it, told apart only as OBP does, limited.
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { perform } from "@/lib/core/use-case";
import { searchInvitations } from "@/lib/invitations/listing";
import { type InvitationLetter, setInvitationPost } from "@/lib/invitations/outbox";
import { type Client, makeClient, messageOf, type Reply, send } from "@/lib/testing/obp-client";
import { makeActor, makeBank } from "@/lib/testing/world";

let bankId: string;
let client: Client;
const letters: InvitationLetter[] = [];
const fields = {
  first_name: "Tom",
  last_name: "Smith",
  email: "felixsmith@example.com",
  company: "Tesobe GmbH",
  country: "Germany",
  purpose: "DEVELOPER",
};
const at = (path: string, bank = bankId) => `/obp/v5.1.0/banks/${bank}/${path}`;
const said = (reply: Reply) => [reply.status, messageOf(reply)];
let visitor = 0;
function nextAddress() {
  visitor += 1;
  return `10.0.0.${visitor}`;
}
/** Each look-up from another address, unless told. */
const lookUp = (secret_key: unknown, bank = bankId, address = nextAddress()) =>
  send("POST", at("user-invitations", bank), {
    body: { secret_key },
    headers: { "x-dossier-address": address },
  });
async function invite() {
  const reply = await client.send("POST", at("user-invitation"), fields);
  expect(reply.status).toBe(201);
  return letters.at(-1) as InvitationLetter;
}

beforeAll(async () => {
  bankId = await makeBank();
  client = await makeClient([`CanCreateUserInvitation@${bankId}`, `CanGetUserInvitation@${bankId}`]);
  setInvitationPost(async (_, letter) => {
    letters.push(letter);
  });
});
afterEach(() => letters.splice(0));

describe("making one", () => {
  test("answers the seven fields and keeps neither secret", async () => {
    const reply = await client.send("POST", at("user-invitation"), fields);
    expect(reply.text).toBe(JSON.stringify({ ...fields, status: "CREATED" }));
    const [letter] = letters;
    expect(letter?.secrets.key).toSatisfy((key: number) => Number.isSafeInteger(key) && key > 0);
    const kept = JSON.stringify(await prisma().userInvitation.findMany({ where: { bankId } }));
    expect(kept).not.toContain(String(letter?.secrets.key));
    expect(kept).not.toContain(letter?.secrets.link);
    const audit = await prisma().auditEvent.findMany({
      where: { action: "invitation.create" },
      select: { after: true, detail: true },
    });
    expect(JSON.stringify(audit)).not.toContain(String(letter?.secrets.key));
  });

  test("user, bank, role, body, purpose, length", async () => {
    const nobody = await makeClient();
    expect((await send("POST", at("user-invitation"), { body: {} })).status).toBe(401);
    expect(messageOf(await nobody.send("POST", at("user-invitation", "none"), {}))).toMatch(/^OBP-30001/);
    expect(said(await nobody.send("POST", at("user-invitation"), {}))).toEqual([
      403,
      `OBP-20006: User is missing one or more roles: CanCreateUserInvitation for BankId(${bankId}).`,
    ]);
    expect(messageOf(await client.send("POST", at("user-invitation"), {}))).toBe(
      "OBP-10001: Incorrect json format. The Json body should be the PostUserInvitationJsonV400 ",
    );
    for (const purpose of ["developer", "", "BOTH"])
      expect(said(await client.send("POST", at("user-invitation"), { ...fields, purpose }))).toEqual([
        400,
        "OBP-10035: Incorrect json value. postedData.purpose only support List(DEVELOPER, CUSTOMER)",
      ]);
    expect(messageOf(await client.send("POST", at("user-invitation"), { ...fields, purpose: null }))).toMatch(
      /^OBP-10035/,
    );
    const long = await client.send("POST", at("user-invitation"), { ...fields, company: "x".repeat(51) });
    expect(said(long)).toEqual([
      400,
      "OBP-37081: Cannot create user invitation. company: At most 50 characters; this has 51.",
    ]);
  });
});

test("null passes for text and comes back as null; administrators see a name left empty", async () => {
  const nulls = { first_name: null, last_name: null, email: null, company: null, country: null };
  const reply = await client.send("POST", at("user-invitation"), { ...fields, ...nulls });
  expect([reply.status, reply.text]).toEqual([
    201,
    JSON.stringify({ ...fields, ...nulls, status: "CREATED" }),
  ]);
  const listed = await client.send("GET", at("user-invitations"));
  expect((listed.json as { user_invitations: object[] }).user_invitations[0]).toEqual(reply.json);
  const { rows } = await perform(searchInvitations, await makeActor("Administrator", bankId), { q: "" });
  expect(rows[0]).toMatchObject({ firstName: "", lastName: "", email: "", company: "", country: "" });
});

describe("looking up", () => {
  test("by the integer or its digits, without a token, as often as one likes", async () => {
    const { secrets } = await invite();
    for (const key of [secrets.key, String(secrets.key), secrets.key]) {
      const reply = await lookUp(key);
      expect([reply.status, reply.text]).toEqual([201, JSON.stringify({ ...fields, status: "CREATED" })]);
    }
    const other = await makeBank();
    expect(said(await lookUp(secrets.key, other))).toEqual([404, "OBP-37882: Cannot get user invitation."]);
  });

  test("bank, body, unknown; a broken Authorization is refused all the same", async () => {
    expect(messageOf(await lookUp({}, "none"))).toMatch(/^OBP-30001/);
    for (const key of ["abc", null, 1.5, 1e300, true, undefined])
      expect(messageOf(await lookUp(key))).toBe(
        "OBP-10001: Incorrect json format. The Json body should be the PostUserInvitationAnonymousJsonV400 ",
      );
    // Keys of OBP itself have 64 bits, and its own clients round them.
    for (const key of [-5, 5819479115482093000, "5819479115482092878"])
      expect(said(await lookUp(key))).toEqual([404, "OBP-37882: Cannot get user invitation."]);
    const headers = { authorization: "Basic zzz" };
    expect((await send("POST", at("user-invitations"), { body: { secret_key: 1 }, headers })).status).toBe(
      401,
    );
  });

  test("used, revoked or a day old: OBP-37883; who may list still sees it", async () => {
    const ends: object[] = [
      { status: "FINISHED" },
      { status: "DELETED" },
      { expiresAt: new Date(Date.now() - 1_000) },
    ];
    for (const data of ends) {
      const { secrets, invitation } = await invite();
      await prisma().userInvitation.update({ where: { id: invitation.id }, data });
      expect(said(await lookUp(secrets.key))).toEqual([404, "OBP-37883: Cannot find user invitation."]);
      expect((await client.send("GET", at(`user-invitations/${secrets.key}`))).status).toBe(200);
    }
    expect(said(await client.send("GET", at("user-invitations/secret-link")))).toEqual([
      400,
      'For input string: "secret-link"',
    ]);
    expect(said(await client.send("GET", at("user-invitations/17")))).toEqual([
      404,
      "OBP-37882: Cannot get user invitation.",
    ]);
    const nobody = await makeClient();
    expect((await nobody.send("GET", at("user-invitations/secret-link"))).status).toBe(403);
    const { user_invitations } = (await client.send("GET", at("user-invitations"))).json as {
      user_invitations: { status: string }[];
    };
    expect(new Set(user_invitations.map(({ status }) => status))).toEqual(
      new Set(["CREATED", "FINISHED", "DELETED"]),
    );
  });

  test("sixty a minute and address; then 429 with OBP's headers", async () => {
    const first = await lookUp(1, bankId, "192.0.2.3");
    expect(first.headers.get("x-rate-limit-limit")).toBe("60");
    expect(first.headers.get("x-rate-limit-remaining")).toBe("59");
    const replies: Reply[] = [];
    for (let n = 0; n < 62; n += 1) replies.push(await lookUp(1, bankId, "192.0.2.1"));
    // The minute may turn in between: then nobody was refused yet, and there is nothing to see.
    const refused = replies.filter(({ status }) => status === 429);
    if (new Set(replies.map(({ status }) => status)).size === 1) return;
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(messageOf(refused[0] as Reply)).toBe(
      "OBP-10018: Too Many Requests. We only allow 60 requests per minute for anonymous access.",
    );
    expect(refused[0]?.headers.get("x-rate-limit-limit")).toBe("60");
    expect(refused[0]?.headers.get("x-rate-limit-remaining")).toBe("0");
    expect(Number(refused[0]?.headers.get("x-rate-limit-reset"))).toBeGreaterThan(0);
    expect((await lookUp(1, bankId, "192.0.2.2")).status).toBe(404);
  });
});
