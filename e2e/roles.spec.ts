// Who may look, who may touch, and for whom the customer does not exist.
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { eveline, expect, test } from "./support/story";

test("a relationship manager looks, and every locked action names its role", async ({ page, as }) => {
  await as("manager");
  await page.goto(eveline);
  await expect(page.getByRole("heading", { name: "Eveline Tripman" })).toBeVisible();
  await page.locator("summary", { hasText: "Add" }).first().click();
  await expect(page.getByText("CanAddKycCheck")).toBeVisible();
  await expect(page.getByText("CanGetTaxResidence")).toBeVisible();
  await expectAccessible(page);
  const refused = await page.goto(`${eveline}?panel=add-check`);
  expect(refused?.status()).toBe(403);
  await expect(page.getByText("CanAddKycCheck")).toBeVisible();
});

test("a forged request of a relationship manager changes nothing", async ({ browser, baseURL, as, page }) => {
  // An officer's own form, sent with the manager's cookie.
  const officer = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const { signInAs } = await import("./support/session");
  await signInAs(officer, "officer", baseURL ?? "");
  const form = await officer.newPage();
  await form.goto(`${eveline}?panel=add-check`);
  await form.getByLabel("Face to face").check();
  await form.getByLabel("Satisfied", { exact: true }).check();
  const fields = await form
    .locator(".panel form")
    .evaluate((element) =>
      [...new FormData(element as HTMLFormElement)].map(
        ([name, value]) => [name, String(value)] as [string, string],
      ),
    );
  await officer.close();
  await as("manager");
  const before = await query("SELECT count(*) FROM kyc_check");
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  const answer = await page.request.post(eveline, { multipart, headers: { Origin: baseURL ?? "" } });
  expect(answer.status()).toBeLessThan(500);
  expect(await answer.text()).toContain("CanAddKycCheck");
  expect(await query("SELECT count(*) FROM kyc_check")).toEqual(before);
});

test("the other bank's officer finds nothing, by any path", async ({ page, as }) => {
  await as("berliner");
  await page.goto("/customers");
  await page.getByLabel("Customer number, phone or legal name").fill("5987953");
  await expect(page.getByText(/Nobody at de\.07\.berlin/)).toBeVisible();
  const foreign = await page.goto(eveline);
  expect(foreign?.status()).toBe(404);
  expect(await page.content()).not.toContain("Tripman");
  const moved = await page.goto(eveline.replace("gh.29.uk", "de.07.berlin"));
  expect(moved?.status()).toBe(404);
});

test("without a role there is a door, and it says which", async ({ page, as }) => {
  await as("newcomer");
  const refused = await page.goto("/customers");
  expect(refused?.status()).toBe(403);
  await expect(page.getByText("CanGetCustomer")).toBeVisible();
});
