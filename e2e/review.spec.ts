// The story the product exists for: an officer signs in by hand, finds a customer, reads the file and finishes a review.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { emailOf } from "./support/session";
import { eveline, expect, password, test } from "./support/story";

const yearsFromNow = (years: number) => `${new Date().getUTCFullYear() + years}-06-30`;

async function signIn(page: Page) {
  await page.goto("/customers");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(emailOf("officer"));
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Customers" })).toBeVisible();
}

/** The four steps of a review, in the panels of the file. The number tells this run's passport apart. */
async function review(page: Page, number: string) {
  const panel = page.getByRole("dialog");
  await page.goto(`${eveline}?panel=add-document`);
  await panel.getByLabel("Passport").check();
  await panel.getByLabel("Number").fill(number);
  await panel.getByLabel("Issued on").fill("2024-07-01");
  await panel.getByLabel("Expires on").fill(yearsFromNow(5));
  await panel.getByRole("button", { name: "Add document" }).click();
  await expect(page.getByText("The document is in the file.")).toBeVisible();

  await page.goto(`${eveline}?panel=add-media`);
  await panel.getByLabel("What does it show?").fill("Photo page");
  await panel.getByLabel("Address").fill("https://scans.gh.example/photo-page");
  await panel.getByLabel("Belongs to the document").selectOption({ label: `Passport ${number}` });
  await panel.getByRole("button", { name: "Add medium" }).click();
  await expect(page.getByText("The medium is in the file.")).toBeVisible();

  await page.goto(`${eveline}?panel=add-check`);
  await panel.getByLabel("Online meeting").check();
  await panel.getByLabel("Satisfied", { exact: true }).check();
  await panel.getByLabel("Comments").fill(`Face matches the passport ${number}.`);
  await panel.getByRole("button", { name: "Add check" }).click();
  await expect(page.getByText("The check is in the file.")).toBeVisible();

  await page.goto(`${eveline}?panel=set-status`);
  await panel.getByRole("radio", { name: "OK", exact: true }).check();
  await panel.getByRole("button", { name: "Set status" }).click();
  await expect(page.getByText("The KYC status is set.")).toBeVisible();
}

async function expectReviewed(page: Page, number: string) {
  const story = page.getByRole("region", { name: "Timeline" });
  await expect(story.getByText(`added the document Passport ${number}`)).toBeVisible();
  await expect(story.getByText(`Face matches the passport ${number}.`)).toBeVisible();
  await expect(story.getByRole("link", { name: "Photo page" }).first()).toBeVisible();
  await expect(page.locator(".title-bar").getByText("KYC OK")).toBeVisible();
}

test("an officer finds Eveline, reads her file and finishes the review", async ({ page }) => {
  await signIn(page);
  const box = page.getByLabel("Customer number, phone or legal name");
  await box.fill("5987953");
  await expect(page.getByText("Customer number starts with")).toBeVisible();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await box.fill("%972%");
  await expect(page.getByText("Phone contains")).toBeVisible();
  await page.getByRole("link", { name: /Eveline Tripman/ }).click();
  await expect(page.getByRole("heading", { name: "Eveline Tripman" })).toBeVisible();
  await expect(page.getByText("+44 07972 444 876")).toBeVisible();
  await expect(page.getByText("My Account")).toBeVisible();
  await expect(page.getByRole("region", { name: "Addresses" }).getByText("No 1 the Road")).toBeVisible();
  await expect(page.locator(".title-bar").getByText("KYC not OK")).toBeVisible();
  await expectAccessible(page);
  await review(page, "771204459");
  await expectReviewed(page, "771204459");
  await page.goBack();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Eveline Tripman" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same review", async ({ page }) => {
    await signIn(page);
    await page.getByLabel("Customer number, phone or legal name").fill("%972%");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/customers\?search=[0-9a-f-]+$/);
    await page.getByRole("link", { name: /Eveline Tripman/ }).click();
    await review(page, "NOSCRIPT1");
    await expectReviewed(page, "NOSCRIPT1");
  });
});

test("the same review by keyboard only", async ({ page, as }) => {
  await as("officer");
  await page.goto("/customers");
  // The box has the focus from the start.
  await page.keyboard.type("5987953");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await tabTo(page, /Eveline Tripman/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Eveline Tripman" })).toBeVisible();
  await tabTo(page, /^Add$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Check$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  // The first group has the focus: digits choose, Tab goes on, arrows choose, Ctrl+Enter sends.
  await page.keyboard.press("3");
  await expect(page.getByLabel("Online meeting")).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Satisfied", { exact: true })).toBeChecked();
  await tabTo(page, /^Comments/);
  await page.keyboard.type("Only keys were used.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("The check is in the file.")).toBeVisible();
  await expect(page.getByText("Only keys were used.")).toBeVisible();
});

/** Presses Tab until the element with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const named = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLElement && "labels" in element
          ? (element.labels as NodeListOf<HTMLElement> | null)?.[0]?.textContent
          : "";
      return (
        [element?.getAttribute("aria-label"), label, (element as HTMLElement | null)?.textContent].find(
          Boolean,
        ) ?? ""
      );
    });
    if (name.test(named.trim())) return;
  }
  throw new Error(`Tab never reached ${name}.`);
}
