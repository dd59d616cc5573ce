// Walks the routes table: each endpoint answers what it publishes, and refuses strangers, the wrong role, the wrong bank.
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/passwords";
import { prisma } from "@/lib/core/db";
import { bankRoles, eitherRoles, type Role } from "@/lib/core/roles";
import { schemaOf } from "@/lib/obp/docs/json-schema";
import { type Endpoint, functionOf } from "@/lib/obp/endpoint";
import { isServed } from "@/lib/obp/router";
import { allRoutes } from "@/lib/obp/routes";
import { versions } from "@/lib/obp/versions";
import { grant, makeClient, messageOf, send } from "@/lib/testing/obp-client";
import { makeWorld, prepare, type World } from "@/lib/testing/obp-requests";

let world: World;
const endpoints = allRoutes().map((endpoint) => [`${endpoint.verb} ${endpoint.id}`, endpoint] as const);
const guarded = endpoints.filter(([, { isAnonymous }]) => !isAnonymous);
const withRoles = guarded.filter(([, { roles = [] }]) => roles.length > 0);

beforeAll(async () => {
  world = await makeWorld();
  const passwordHash = await hashPassword("right horse battery");
  await prisma().person.update({ where: { id: world.somebody.personId }, data: { passwordHash } });
});

const isAtBank = (role: Role) => bankRoles.some((name) => name === role);
const isEither = (role: Role) => eitherRoles.some((name) => name === role);
/** Granting takes a role that depends on the body, so it stands in no list. */
const rolesOf = (endpoint: Endpoint): readonly Role[] =>
  functionOf(endpoint) === "addEntitlement" ? ["CanCreateEntitlementAtOneBank"] : (endpoint.roles ?? []);

test("every operation and every address is there once", () => {
  const ids = allRoutes().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(60);
});

test("under each version every address has one endpoint", () => {
  for (const version of versions) {
    const served = allRoutes().filter((endpoint) => isServed(endpoint, version));
    const addresses = served.map(({ verb, path }) => `${verb} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(addresses)).toEqual(new Set(allRoutes().map(({ verb, path }) => `${verb} ${path}`)));
  }
});

describe("answers what it publishes, with one of its roles alone", () => {
  test.each(endpoints)("%s", async (_, endpoint) => {
    const [role] = rolesOf(endpoint);
    const client = await makeClient(role ? [`${role}@${isAtBank(role) ? world.bankId : ""}`] : []);
    const { path, body } = await prepare(endpoint, world);
    const headers: Record<string, string> = endpoint.isBodiless
      ? {
          DirectLogin: `username=${world.somebody.personId}@gh.example,password="right horse battery",consumer_key=${world.consumerKey}`,
        }
      : {};
    const reply = endpoint.isAnonymous
      ? await send(endpoint.verb, path, { body, headers })
      : await client.send(endpoint.verb, path, body);
    expect([reply.status, reply.text.slice(0, 300)]).toEqual([endpoint.success, expect.any(String)]);
    const published = schemaOf(endpoint.answer, "output");
    if (!published) expect(reply.text).toBe("");
    else
      expect(
        z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0]).safeParse(reply.json).error,
      ).toBeUndefined();
  });
});

describe("refuses strangers", () => {
  test.each(guarded)("%s", async (_, endpoint) => {
    const { path, body } = await prepare(endpoint, world);
    const reply = await send(endpoint.verb, path, { body });
    expect(reply.json).toEqual({
      code: 401,
      message: "OBP-20001: User not logged in. Authentication is required!",
    });
  });
});

describe("refuses everyone without the role", () => {
  test.each(withRoles)("%s", async (_, endpoint) => {
    const { path, body } = await prepare(endpoint, world);
    const reply = await world.nobody.send(endpoint.verb, path, body);
    expect([reply.status, messageOf(reply)]).toEqual([
      403,
      expect.stringMatching(/^OBP-20006: User is missing one or more roles: Can/),
    ]);
  });
});

describe("refuses the role held elsewhere", () => {
  test.each(withRoles)("%s", async (_, endpoint) => {
    const roles = rolesOf(endpoint);
    const client = await makeClient();
    // A bank's role at another bank or at system level, a system role at this very bank: none of them counts.
    await grant(client.personId, [
      ...roles.filter(isAtBank).flatMap((role) => [`${role}@${world.otherBank}`, `${role}@`]),
      ...roles
        .filter((role) => !isAtBank(role))
        .map((role) => `${role}@${isEither(role) ? world.otherBank : world.bankId}`),
    ]);
    const { path, body } = await prepare(endpoint, world);
    const reply = await client.send(endpoint.verb, path, body);
    expect(reply.status).toBe(roles.some(isEither) ? 404 : 403);
  });
});

const withCustomer = withRoles.filter(([, { order }]) => order.includes("customer"));
describe("finds no customer of another bank under this one", () => {
  test.each(withCustomer)("%s", async (_, endpoint) => {
    const [role] = rolesOf(endpoint);
    if (!role || isEither(role)) return;
    const client = await makeClient([`${role}@${isAtBank(role) ? world.otherBank : ""}`]);
    const { path, body } = await prepare(endpoint, world);
    const reply = await client.send(endpoint.verb, path.replace(world.bankId, world.otherBank), body);
    expect([400, 404]).toContain(reply.status);
    expect(messageOf(reply)).toMatch(/OBP-30046|OBP-30069/);
  });
});
