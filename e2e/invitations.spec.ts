// An administrator invites, the mail is read where no server sends it, and the invitee sets up an account on a phone.
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { expect, test } from "./support/story";
import { unique } from "./support/world";

const password = "eleven walnuts in a drawer";
const phone = { viewport: { width: 390, height: 844 } };

/** Invites through the panel, reads the mail, and gives back its link's path. */
async function invite(page: Page, email: string, role = "KYC officer") {
  await page.goto("/invitations");
  await page.getByRole("link", { name: "Invite someone" }).click();
  const panel = page.getByRole("dialog", { name: "Invite someone" });
  await panel.getByLabel("First name").fill("Maëlle");
  await panel.getByLabel("Last name").fill("Lefèbvre-Kowalczyk");
  await panel.getByLabel("E-mail").fill(email);
  await panel.getByLabel("Company or bank").fill("Atelier Lefèbvre SARL");
  await panel.getByLabel("Country").selectOption("France");
  await panel.getByLabel("Role on acceptance").selectOption(role);
  await panel.getByRole("button", { name: /^Invite/ }).click();
  await expect(page.getByText("The invitation is made.")).toBeVisible();
  return await readLink(page, email);
}

/** The link in the newest mail to that address, as an administrator reads it. */
async function readLink(page: Page, email: string) {
  await page.goto("/mail");
  await expect(page.getByText("There is no mail server: nothing here was sent.")).toBeVisible();
  await page.getByRole("row").filter({ hasText: email }).first().getByRole("link").click();
  await expect(page.getByText("This mail was not sent.")).toBeVisible();
  const text = await page.getByRole("region", { name: "Text" }).textContent();
  expect(text).toMatch(/secret_key at gh\.29\.uk is the number \d+\./);
  return /http:\/\/localhost:\d+(\/invite\/[\w-]{43})/.exec(text ?? "")?.[1] ?? "none";
}

const stateIn = (page: Page, email: string) => page.getByRole("row").filter({ hasText: email });

async function openPhone(browser: Browser, javaScriptEnabled = true) {
  const context = await browser.newContext({ ...phone, javaScriptEnabled });
  return await context.newPage();
}

test("invited with a role, accepted on a phone, landing on the customers with that role", async ({
  page,
  as,
  browser,
}) => {
  test.setTimeout(120_000);
  const email = `${unique("maelle-")}@example.fr`;
  await as("administrator");
  const link = await invite(page, email);
  await page.goto("/invitations");
  await expect(stateIn(page, email)).toContainText("Mail not sent");
  await expectAccessible(page);

  const invitee = await openPhone(browser);
  const seen: string[] = [];
  invitee.on("request", (request) =>
    seen.push(`${request.method()} ${request.url()} from ${request.headers().referer}`),
  );
  expect((await invitee.goto(link))?.status()).toBe(200);
  await expect(invitee.getByRole("heading", { name: "Maëlle, gh.29.uk invites you" })).toBeVisible();
  await expect(invitee.getByText("Atelier Lefèbvre SARL")).toBeVisible();
  await expectAccessible(invitee);
  await invitee.getByRole("button", { name: "This is me, go on" }).click();
  await expect(invitee.getByRole("heading", { name: "Choose how you sign in" })).toBeFocused();
  await expect(invitee.getByLabel("User name")).toHaveValue(email);
  await invitee.getByLabel("Password", { exact: true }).fill("maelle lefebvre");
  await invitee.getByRole("button", { name: "Go on" }).click();
  await expect(invitee.getByText(/little more than/).first()).toBeVisible();
  await expect(invitee.getByText("Not accepted yet.")).toBeVisible();
  await invitee.getByLabel("Password", { exact: true }).fill(password);
  await expect(
    invitee.getByText("Strong. Would take centuries to guess. Long beats complicated."),
  ).toBeVisible();
  await expectAccessible(invitee);
  await invitee.getByRole("button", { name: "Go on" }).click();
  await invitee.goBack();
  await expect(invitee.getByRole("heading", { name: "Choose how you sign in" })).toBeVisible();
  await invitee.goForward();
  const create = invitee.getByRole("button", { name: "Create my access" });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await expect(invitee.getByText("Tick the 3 boxes to go on.")).toBeVisible();
  await expectAccessible(invitee);
  for (const box of await invitee.getByRole("checkbox").all()) await box.check();
  await create.click();
  await expect(invitee).toHaveURL(/\/customers$/);
  expect(seen.filter((one) => /from .*.invite./.test(one))).toEqual([]);
  await invitee.goto("/account");
  await expect(invitee.getByText(`Maëlle Lefèbvre-Kowalczyk, ${email}`)).toBeVisible();

  await page.goto("/invitations");
  await expect(stateIn(page, email)).toContainText("Accepted");
  const agreed = await query(
    "SELECT FROM user_agreement a JOIN person p ON p.id = a.person_id WHERE p.email = $1",
    [email],
  );
  expect(agreed).toHaveLength(3);
});

test("the same without JavaScript: one page, the rule on the server", async ({ page, as, browser }) => {
  const email = `${unique("paper-")}@example.fr`;
  await as("administrator");
  const link = await invite(page, email, "Relationship manager");
  const invitee = await openPhone(browser, false);
  await invitee.goto(link);
  await invitee.getByRole("button", { name: "Create my access" }).click();
  await expect(invitee.getByText("Use at least 15 characters; this has 0.").first()).toBeVisible();
  await expect(invitee.getByText("Tick the terms of use to go on.").first()).toBeVisible();
  await invitee.getByLabel("Password", { exact: true }).fill(password);
  for (const box of await invitee.getByRole("checkbox").all()) await box.check();
  await invitee.getByRole("button", { name: "Create my access" }).click();
  await expect(invitee).toHaveURL(/\/customers$/);
});

