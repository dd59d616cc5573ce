// With a mail server: an invitation really arrives, its link sets up an account on a phone, and nothing is lost while the
// server is away. The app of these stories is a second instance, which has SMTP_URL.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { MailServer } from "./support/mail-server";
import { type App, startSecondApp } from "./support/second-app";
import { openSessionOf, sessionCookie } from "./support/session";
import { password as demoPassword, expect, test } from "./support/story";
import { type Copy, copyPerson, makeBank, unique } from "./support/world";

const phone = { viewport: { width: 390, height: 844 } };
const mailServer = new MailServer();
let app: App;
let [admin, bankId]: [Copy | undefined, string] = [undefined, ""];

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  await mailServer.start();
  app = await startSecondApp({
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    MAIL_FROM: "KYC desk <kyc@bank.example>",
  });
  const bank = await makeBank();
  [admin, bankId] = [await copyPerson("administrator", bank), bank.id];
});
test.afterAll(async () => {
  await app?.stop();
  await mailServer.stop();
});

async function signedIn(browser: Browser, who: Copy | undefined): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: app.url });
  const { value } = await openSessionOf(who?.id ?? "");
  await context.addCookies([{ name: sessionCookie, value, url: app.url, httpOnly: true, sameSite: "Lax" }]);
  return await context.newPage();
}

async function invite(page: Page, email: string, role: string) {
  await page.goto("/invitations?panel=invite");
  const panel = page.getByRole("dialog", { name: "Invite someone" });
  await panel.getByLabel("First name").fill("Maëlle");
  await panel.getByLabel("Last name").fill("<b>Lefèbvre</b>");
  await panel.getByLabel("E-mail").fill(email);
  await panel.getByLabel("Company or bank").fill("Atelier Lefèbvre SARL");
  await panel.getByLabel("Country").selectOption("France");
  await panel.getByLabel("Role on acceptance").selectOption(role);
  await panel.getByRole("button", { name: /^Invite/ }).click();
  await expect(page.getByText("The invitation is made.")).toBeVisible();
}

/** Follows the mail's link on a phone and sets up the account. Returns the phone's page. */
async function accept(browser: Browser, text: string): Promise<Page> {
  const link = new RegExp(`${app.url}/invite/[\\w-]{43}`).exec(text)?.[0] ?? "no link";
  const invitee = await (await browser.newContext({ ...phone, baseURL: app.url })).newPage();
  await invitee.goto(link);
  await invitee.getByRole("button", { name: "This is me, go on" }).click();
  await invitee.getByLabel("Password", { exact: true }).fill("eleven walnuts in a drawer");
  await invitee.getByRole("button", { name: "Go on" }).click();
  await expect(invitee.getByRole("checkbox")).toHaveCount(3);
  for (const box of await invitee.getByRole("checkbox").all()) await box.check();
  await invitee.getByRole("button", { name: "Create my access" }).click();
  await expect(invitee).not.toHaveURL(/invite/);
  return invitee;
}

const rolesOf = async (email: string) =>
  await query<{ role: string; bank: string }>(
    `SELECT e.role_name AS role, e.bank_id AS bank FROM entitlement e JOIN person p ON p.id = e.person_id
     WHERE p.email = $1 AND e.ended_at IS NULL ORDER BY 1`,
    [email],
  );
const rowOf = (page: Page, email: string) => page.getByRole("row").filter({ hasText: email });

