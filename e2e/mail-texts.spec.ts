// The texts of invitation mails: an administrator of the installation writes, looks at them first, saves, and takes them
// back. The example is a frame in which nothing runs.
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { signInAs } from "./support/session";
import { expect, test } from "./support/story";

test.describe.configure({ mode: "serial" });
test.afterAll(async () => {
  await query("DELETE FROM webui_prop WHERE name LIKE 'webui_customer_user_invitation%'");
});

test("a wrong placeholder is said beside the field; a preview stores nothing; saved texts count until taken back", async ({
  page,
  as,
}) => {
  await as("root");
  await page.goto("/mail-texts?purpose=CUSTOMER");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Hello Maëlle,")).toBeVisible();
  const [subject, html] = [page.getByLabel("Subject"), page.getByRole("textbox", { name: /^HTML/ })];
  await subject.fill("Dear @NAME");
  await page.getByRole("button", { name: "Save the texts" }).click();
  await expect(page.getByText(/There is no placeholder @NAME/).last()).toBeVisible();
  await expect(subject).toHaveValue("Dear @NAME");

  await subject.fill("Welcome to @BANK");
  await html.fill(
    `<h1>Hello @EMAIL_RECIPIENT</h1><img src=x onerror="document.title='run'"><script>document.title='run'</script><a href="@ACTIVATE_YOUR_ACCOUNT">Begin</a>`,
  );
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Preview: not saved yet")).toBeVisible();
  await expect(frame.getByRole("heading", { name: "Hello Maëlle" })).toBeVisible();
  await expect(page).toHaveTitle(/Mail texts/);
  expect(await query("SELECT FROM webui_prop WHERE name LIKE 'webui_customer_user_invitation%'")).toEqual([]);

  await page.getByRole("button", { name: "Save the texts" }).click();
  await expect(page.getByText("The texts are saved.")).toBeVisible();
  await expect(page.getByText(/set by Ruth Okonedo on/).first()).toBeVisible();
  await expect(subject).toHaveValue("Welcome to @BANK");
  await page.getByRole("button", { name: "Back to the default" }).click();
  await expect(page.getByText("The texts are taken back.")).toBeVisible();
  await expect(subject).toHaveValue("Your invitation to @BANK");
  // axe waits in vain for an answer from a frame that runs no scripts.
  await page.locator("iframe").evaluate((element) => element.remove());
  await expectAccessible(page);
});

test("the same without JavaScript; of two who edit, the second is told", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signInAs(context, "root", baseURL ?? "");
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto("/mail-texts?purpose=CUSTOMER");
  await other.goto("/mail-texts?purpose=CUSTOMER");
  await page.getByLabel("Sender").fill("KYC desk <kyc@bank.example>");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Preview: not saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Save the texts" }).click();
  await expect(page.getByText("The texts are saved.")).toBeVisible();
  await other.getByLabel("Subject").fill("Mine");
  await other.getByRole("button", { name: "Save the texts" }).click();
  await expect(other.getByText(/Somebody else changed these texts meanwhile/)).toBeVisible();
  await expect(other.getByLabel("Subject")).toHaveValue("Mine");
  await other.getByRole("button", { name: "Save the texts" }).click();
  await expect(other.getByText(/Somebody else changed these texts meanwhile/)).toBeVisible();
});

test("a bank's administrator may not", async ({ page, as }) => {
  await as("administrator");
  expect((await page.goto("/mail-texts"))?.status()).toBe(403);
  await expect(page.getByText("CanGetWebUiProps").first()).toBeVisible();
});
