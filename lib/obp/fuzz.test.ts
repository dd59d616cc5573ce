// Whatever is sent, the server answers what OBP could answer: never 500, never a word of the database.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { bankRoles, eitherRoles, systemRoles } from "@/lib/core/roles";
import { variablesOf } from "@/lib/obp/docs/describe";
import { allRoutes } from "@/lib/obp/routes";
import { type Client, makeClient, type Reply } from "@/lib/testing/obp-client";
import { makeWorld, prepare, type World } from "@/lib/testing/obp-requests";

let world: World;
/** Somebody who may do everything, so that nothing stops a value on its way. */
let client: Client;

beforeAll(async () => {
  world = await makeWorld();
  const atBank = bankRoles.map((role) => `${role}@${world.bankId}`);
  client = await makeClient([...atBank, ...[...systemRoles, ...eitherRoles].map((role) => `${role}@`)]);
});

const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "%",
  "%_%\\",
  "'; DROP TABLE bank; --",
  "\u202e",
  "x".repeat(60),
  "x".repeat(5_000),
  [],
  [null],
  [[1]],
  {},
  { id: "" },
  { __proto__: 1 },
  "2024-13-45",
  "1100-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "<b>&</b>",
);
const oddIds = [
  "%00",
  "a%00b",
  "%20",
  "%27",
  "%25",
  "%2F",
  "..",
  "%2E%2E",
  "é",
  "%F0%9F%98%80",
  "x".repeat(4_000),
  "null",
  "__proto__",
  "%EF%BF%BF",
];

function expectSane({ status, text }: Reply, what: string) {
  expect([what, status < 500, text.slice(0, 300)]).toEqual([what, true, expect.any(String)]);
  expect(text).not.toMatch(/prisma|postgres|SQLSTATE|constraint|node_modules|invocation/i);
}

const endpoints = allRoutes().map((endpoint) => [`${endpoint.verb} ${endpoint.id}`, endpoint] as const);

describe("odd bodies", () => {
  test.each(endpoints.filter(([, { body }]) => body))("%s", async (_, endpoint) => {
    const { path, body } = await prepare(endpoint, world);
    const names = Object.keys(body as object);
    const change = fc.array(fc.tuple(fc.constantFrom(...names), odd), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const sent = { ...(body as object), ...Object.fromEntries(changes) };
        expectSane(await client.send(endpoint.verb, path, sent), JSON.stringify(changes).slice(0, 200));
      }),
      { numRuns: 15 },
    );
    for (const whole of [null, [], "text", 5, true])
      expect((await client.send(endpoint.verb, path, JSON.stringify(whole))).status).toBe(400);
  });
});

describe("odd ids", () => {
  test.each(endpoints.filter(([, endpoint]) => variablesOf(endpoint).length > 0))(
    "%s",
    async (_, endpoint) => {
      const prepared = await prepare(endpoint, world);
      const parts = prepared.path.split("?")[0]?.split("/") ?? [];
      const pattern = ["", "obp", "version", ...endpoint.path.split("/").slice(1)];
      for (const name of variablesOf(endpoint))
        for (const id of oddIds) {
          const path = parts.map((part, at) => (pattern[at] === name ? id : part)).join("/");
          expectSane(await client.send(endpoint.verb, path, prepared.body), `${name} ${id.slice(0, 40)}`);
        }
    },
  );
});

test("odd queries", async () => {
  for (const path of ["customers", "customers-minimal"])
    for (const query of [
      "limit=%00",
      "offset=-1",
      "limit=99999999999",
      "a%00=b",
      "a=b%00",
      "=x",
      "role=%00",
      "sort_direction=%00",
      `${"x".repeat(3_000)}=1`,
      "__proto__=1",
    ])
      expectSane(
        await client.send("GET", `/obp/v5.1.0/banks/${world.bankId}/${path}?${query}`),
        query.slice(0, 40),
      );
  expectSane(await client.send("GET", "/obp/v5.1.0/entitlements?role=%00"), "role");
});
