// Roles over the wire: granted in OBP's order of refusals, never to oneself, asked for and dismissed.
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/core/db";
import { type Client, makeClient, messageOf, type Reply, send } from "@/lib/testing/obp-client";
import { makeBank } from "@/lib/testing/world";

let bankId: string;
let administrator: Client;
let person: Client;
const said = (reply: Reply) => [reply.status, messageOf(reply)];
const grantTo = (who: Client, body: object, by = administrator) =>
  by.send("POST", `/obp/v5.1.0/users/${who.personId}/entitlements`, body);
const role = (role_name = "CanGetCustomer", bank_id = bankId) => ({ bank_id, role_name });

beforeEach(async () => {
  bankId = await makeBank();
  administrator = await makeClient([`CanCreateEntitlementAtOneBank@${bankId}`]);
  person = await makeClient();
});

describe("granting", () => {
  test("201, takes effect on the next call, and is on record with who did it", async () => {
    const reply = await grantTo(person, role());
    const { entitlement_id } = reply.json as { entitlement_id: string };
    expect(reply.status).toBe(201);
    expect(reply.text).toBe(JSON.stringify({ entitlement_id, role_name: "CanGetCustomer", bank_id: bankId }));
    const own = await person.send("GET", "/obp/v5.1.0/my/entitlements");
    expect(own.json).toEqual({ list: [reply.json] });
    expect((await person.send("GET", `/obp/v5.1.0/banks/${bankId}/customers/none`)).status).toBe(404);
    const event = await prisma().auditEvent.findFirst({ where: { subjectId: entitlement_id } });
    expect(event).toMatchObject({
      action: "entitlement.add",
      outcome: "done",
      personId: administrator.personId,
      bankId,
    });
  });

  test("user, person, body, role, level, grantor, bank, twice", async () => {
    const path = `/obp/v5.1.0/users/${person.personId}/entitlements`;
    expect((await send("POST", "/obp/v5.1.0/users/nobody/entitlements", { body: {} })).status).toBe(401);
    expect(said(await person.send("POST", "/obp/v5.1.0/users/nobody/entitlements", {}))).toEqual([
      404,
      "OBP-20005: User not found. Please specify a valid value for USER_ID.",
    ]);
    expect(messageOf(await person.send("POST", path, {}))).toBe(
      "OBP-10001: Incorrect json format. The Json body should be the CreateEntitlementJSON ",
    );
    expect(said(await grantTo(person, role("CanFly"), person))).toEqual([
      400,
      "OBP-10007: Incorrect Role name: CanFly",
    ]);
    expect(said(await grantTo(person, role("CanGetCustomer", ""), person))).toEqual([
      400,
      "OBP-30205: This entitlement is a Bank Role. Please set bank_id to a valid bank id.",
    ]);
    expect(said(await grantTo(person, role("CanCreateBank"), person))).toEqual([
      400,
      "OBP-30206: This entitlement is a System Role. Please set bank_id to empty string.",
    ]);
    expect(said(await grantTo(administrator, role(), person))).toEqual([
      403,
      expect.stringMatching(
        /^OBP-20006: .*CanCreateEntitlementAtOneBank or CanCreateEntitlementAtAnyBank for BankId/,
      ),
    ]);
    const super2 = await makeClient(["CanCreateEntitlementAtAnyBank@"]);
    expect(said(await grantTo(person, role("CanGetCustomer", "none"), super2))).toEqual([
      400,
      "OBP-30001: Bank not found. Please specify a valid value for BANK_ID. Current BankId is none",
    ]);
    expect((await grantTo(person, role())).status).toBe(201);
    expect(said(await grantTo(person, role()))).toEqual([
      400,
      "OBP-30216: Entitlement already exists for the user.",
    ]);
  });

  test("nobody grants himself a role, whatever he holds", async () => {
    const all = await makeClient([
      "CanCreateEntitlementAtAnyBank@",
      `CanCreateEntitlementAtOneBank@${bankId}`,
    ]);
    for (const body of [role(), role("CanAddKycStatus"), role("CanCreateBank", "")]) {
      const reply = await grantTo(all, body, all);
      expect(said(reply)).toEqual([
        403,
        expect.stringMatching(/^OBP-20006: .*Nobody grants a role to himself/),
      ]);
    }
    expect(await prisma().entitlement.count({ where: { personId: all.personId } })).toBe(2);
  });

  test("a bank's administrator grants nothing elsewhere and nothing at system level", async () => {
    const otherBank = await makeBank();
    for (const body of [
      role("CanGetCustomer", otherBank),
      role("CanCreateBank", ""),
      role("CanGetAnyKycChecks", ""),
    ])
      expect((await grantTo(person, body)).status).toBe(403);
    expect((await grantTo(person, role("CanGetAnyKycChecks"))).status).toBe(201);
  });

  test("two at once make one", async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => grantTo(person, role())));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(400)]);
  });

  test("ending one takes effect on the next call and keeps that it was held", async () => {
    const { entitlement_id } = (await grantTo(person, role())).json as { entitlement_id: string };
    const path = `/obp/v5.1.0/users/${person.personId}/entitlement/${entitlement_id}`;
    const ender = await makeClient(["CanDeleteEntitlementAtAnyBank@"]);
    const reply = await ender.send("DELETE", path);
    expect([reply.status, reply.text]).toEqual([204, ""]);
    expect((await person.send("GET", `/obp/v5.1.0/banks/${bankId}/customers/none`)).status).toBe(403);
    expect(said(await ender.send("DELETE", path))).toEqual([404, "OBP-30212: EntitlementId not found"]);
    expect(await prisma().entitlement.findUnique({ where: { id: entitlement_id } })).toMatchObject({
      endedBy: ender.personId,
    });
  });
});

