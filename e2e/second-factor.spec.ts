// A second factor from setting it up to signing in with it: an app's codes, recovery codes, passkeys; and a fresh proof
// where much is at stake.
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { expect, password, test } from "./support/story";
import { type Copy, copyPerson, makeBank } from "./support/world";

async function typePassword(page: Page, { email }: Copy) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const secretOn = async (page: Page) =>
  ((await page.locator("#totp-key").textContent()) ?? "").replace(/\s/g, "");

/** A code that was not used yet: the one of now, else of the next step, which is taken as well. */
async function codeOf(secret: string, personId: string): Promise<string> {
  const [row] = await query<{ step: string }>("SELECT last_step AS step FROM totp WHERE person_id = $1", [
    personId,
  ]);
  const now = Math.floor(Date.now() / 1000);
  const step = Math.max(Math.floor(now / 30), Number(row?.step ?? 0) + 1);
  // One step ahead at most counts: wait until it is.
  const wait = (step - 1) * 30 - now;
  if (wait > 0) await new Promise((go) => setTimeout(go, wait * 1000 + 500));
  return await generate({ secret, epoch: step * 30 });
}

const signOut = (page: Page) =>
  page.evaluate(() => fetch("/sign-out", { method: "POST" }).then(() => undefined));

test("an app is set up, asked for at the next sign-in, and a recovery code stands in for it", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const somebody = await copyPerson("officer", await makeBank());
  await typePassword(page, somebody);
  await expect(page).toHaveURL(/customers/);
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await expectAccessible(page);
  const secret = await secretOn(page);
  await page.getByLabel("Code from your app").fill("000000");
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(page.getByText("This is not the app’s code of just now.")).toBeVisible();
  await page.getByLabel("Code from your app").fill(await codeOf(secret, somebody.id));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(page.getByText("Your authenticator app is set up.")).toBeVisible();
  await page.getByRole("button", { name: "Show my ten codes" }).click();
  await expect(page.locator(".codes li")).toHaveCount(10);
  const [code = ""] = await page.locator(".codes li").allTextContents();
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 left.")).toBeVisible();

  await signOut(page);
  await typePassword(page, somebody);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expectAccessible(page);
  // The password alone opens nothing, and one is led back to the second step.
  await page.goto("/customers");
  await expect(page).toHaveURL(/sign-in\/second/);
  await page.getByLabel("Code from your app").fill(await codeOf(secret, somebody.id));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/customers$/);

  await signOut(page);
  await typePassword(page, somebody);
  await page.getByLabel("Code from your app").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/customers/);
  await page.goto("/account");
  await expect(page.getByText("9 of 10 left.")).toBeVisible();
});

test("a passkey is the second step, and signs in without a password", async ({ page, context }) => {
  const somebody = await copyPerson("officer", await makeBank());
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await typePassword(page, somebody);
  await expect(page).toHaveURL(/customers/);
  await page.goto("/account");
  await page.getByLabel("Name of the new passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Your passkey is added.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText("Work laptop", { exact: true })).toBeVisible();

  await signOut(page);
  await typePassword(page, somebody);
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await expect(page).toHaveURL(/customers/);

  await signOut(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/customers/);
  await page.goto("/account");
  await page.getByRole("button", { name: "Remove the passkey Work laptop" }).click();
  await expect(page.getByText("The passkey is removed.")).toBeVisible();

  // What was removed opens nothing, and says so.
  await signOut(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey opens nothing here.")).toBeVisible();
});

test("a role is granted with a fresh proof only, and what was chosen stays", async ({ page }) => {
  const bank = await makeBank();
  const [admin, officer] = [await copyPerson("administrator", bank), await copyPerson("officer", bank)];
  await typePassword(page, admin);
  await expect(page).toHaveURL(/invitations|people/);
  await query("UPDATE session SET created_at = now() - interval '6 min' WHERE person_id = $1", [admin.id]);
  await page.goto(`/people/${officer.id}?panel=grant`);
  await page.getByLabel("Which role?").selectOption("Auditor");
  await page.getByRole("button", { name: "Grant the role" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByLabel("Which role?")).toHaveValue("Auditor");
  await page.getByLabel("Your password").fill("not my password");
  await page.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(page.getByText("The role is granted.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an app is set up and asked for, and a stale session confirms by its code", async ({ page }) => {
    test.setTimeout(180_000);
    const bank = await makeBank();
    const [admin, officer] = [await copyPerson("administrator", bank), await copyPerson("officer", bank)];
    await typePassword(page, admin);
    await page.goto("/account");
    await page.getByRole("button", { name: "Set up an app" }).click();
    const secret = await secretOn(page);
    await page.getByLabel("Code from your app").fill(await codeOf(secret, admin.id));
    await page.getByRole("button", { name: "Confirm the app" }).click();
    await page.getByRole("button", { name: "Show my ten codes" }).click();
    await expect(page.locator(".codes li")).toHaveCount(10);
    await page.context().clearCookies();
    await typePassword(page, admin);
    await page.getByLabel("Code from your app").fill("000000");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("This code does not count.")).toBeVisible();
    await page.getByLabel("Code from your app").fill(await codeOf(secret, admin.id));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/invitations|people/);
    await query("UPDATE session SET created_at = now() - interval '6 min' WHERE person_id = $1", [admin.id]);
    await page.goto(`/people/${officer.id}?panel=grant`);
    await page.getByLabel("Which role?").selectOption("Auditor");
    await page.getByRole("button", { name: "Grant the role" }).click();
    await page.getByLabel("Code from your app").fill(await codeOf(secret, admin.id));
    await page.getByRole("button", { name: "Confirm and go on" }).click();
    await expect(page.getByText("The role is granted.")).toBeVisible();
  });
});
