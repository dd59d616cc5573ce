// Searching as an officer does all day: Enter, opening a file, going back, going on.
import { expect, test } from "./support/story";

test("Enter looks up what was typed, and Back returns to what was found", async ({ page, as }) => {
  await as("officer");
  await page.goto("/customers");
  const box = page.getByLabel("Customer number, phone or legal name");
  await box.fill("%972%");
  await expect(page.getByText("Phone contains")).toBeVisible();
  await box.press("Enter");
  await expect(page.getByText("Phone contains")).toBeVisible();
  await expect(page).toHaveURL(/\?search=[0-9a-f-]+$/);
  expect(page.url()).not.toContain("972");
  await page.getByRole("link", { name: /Núñez/ }).click();
  await expect(page.getByRole("heading", { name: /Núñez/ })).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("%972%");
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await box.fill("5987953");
  await expect(page.getByText("Customer number starts with")).toBeVisible();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
});

test("a number that nobody has is looked for as a phone, and the page says so", async ({ page, as }) => {
  await as("officer");
  await page.goto("/customers");
  await page.getByLabel("Customer number, phone or legal name").fill("447972");
  await expect(page.getByText(/^Phone /)).toBeVisible();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
});

test("whole digits are one number, and on demand part of longer ones", async ({ page, as }) => {
  await as("officer");
  await page.goto("/customers");
  const box = page.getByLabel("Customer number, phone or legal name");
  await box.fill("7972444876");
  await expect(page.getByText("Phone is")).toBeVisible();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await page.getByRole("button", { name: "Within longer numbers too" }).click();
  await expect(page.getByText("Phone contains")).toBeVisible();
  await expect(page.getByRole("button", { name: "Within longer numbers too" })).toBeHidden();
  await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  await box.fill("+447972444876");
  await expect(page.getByText("Phone is")).toBeVisible();
  await expect(page.getByRole("button", { name: "Within longer numbers too" })).toBeHidden();
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("the other readings are buttons of the form", async ({ page, as }) => {
    await as("officer");
    await page.goto("/customers");
    await page.getByLabel("Customer number, phone or legal name").fill("7972444876");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Phone is")).toBeVisible();
    await page.getByRole("button", { name: "Within longer numbers too" }).click();
    await expect(page.getByText("Phone contains")).toBeVisible();
    await expect(page.getByRole("link", { name: /Eveline Tripman/ })).toBeVisible();
  });
});