describe("asking", () => {
  test("201 with the user; once; ends when it is granted", async () => {
    const reply = await person.send("POST", "/obp/v5.1.0/entitlement-requests", role());
    expect(reply.status).toBe(201);
    const email = `${person.personId}@gh.example`;
    expect(reply.json).toEqual({
      entitlement_request_id: expect.any(String),
      user: {
        user_id: person.personId,
        email,
        provider_id: email,
        provider: "http://localhost:3000",
        username: email,
        entitlements: { list: [] },
      },
      role_name: "CanGetCustomer",
      bank_id: bankId,
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(said(await person.send("POST", "/obp/v5.1.0/entitlement-requests", role()))).toEqual([
      400,
      "OBP-30214: Entitlement Request already exists for the user.",
    ]);
    const mine = () => person.send("GET", "/obp/v5.1.0/my/entitlement-requests");
    expect((await mine()).json).toEqual({ entitlement_requests: [reply.json] });
    await grantTo(person, role());
    expect((await mine()).json).toEqual({ entitlement_requests: [] });
  });

  test("bank, role, level", async () => {
    const ask = async (body: object) =>
      said(await person.send("POST", "/obp/v5.1.0/entitlement-requests", body));
    expect(await ask(role("CanGetCustomer", "none"))).toEqual([
      404,
      "OBP-30001: Bank not found. Please specify a valid value for BANK_ID. Current BankId is none",
    ]);
    expect((await ask(role("CanFly")))[1]).toMatch(/^OBP-10007/);
    expect((await ask(role("CanGetCustomer", "")))[1]).toMatch(/^OBP-30205/);
    expect((await ask(role("CanCreateBank")))[1]).toMatch(/^OBP-30206/);
  });

  test("is seen and dismissed by who may", async () => {
    const { entitlement_request_id: id } = (
      await person.send("POST", "/obp/v5.1.0/entitlement-requests", role())
    ).json as Record<string, string>;
    const keeper = await makeClient([
      "CanGetEntitlementRequestsAtAnyBank@",
      "CanDeleteEntitlementRequestsAtAnyBank@",
    ]);
    const seen = await keeper.send("GET", `/obp/v5.1.0/users/${person.personId}/entitlement-requests`);
    expect(seen.json).toMatchObject({ entitlement_requests: [{ entitlement_request_id: id }] });
    expect((await person.send("GET", "/obp/v5.1.0/entitlement-requests")).status).toBe(403);
    const ended = await keeper.send("DELETE", `/obp/v5.1.0/entitlement-requests/${id}`);
    expect([ended.status, ended.text]).toEqual([200, "true"]);
    expect((await keeper.send("DELETE", `/obp/v5.1.0/entitlement-requests/${id}`)).status).toBe(404);
  });
});

test("the current user, with roles", async () => {
  const reply = await administrator.send("GET", "/obp/v5.1.0/users/current");
  expect(reply.json).toMatchObject({
    user_id: administrator.personId,
    username: `${administrator.personId}@gh.example`,
    entitlements: { list: [{ role_name: "CanCreateEntitlementAtOneBank", bank_id: bankId }] },
  });
});

test("who makes a bank may grant there, and reads nothing there without being granted it", async () => {
  const maker = await makeClient(["CanCreateBank@"]);
  const id = `bank.of.${maker.personId.slice(0, 8)}`;
  const made = await maker.send("POST", "/obp/v5.1.0/banks", { id, bank_code: "B" });
  expect([made.status, made.json]).toEqual([
    201,
    { id, bank_code: "B", full_name: "B", logo: null, website: null, bank_routings: [] },
  ]);
  expect(messageOf(await maker.send("POST", "/obp/v5.1.0/banks", { id, bank_code: "B" }))).toMatch(
    /^OBP-30020/,
  );
  expect((await grantTo(person, role("CanGetCustomer", id), maker)).status).toBe(201);
  expect((await maker.send("GET", `/obp/v5.1.0/banks/${id}/customers`)).status).toBe(403);
  expect((await send("GET", `/obp/v5.1.0/banks/${id}`)).json).toEqual(made.json);
  expect((await send("GET", "/obp/v5.1.0/banks/none")).status).toBe(404);
});
