// What every answer carries: a policy for scripts with a fresh nonce, the fixed headers, and no leave to be kept.
import { expect, test } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { openSessionOf } from "../support/session";
import { type Answer, ask, callAction, instance, logIn, origin } from "../support/site";
import { copyPerson, makeBank } from "../support/world";
import { collect } from "./every-answer";
import { actionId, readAddresses } from "./manifests";

let file: Planted;
let session: string;
let token: string;
test.beforeAll(async () => {
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  await query(
    "INSERT INTO entitlement (id, person_id, bank_id, role_name, created_at) VALUES (gen_random_uuid(), $1, $2, 'CanReadAudit', now())",
    [officer.id, bank.id],
  );
  token = await logIn(officer.email);
  file = await plantFile(token, bank, sayNothing);
  session = (await openSessionOf(officer.id)).value;
});

const policyOf = ({ headers }: Answer) => headers.get("content-security-policy") ?? "";
const nonceOf = (answer: Answer) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1] ?? "";

test("each page has a policy of its own: a nonce of 128 bits or more, no inline scripts, no frames", async () => {
  const nonces = new Set<string>();
  for (let n = 0; n < 20; n += 1) {
    const answer = await ask(n % 2 ? "/sign-in" : "/customers", { session });
    const policy = policyOf(answer);
    nonces.add(nonceOf(answer));
    expect(Buffer.from(nonceOf(answer), "base64").length).toBeGreaterThanOrEqual(16);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(part);
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    for (const [tag] of answer.text.matchAll(/<script\b[^>]*>/g))
      expect(tag).toContain(`nonce="${nonceOf(answer)}"`);
  }
  expect(nonces.size).toBe(20);
});

test("no header of a request weakens or removes the policy", async () => {
  const tries: Record<string, string>[] = [
    { "Content-Security-Policy": "script-src * 'nonce-AAAA'" },
    { "Content-Security-Policy-Report-Only": "script-src 'nonce-AAAA'" },
    { "next-router-prefetch": "1" },
    { purpose: "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { "next-router-segment-prefetch": "/_tree", RSC: "1" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-nonce": "AAAA" },
    { "x-middleware-next": "1", "x-middleware-override-headers": "content-security-policy" },
    { "x-action-forwarded": "1" },
  ];
  for (const headers of tries)
    for (const path of ["/sign-in", "/customers", "/no/such"]) {
      const answer = await ask(path, { session, headers });
      expect(policyOf(answer), JSON.stringify(headers)).toContain("frame-ancestors 'none'");
      expect(policyOf(answer)).toMatch(/'nonce-[A-Za-z0-9+/]{22,}={0,2}'/);
      expect(`${policyOf(answer)}${answer.text}`).not.toContain("AAAA");
    }
});

test("an address beside a handler's is a page like any other, and has its policy", async () => {
  const routes = readAddresses().flatMap((name) => (name.startsWith("route ") ? [name.slice(6)] : []));
  const beside = routes.flatMap((route) => {
    const plain = route.replace(/\/\[.*/, "");
    // What lies below DirectLogin's address is OBP's, with OBP's own 404.
    if (plain === "/my/logins/direct") return [`${plain}x`];
    return [`${plain}x`, ...(route.includes("[...") || route.includes("[[...") ? [] : [`${route}/no/such`])];
  });
  for (const path of [
    ...beside,
    "/api",
    "/api/none",
    "/my",
    "/_next",
    "/_next/none",
    "/favicon.ico",
    "/icon.svgx",
  ]) {
    const answer = await ask(path.replace(/\[\w+\]/, "x"), { session });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(policyOf(answer), path).toContain("frame-ancestors 'none'");
  }
});

const at = () => `/customers/${file.bankId}/${file.customerId}`;

test("the fixed headers are on every answer, whatever its status", async () => {
  const answers = await collect({ file, session, token });
  const statuses = new Set(answers.map(([, { status }]) => status));
  console.log(`headers: ${answers.length} addresses, statuses ${[...statuses].sort().join(" ")}`);
  expect(answers.length).toBeGreaterThanOrEqual(30);
  for (const status of [200, 204, 307, 401, 403, 404, 405, 413]) expect(statuses).toContain(status);
  const fixed: Record<string, RegExp> = {
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "referrer-policy": /^(same-origin|strict-origin)$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /camera=\(\).*geolocation=\(\)/,
    "strict-transport-security": /max-age=(6307|[3-9]\d{7}).*includeSubDomains/,
  };
  const wrong: string[] = [];
  // Node itself refuses a request whose head is too long, before there is an app to answer it.
  for (const [name, { headers, status }] of answers.filter(([, { status }]) => status !== 431))
    for (const [header, form] of Object.entries(fixed))
      if (!form.test(headers.get(header) ?? ""))
        wrong.push(`${name} (${status}) ${header}: ${headers.get(header)}`);
  expect(wrong).toEqual([]);
  // A proxy in front says its name, and no more.
  const servers = instance === origin ? [null] : [null, "nginx"];
  for (const [name, { headers }] of answers)
    expect([headers.get("x-powered-by"), servers.includes(headers.get("server"))], name).toEqual([
      null,
      true,
    ]);
});

test("nothing but static files may be kept by anybody", async () => {
  const mayKeep = /^(\/_next\/static\/(?!none)|\/robots\.txt|\/icon\.svg)/;
  const wrong = (await collect({ file, session, token }))
    .filter(([name, { status }]) => !mayKeep.test(name) && status !== 431 && status !== 204)
    .filter(([, { headers }]) => !headers.get("cache-control")?.includes("no-store"))
    .map(([name, { status, headers }]) => `${name} (${status}): ${headers.get("cache-control")}`);
  expect(wrong).toEqual([]);
});

test("a page disguised as a static file is not there", async () => {
  for (const tail of [
    "/x.css",
    "/x.js",
    ";x.css",
    "%2Fx.css",
    "/..%2fx.css",
    "%3Bx.css",
    "%0Ax.css",
    ".css",
  ]) {
    const { status, text } = await ask(`${at()}${tail}`, { session });
    expect([tail, status]).toEqual([tail, 404]);
    expect(text).not.toContain(file.customerNumber);
  }
});

test("cookies are HttpOnly, SameSite=Lax and for the whole site; none is set by a page that is only read", async () => {
  const { headers } = await callAction(
    actionId("signIn"),
    { email: "rm@gh.example", password: process.env.DEMO_PASSWORD ?? "dossier-demo" },
    { path: "/sign-in" },
  );
  const cookies = headers.getSetCookie();
  expect(cookies.map((cookie) => cookie.split("=")[0])).toContain("dossier-session");
  for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=lax/i);
  if (origin.startsWith("https:"))
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Secure/i);
  for (const path of ["/customers", "/sign-in", "/account"])
    expect((await ask(path, { session })).headers.getSetCookie()).toEqual([]);
});
