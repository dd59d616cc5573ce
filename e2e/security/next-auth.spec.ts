// next-auth's addresses as anybody can knock at them: what is there, what is not, and that none of it opens a session
// without our own checks, or ends in a fault of ours.
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { hostileAddresses } from "../support/hostile-addresses";
import { openSession } from "../support/session";
import { ask, askJson, origin } from "../support/site";
import { password } from "../support/story";
import { copyPerson, makeBank } from "../support/world";

const at = (path: string) => `/api/auth/${path}`;
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const hasSession = (headers: Headers) =>
  headers.getSetCookie().some((cookie) => /^dossier-session=[^;]/.test(cookie));

/** A csrf token and its cookie, as a page of next-auth's own would have them. */
async function getCsrf() {
  const { headers, text } = await ask(at("csrf"));
  const cookie = headers.getSetCookie().find((one) => one.startsWith("next-auth.csrf-token=")) ?? "";
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  return { csrfToken, headers: { Cookie: cookie.split(";")[0] ?? "" } };
}

test("these answer, without telling anything", async () => {
  for (const path of ["csrf", "session", "providers"]) expect((await ask(at(path))).status, path).toBe(200);
  expect((await ask(at("session"))).text).toBe("{}");
  for (const path of ["signin", "signout", "error"]) {
    const { status, headers } = await ask(at(path));
    expect([path, status], path).toEqual([path, 302]);
    expect(new URL(headers.get("location") ?? "", origin).pathname).toBe("/sign-in");
  }
  const { value: session } = await openSession("officer");
  expect(Object.keys(JSON.parse((await ask(at("session"), { session })).text) as object)).toEqual([
    "expires",
  ]);
});

test("nothing else is there: no log, no begin by post, no callback of another provider", async () => {
  const { csrfToken, headers } = await getCsrf();
  const body = form({ csrfToken, callbackUrl: "/" });
  for (const path of [
    "",
    "verify-request",
    "callback/credentials",
    "signin/outside",
    "callback/google",
    "x/y/z",
  ])
    expect((await ask(at(path))).status, `GET ${path}`).toBe(404);
  for (const path of [
    "_log",
    "csrf",
    "session",
    "signin",
    "signin/credentials",
    "signin/outside",
    "callback/outside",
  ])
    expect((await ask(at(path), { body, headers })).status, `POST ${path}`).toBe(404);
});

test("a callback without state, with a made-up one, or with an error opens nothing", async () => {
  for (const search of [
    "",
    "?code=x",
    "?code=x&state=y",
    "?error=access_denied",
    "?state=%00",
    "?code=x&code=y",
  ]) {
    const { status, headers } = await ask(at(`callback/outside${search}`));
    expect([search, status, headers.get("location")]).toEqual([
      search,
      303,
      expect.stringMatching(/^\/sign-in\?outside=(failed|away)$/),
    ]);
    expect(hasSession(headers)).toBe(false);
  }
});

test("credentials: only with the csrf token of this browser, and then as our own form would", async () => {
  const { email, id } = await copyPerson("officer", await makeBank());
  const { csrfToken, headers } = await getCsrf();
  const given = { email, password, csrfToken };
  const bare = await ask(at("callback/credentials"), { body: form(given) });
  expect([bare.status, hasSession(bare.headers)]).toEqual([302, false]);
  const forged = await ask(at("callback/credentials"), {
    body: form({ ...given, csrfToken: "0".repeat(64) }),
    headers,
  });
  expect(hasSession(forged.headers)).toBe(false);
  const wrong = await ask(at("callback/credentials"), {
    body: form({ ...given, password: "wrong" }),
    headers,
  });
  expect([wrong.status, hasSession(wrong.headers)]).toEqual([302, false]);
  expect(wrong.headers.get("location")).toContain("error=CredentialsSignin");
  expect(await query("SELECT FROM session WHERE person_id = $1", [id])).toEqual([]);
  const right = await ask(at("callback/credentials"), { body: form(given), headers });
  expect([right.status, hasSession(right.headers)]).toEqual([302, true]);
  expect(await query("SELECT FROM session WHERE person_id = $1", [id])).toHaveLength(1);
});

test("no address and no cookie of it leads elsewhere", async () => {
  const { csrfToken, headers } = await getCsrf();
  for (const address of hostileAddresses) {
    const search = encodeURIComponent(address);
    for (const path of ["signin", "signout", "error"]) {
      const answer = await ask(at(`${path}?callbackUrl=${search}`));
      expect([200, 302, 400], `${path} ${address}`).toContain(answer.status);
      const to = new URL(answer.headers.get("location") ?? "/", origin);
      expect(to.origin, address).toBe(origin);
      const inside = to.searchParams.get("callbackUrl");
      if (inside) expect(new URL(inside, origin).origin, address).toBe(origin);
    }
    const body = form({ csrfToken, callbackUrl: address });
    const out = await ask(at("signout"), { body, headers });
    expect([302, 400], address).toContain(out.status);
    expect(new URL(out.headers.get("location") ?? "/", origin).origin, address).toBe(origin);
  }
});

test("odd bodies and cookies are the caller's fault", async () => {
  const { csrfToken, headers } = await getCsrf();
  for (const json of [
    "",
    "[]",
    "null",
    "7",
    "{",
    `{"csrfToken":${"[".repeat(5_000)}`,
    `"${"x".repeat(20_000)}"`,
  ])
    expect((await askJson(at("callback/credentials"), json, { headers })).status, json.slice(0, 9)).toBe(400);
  const objects = { csrfToken, email: { not: "" }, password: ["x"] };
  const refused = await askJson(at("callback/credentials"), objects, { headers });
  expect([refused.status, hasSession(refused.headers)]).toEqual([302, false]);
  for (const cookie of [
    "next-auth.csrf-token=x",
    "next-auth.csrf-token=%00",
    "next-auth.callback-url=javascript:x",
    "next-auth.state=x; next-auth.pkce.code_verifier=y; next-auth.nonce=z",
    `dossier-session=${"x".repeat(3_000)}`,
    "dossier-session.0=x; dossier-session.1=y",
  ])
    for (const path of ["session", "csrf", "callback/outside?code=x&state=y"])
      expect((await ask(at(path), { headers: { Cookie: cookie } })).status, cookie).toBeLessThan(500);
});