test("invited on the page: the mail arrives in two parts, its link opens a phone-sized page, just the promised roles", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, admin);
  const email = `${unique("maelle-")}@example.fr`;
  await invite(page, email, "Relationship manager");
  const mail = await mailServer.mailTo(email);
  expect(mail.subject).toBe(`Your invitation to ${bankId}`);
  expect(mail.from?.text).toBe('"KYC desk" <kyc@bank.example>');
  expect(mail.html).toContain("Set up your account");
  await expect(async () => {
    await page.goto("/invitations");
    await expect(rowOf(page, email)).toContainText("Mail sent", { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await page
    .getByRole("row")
    .filter({ hasText: email })
    .getByRole("link", { name: /More for/ })
    .click();
  await expect(page.getByText("The mail came back")).toBeVisible();
  await expectAccessible(page);
  const invitee = await accept(browser, mail.text ?? "");
  await expect(invitee).toHaveURL(/\/customers$/);
  const roles = await rolesOf(email);
  expect(roles).toHaveLength(7);
  expect(new Set(roles.map(({ bank }) => bank))).toEqual(new Set([bankId]));
  await page.goto("/invitations");
  await expect(rowOf(page, email)).toContainText("Accepted");
});

test("invited through OBP: the mail carries link and code, the account has no role", async ({ browser }) => {
  test.setTimeout(120_000);
  const email = `${unique("obp-")}@example.fr`;
  const post = async (path: string, headers: Record<string, string>, body?: object) => {
    const init = { method: "POST", headers: { "Content-Type": "application/json", ...headers } };
    const answer = await fetch(app.url + path, body ? { ...init, body: JSON.stringify(body) } : init);
    return { status: answer.status, json: (await answer.json()) as Record<string, string> };
  };
  const login = `username=${admin?.email}, password=${demoPassword}, consumer_key=democonsumerkey`;
  const { json } = await post("/my/logins/direct", { DirectLogin: login });
  const invitation = {
    ...{ first_name: "Tom", last_name: "Smith", email, company: "Tesobe", country: "Germany" },
    purpose: "DEVELOPER",
  };
  const path = `/obp/v5.1.0/banks/${bankId}`;
  const made = await post(`${path}/user-invitation`, { DirectLogin: `token=${json.token}` }, invitation);
  expect([made.status, made.json]).toEqual([201, { ...invitation, status: "CREATED" }]);
  const { text = "" } = await mailServer.mailTo(email);
  const key = Number(/the number (\d+)\./.exec(text)?.[1]);
  const looked = await post(`${path}/user-invitations`, {}, { secret_key: key });
  expect([looked.status, looked.json.email]).toEqual([201, email]);
  const invitee = await accept(browser, text);
  await expect(invitee.getByText(/You may not|It needs/).first()).toBeVisible();
  expect(await rolesOf(email)).toEqual([]);
  const again = await post(`${path}/user-invitations`, {}, { secret_key: key });
  expect(again.status).toBe(404);
});

test("the server is away, then back: the state says so, nothing is lost, and it arrives once", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, admin);
  const email = `${unique("late-")}@example.fr`;
  await mailServer.stop();
  await invite(page, email, "Auditor");
  await expect(async () => {
    await page.goto("/invitations");
    await expect(rowOf(page, email)).toContainText("Mail delayed", { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(rowOf(page, email)).toContainText(/Next try at \d\d:\d\d/);
  await expectAccessible(page);
  await mailServer.start();
  await query("UPDATE pgboss.job SET start_after = now() WHERE name = 'mail' AND state = 'created'");
  await mailServer.mailTo(email);
  await expect(async () => {
    await page.goto("/invitations");
    await expect(rowOf(page, email)).toContainText("Mail sent", { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  expect(mailServer.received.filter(({ to }) => to.includes(email))).toHaveLength(1);
});

test("a role is asked for, granted, told by a mail and a notice, used, and ends", async ({ browser }) => {
  test.setTimeout(120_000);
  const newcomer = await copyPerson("newcomer", { id: bankId });
  const [desk, theirs] = [await signedIn(browser, admin), await signedIn(browser, newcomer)];
  await theirs.goto(`/requests/new?role=CanReadAudit&bank=${bankId}`);
  await theirs.getByLabel("Why do you need it?").fill("The supervisor comes in January.");
  await theirs.getByRole("button", { name: "Request the role" }).click();
  await expect(theirs.getByText("asked just now")).toBeVisible();
  await desk.goto("/people");
  await expect(desk.getByRole("navigation", { name: "Main", exact: true })).toContainText("1 open");
  await desk.getByRole("button", { name: /^Grant/ }).click();
  await expect(desk.getByText("The role is granted.")).toBeVisible();
  const mail = await mailServer.mailTo(newcomer.email);
  expect(mail.subject).toMatch(/^CanReadAudit at .*: granted until \d+ \w+ \d{4}$/);
  expect(mail.text).toContain(`${app.url}/account`);
  expect((await theirs.goto("/audit"))?.status()).toBe(200);
  const notice = theirs.getByRole("status").filter({ hasText: "CanReadAudit" });
  await expect(notice).toContainText("granted");
  await expectAccessible(theirs);
  await notice.getByRole("button", { name: /Put away/ }).click();
  await expect(notice).toHaveCount(0);
  await expect(theirs).toHaveURL(/\/audit/);
  await theirs.goto("/account");
  await expect(notice).toHaveCount(0);
  await query(
    "UPDATE entitlement SET created_at = now() - interval '2 d', expires_at = now() WHERE person_id = $1",
    [newcomer.id],
  );
  expect((await theirs.goto("/audit"))?.status()).toBe(403);
});
