// The headers of DirectLogin: other schemes, a session's cookie, and none that breaks the server.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { sealSession } from "@/lib/auth/cookies";
import { uuidv7 } from "@/lib/core/ids";
import { type Client, makeClient, messageOf, send } from "@/lib/testing/obp-client";

const current = "/obp/v5.1.0/users/current/user_id";
let client: Client;
const ask = (value: string, name = "DirectLogin") => send("GET", current, { headers: { [name]: value } });
const said = (reply: Awaited<ReturnType<typeof send>>) => [reply.status, messageOf(reply)];

beforeAll(async () => {
  client = await makeClient();
});

test.each([
  ["Basic dXNlcjpwYXNz", [401, "OBP-20080: Authorization Header format is not supported at this instance."]],
  ["Bearer x.y.z", [401, "OBP-20080: Authorization Header format is not supported at this instance."]],
  ["DirectLogin", [400, "OBP-20002: These DirectLogin parameters are missing:token"]],
  ["DirectLogin token=", [400, "OBP-20002: These DirectLogin parameters are missing:token"]],
])("Authorization: %s", async (value, answer) => {
  expect(said(await ask(value, "Authorization"))).toEqual(answer);
  const anonymous = await send("GET", "/obp/v5.1.0/root", { headers: { Authorization: value } });
  expect(said(anonymous)).toEqual(answer);
});

test("a session cookie is no credential here", async () => {
  const headers = { cookie: `dossier-session=${await sealSession(uuidv7(), client.personId)}` };
  expect((await send("GET", current, { headers })).status).toBe(401);
});

test("whatever they hold, the answer is 4xx", async () => {
  const { token } = client;
  const signs = fc.constantFrom(
    "DirectLogin ",
    "token=",
    '"',
    ",",
    "=",
    ".",
    " ",
    "username=",
    "\t",
    "e30",
    "Ã",
    token,
  );
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(signs, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("DirectLogin", "Authorization"), value, async (name, text) => {
      const safe = text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "");
      const { status } = await ask(safe, name);
      expect(status < 500).toBe(true);
    }),
    { numRuns: 2_000 },
  );
}, 60_000);
