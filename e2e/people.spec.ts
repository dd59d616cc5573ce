// Somebody new asks for a role where it was missing, an administrator grants it until a day, and it counts at once.
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { openSessionOf, sessionCookie } from "./support/session";
import { eveline, expect, test } from "./support/story";
import { type Copy, copyPerson, makeBank } from "./support/world";

/** A page of somebody's own browser. */
async function pageOf(browser: Browser, baseURL: string | undefined, who: Copy): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const { value } = await openSessionOf(who.id);
  await context.addCookies([
    { name: sessionCookie, value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
  ]);
  return await context.newPage();
}

test("a newcomer asks, an administrator grants until a day, and the newcomer searches at the next request", async ({
  browser,
  baseURL,
}) => {
  const bank = await makeBank();
  const [newcomer, admin] = [await copyPerson("newcomer", bank), await copyPerson("administrator", bank)];
  const theirs = await pageOf(browser, baseURL, newcomer);
  expect((await theirs.goto("/customers"))?.status()).toBe(403);
  await theirs.getByLabel("At which bank?").selectOption(bank.id);
  await theirs.getByRole("button", { name: "Request the role" }).click();
  await expect(theirs.getByText("Say why you need it").first()).toBeVisible();
  await expect(theirs.getByLabel("At which bank?")).toHaveValue(bank.id);
  await theirs.getByLabel("Why do you need it?").fill("Started on Monday in the Derby team.");
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "Request the role" }).click();
  await expect(theirs.getByText("asked just now")).toBeVisible();

  const desk = await pageOf(browser, baseURL, admin);
  await desk.goto("/people");
  await expect(desk.getByText("Started on Monday in the Derby team.")).toBeVisible();
  await expectAccessible(desk);
  await desk.getByText("another day").click();
  await desk.getByLabel("Last day").fill("2099-12-31");
  await desk.getByRole("button", { name: "Grant until 31 Dec 2099" }).click();
  await expect(desk.getByText("The role is granted.")).toBeVisible();
  await expect(desk.getByText("Nobody waits for a role.")).toBeVisible();

  expect((await theirs.goto("/customers"))?.status()).toBe(200);
  await theirs.getByLabel("Customer number, phone or legal name").fill("Nobody of that name");
  await expect(theirs.getByText(`Nobody at ${bank.id}`)).toBeVisible();
  await theirs.goto("/account");
  await expect(theirs.getByText("granted until 31 Dec 2099")).toBeVisible();
  await expectAccessible(theirs);

  await query(
    "UPDATE entitlement SET created_at = now() - interval '2 d', expires_at = now() WHERE person_id = $1",
    [newcomer.id],
  );
  expect((await theirs.goto("/customers"))?.status()).toBe(403);
});

test("without JavaScript: asked from a locked action, declined with a reason, read where it is locked", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const { signInAs } = await import("./support/session");
  await query("DELETE FROM entitlement_request WHERE role_name = 'CanAddKycMedia'");
  await signInAs(context, "manager", baseURL ?? "");
  const page = await context.newPage();
  await page.goto(eveline);
  await page.locator("summary", { hasText: "Add" }).first().click();
  await page.getByRole("link", { name: "Request role CanAddKycMedia" }).click();
  await page.getByLabel("Why do you need it?").fill("My client mails me her new passport.");
  await page.getByRole("button", { name: "Request" }).click();
  await expect(page.getByText("asked just now")).toBeVisible();

  const desk = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signInAs(desk, "administrator", baseURL ?? "");
  const queue = await desk.newPage();
  await queue.goto("/people");
  const line = queue.locator(".requests > li", { hasText: "My client mails me her new passport." });
  await line.getByRole("link", { name: /Decline/ }).click();
  await queue.getByLabel("Reason").fill("The officer scans it.");
  await queue.getByRole("button", { name: "Decline" }).click();
  await expect(queue.getByText("The request is declined.")).toBeVisible();

  await page.goto(eveline);
  await page.locator("summary", { hasText: "Add" }).first().click();
  await expect(page.locator(".menu li", { hasText: "CanAddKycMedia" }).getByText("declined")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("status").filter({ hasText: "The officer scans it." })).toBeVisible();
  await expect(page.getByRole("region", { name: "Your roles" })).toContainText("The officer scans it.");
});

test("an administrator grants, takes back and disables others, never himself", async ({
  browser,
  baseURL,
}) => {
  const bank = await makeBank();
  const [officer, admin] = [await copyPerson("officer", bank), await copyPerson("administrator", bank)];
  const theirs = await pageOf(browser, baseURL, officer);
  const desk = await pageOf(browser, baseURL, admin);
  await desk.goto("/people");
  await desk.getByLabel("Name or e-mail").fill(officer.email.toUpperCase());
  await desk.getByRole("button", { name: "Search" }).click();
  await expect(desk.getByRole("row")).toHaveCount(2);
  expect(desk.url()).not.toContain("officer");
  await desk.getByRole("row").nth(1).getByRole("link").click();
  await expect(desk.getByText("KYC officer")).toBeVisible();
  await desk.getByRole("link", { name: "Grant a role" }).click();
  await desk.getByLabel("Which role?").selectOption("Auditor");
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "Grant the role" }).click();
  await expect(desk.getByText("The role is granted.")).toBeVisible();
  expect((await theirs.goto("/audit"))?.status()).toBe(200);
  await desk.getByRole("button", { name: `Take back Auditor at ${bank.id}` }).click();
  await expect(desk.getByText("The role is taken back.")).toBeVisible();
  expect((await theirs.goto("/audit"))?.status()).toBe(403);
  expect((await theirs.goto("/people"))?.status()).toBe(403);
  await desk.getByRole("button", { name: "Disable" }).click();
  await expect(desk.getByText("The account is disabled.")).toBeVisible();
  await theirs.goto("/customers");
  await expect(theirs).toHaveURL(/sign-in/);
  await desk.goto(`/people/${admin.id}`);
  await expect(desk.getByText("nobody grants a role to himself")).toBeVisible();
  await expect(desk.getByRole("link", { name: "Grant a role" })).toHaveCount(0);
  await desk.getByRole("button", { name: /Take back Administrator/ }).click();
  await expect(desk.getByText(/last administrator/)).toBeVisible();
  await expectAccessible(desk);
});