test("used, revoked, ended, replaced and unknown links look the same, and a new one can be asked for", async ({
  page,
  as,
  browser,
}) => {
  test.setTimeout(180_000);
  const emails = [1, 2, 3].map(() => `${unique("dead-")}@example.fr`);
  const [revoked = "", ended = "", replaced = ""] = emails;
  await as("administrator");
  const links: string[] = [];
  for (const email of emails) links.push(await invite(page, email));
  await page.goto("/invitations");
  await stateIn(page, revoked)
    .getByRole("link", { name: /More for/ })
    .click();
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Why is it taken back?").fill("wrong address");
  await expectAccessible(page);
  await panel.getByRole("button", { name: /Revoke the invitation/ }).click();
  await expect(stateIn(page, revoked)).toContainText("wrong address");
  await query("UPDATE user_invitation SET expires_at = now() WHERE email = $1", [ended]);
  await stateIn(page, replaced).getByRole("button", { name: "Resend" }).click();
  await expect(page.getByText("A new link is on its way.")).toBeVisible();
  await expect(stateIn(page, ended)).toContainText("Expired");

  const stranger = await openPhone(browser);
  const pages = new Set<string>();
  for (const link of [...links, "/invite/never-made"]) {
    const answer = await stranger.goto(link);
    await expect(stranger.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
    pages.add(`${answer?.status()} ${await stranger.getByRole("main").textContent()}`);
  }
  expect(pages.size).toBe(1);
  await expectAccessible(stranger);
  for (const link of ["/invite/never-made", links[2] ?? ""]) {
    await stranger.goto(link);
    await stranger.getByRole("button", { name: "Ask for a new link" }).click();
    await expect(stranger.getByRole("heading", { name: "We pass it on" })).toBeVisible();
  }
  await expectAccessible(stranger);
  await page.goto("/invitations");
  await expect(stateIn(page, replaced)).toContainText("Asked for a new link");
  const asked = page.getByRole("region", { name: "Asked for a new link" });
  await expect(asked).toContainText(replaced);
  await expectAccessible(page);
  await stateIn(page, revoked).getByRole("link", { name: "Invite again" }).click();
  const again = page.getByRole("dialog", { name: "Invite someone" });
  await expect(again.getByLabel("E-mail")).toHaveValue(revoked);
  await expect(again.getByLabel("Role on acceptance")).toHaveValue("KYC officer");
  await page.goto("/invitations");
  expect((await stranger.goto(await readLink(page, replaced)))?.status()).toBe(200);
  await expect(stranger.getByRole("button", { name: "This is me, go on" })).toBeVisible();
});

test("somebody who is signed in gets a warning instead of a second account", async ({ page, as }) => {
  await as("administrator");
  await page.goto("/invite/never-made");
  await expect(page.getByRole("heading", { name: "You are signed in" })).toBeVisible();
  await expectAccessible(page);
});

test("a customer of the bank is promised by number, and linked to whoever accepts; an unknown number is refused", async ({
  page,
  as,
  browser,
}) => {
  test.setTimeout(120_000);
  const email = `${unique("eveline-")}@example.com`;
  await as("administrator");
  await page.goto("/invitations?panel=invite");
  const panel = page.getByRole("dialog", { name: "Invite someone" });
  for (const [label, text] of [
    ["First name", "Eveline"],
    ["Last name", "Tripman"],
    ["E-mail", email],
    ["Company or bank", "herself"],
    ["Customer number", "6020"],
  ] as const)
    await panel.getByLabel(label).fill(text);
  await panel.getByLabel("Country").selectOption("United Kingdom");
  await panel.getByRole("button", { name: /^Invite/ }).click();
  await expect(panel.getByText(/Only an invitation to a customer names one/).last()).toBeVisible();
  await panel.getByLabel("Purpose").selectOption("CUSTOMER");
  await panel.getByRole("button", { name: /^Invite/ }).click();
  await expect(panel.getByText("Nobody at gh.29.uk has this customer number.").last()).toBeVisible();
  await panel.getByLabel("Customer number").fill("5987953");
  await panel.getByRole("button", { name: /^Invite/ }).click();
  await expect(stateIn(page, email)).toContainText("Customer 5987953");
  const invitee = await openPhone(browser, false);
  await invitee.goto(await readLink(page, email));
  await invitee.getByLabel("Password", { exact: true }).fill(password);
  for (const box of await invitee.getByRole("checkbox").all()) await box.check();
  await invitee.getByRole("button", { name: "Create my access" }).click();
  await expect(invitee).not.toHaveURL(/invite/);
  const links = await query(
    `SELECT l.bank_id FROM user_customer_link l JOIN person p ON p.id = l.person_id
     JOIN customer_version v ON v.bank_id = l.bank_id AND v.customer_id = l.customer_id AND v.superseded_at IS NULL
     WHERE p.email = $1 AND v.customer_number = '5987953'`,
    [email],
  );
  expect(links).toEqual([{ bank_id: "gh.29.uk" }]);
});
