// Signing in through a real OpenID Connect provider: somebody invited comes in, with and without JavaScript; nobody else.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { hostileAddresses } from "./support/hostile-addresses";
import { OpenIdFlow } from "./support/openid-flow";
import { OpenIdProvider } from "./support/openid-provider";
import { ask, origin } from "./support/site";
import { expect, test } from "./support/story";
import { type Copy, copyPerson, makeBank, unique } from "./support/world";

const provider = new OpenIdProvider();
test.beforeAll(() => provider.start());
test.afterAll(() => provider.stop());

/** An officer who accepted an invitation, and an account at the provider with her e-mail. */
async function makeInvited(account: object = {}): Promise<Copy & { subject: string }> {
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  await query(
    `INSERT INTO user_invitation (id, bank_id, first_name, last_name, email, company, country, purpose, status, key_hash,
       secret_hash, created_at, created_by, expires_at, settled_at, person_id)
     SELECT $1, $2, 'A', 'B', $3, '', 'France', 'DEVELOPER', 'FINISHED', $1, $1, now(), p.id, now(), now(), $4
     FROM person p WHERE p.email = 'admin@gh.example'`,
    [randomUUID(), bank.id, officer.email, officer.id],
  );
  return { ...officer, subject: makeAccount({ email: officer.email, email_verified: true, ...account }) };
}
function makeAccount(account: { email: string; email_verified: boolean | string }): string {
  const subject = unique("sub-");
  provider.accounts.set(subject, account);
  return subject;
}

async function signIn(page: Page, subject: string, from = "/sign-in") {
  await page.goto(from);
  await page.getByRole("link", { name: "Sign in with Tellers Club" }).click();
  await page.getByLabel("Account").fill(subject);
  await page.getByRole("button", { name: "Go on" }).click();
}
const refusal = "no account here goes with that";
const sessionsOf = (personId: string) =>
  query("SELECT FROM session WHERE person_id = $1 AND ended_at IS NULL", [personId]);
const auditOf = (email: string) =>
  query<{ detail: string }>(
    "SELECT detail FROM audit_event WHERE action = 'session.start' AND outcome = 'refused' AND after->>'email' = $1",
    [email],
  );

test("somebody invited comes in, goes where she wanted, sees the link on her page and undoes it", async ({
  page,
}) => {
  const { id, email, subject } = await makeInvited();
  await page.goto("/sign-in");
  await expectAccessible(page);
  await signIn(page, subject, "/account");
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("main").getByText(email)).toBeVisible();
  expect(await sessionsOf(id)).toHaveLength(1);
  const card = page.getByRole("region", { name: "Sign-in with Tellers Club" });
  await expect(card).toContainText("Linked");
  await expectAccessible(page);
  await card.getByRole("button", { name: "Unlink" }).click();
  await expect(page.getByText("Tellers Club signs you in no more.")).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, subject);
  await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("it is a link, and nothing of our content policy stands in its way", async ({ page }) => {
    const { subject } = await makeInvited();
    await signIn(page, subject);
    await expect(page).toHaveURL(/\/customers$/);
  });
});

test("refused, without a word on why: an e-mail not verified, a stranger, somebody disabled", async ({
  page,
}) => {
  const unverified = await makeInvited({ email_verified: false });
  const disabled = await makeInvited();
  await query("UPDATE person SET is_active = false WHERE id = $1", [disabled.id]);
  const email = `${unique("stranger-")}@gh.example`;
  const stranger = { email, subject: makeAccount({ email, email_verified: true }) };
  for (const { email, subject } of [unverified, disabled, stranger]) {
    await page.context().clearCookies();
    await signIn(page, subject);
    await expect(page).toHaveURL(/\/sign-in\?outside=refused$/);
    await expect(page.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
    expect(await auditOf(email)).toHaveLength(1);
  }
  await expectAccessible(page);
  expect(await query("SELECT FROM person WHERE email = $1", [email])).toEqual([]);
  expect([...(await sessionsOf(unverified.id)), ...(await sessionsOf(disabled.id))]).toEqual([]);
});

test("whoever thinks better of it at the provider is back on the page, and can use the password", async ({
  page,
}) => {
  await page.goto("/sign-in?next=/account");
  await page.getByRole("link", { name: "Sign in with Tellers Club" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Signing in with Tellers Club did not work out.")).toBeVisible();
});

test("a second factor is owed as after a password", async ({ page }) => {
  const { id, subject } = await makeInvited();
  await query(
    "INSERT INTO totp (person_id, sealed, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
    [id],
  );
  await signIn(page, subject);
  await expect(page).toHaveURL(/\/sign-in\/second/);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

const failed = { status: 303, to: "/sign-in?outside=failed", hasSession: false };

test("an answer that was tampered with, borrowed or signed by somebody else opens nothing", async () => {
  const { id, subject } = await makeInvited();
  const run = async (change: Parameters<OpenIdFlow["run"]>[1]) =>
    (await OpenIdFlow.open()).run(subject, change);
  const set = (name: string, value: string) => (url: URL) => url.searchParams.set(name, value);
  const drop = (name: string) => (url: URL) => url.searchParams.delete(name);
  expect(await run({ back: set("state", "x".repeat(43)) })).toEqual(failed);
  expect(await run({ back: drop("state") })).toEqual(failed);
  expect(await run({ there: set("nonce", "another") })).toEqual(failed);
  expect(await run({ there: drop("nonce") })).toEqual(failed);
  expect(await run({ there: set("code_challenge", "x".repeat(43)) })).toEqual(failed);
  expect(await run({ back: set("iss", "http://localhost:1") })).toEqual(failed);
  expect(await run({ back: set("code", "made-up") })).toEqual(failed);
  provider.isLying = true;
  expect(await run({})).toEqual(failed);
  provider.isLying = false;
  expect(await sessionsOf(id)).toHaveLength(0);
  expect(await run({})).toMatchObject({ status: 303, hasSession: true });
});

test("an answer counts in the browser that asked, and once", async () => {
  const { id, subject } = await makeInvited();
  const [own, other] = [await OpenIdFlow.open(), await OpenIdFlow.open()];
  const back = await own.signInThere(await own.begin(), subject);
  expect(await other.comeBack(back)).toEqual(failed);
  await other.begin();
  expect(await other.comeBack(back)).toEqual(failed);
  expect(await own.comeBack(back)).toMatchObject({ to: "/", hasSession: true });
  expect((await own.comeBack(back)).to).toBe("/sign-in?outside=failed");
  expect(await sessionsOf(id)).toHaveLength(1);
});

test("nobody lands elsewhere, whatever was asked for", async () => {
  expect(hostileAddresses.length).toBeGreaterThan(55);
  const flow = await OpenIdFlow.open();
  for (const address of hostileAddresses) {
    expect((await flow.begin(address)).origin, address).toBe(new URL(process.env.OIDC_ISSUER ?? "").origin);
    const landing = new URL(await flow.landing());
    expect([landing.origin, landing.pathname.startsWith("//")], address).toEqual([origin, false]);
  }
  const { subject } = await makeInvited();
  const back = await flow.signInThere(await flow.begin("//evil.example/x"), subject);
  expect((await flow.comeBack(back)).to).toBe("/customers");
});

test("a link on another site does not begin it", async () => {
  for (const site of ["cross-site", "same-site"]) {
    const { status, headers } = await ask("/sign-in/outside", { headers: { "Sec-Fetch-Site": site } });
    expect([status, headers.get("location")]).toEqual([303, "/sign-in"]);
  }
});
