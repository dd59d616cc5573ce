// What happens to what somebody typed: refused, in conflict, after the session ended, sent twice.
import { query } from "./support/database";
import { openSession, sessionCookie, signInAs } from "./support/session";
import { eveline, expect, password, test } from "./support/story";

const customerId = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";
const rows = async (table: "kyc_check" | "kyc_document") =>
  (await query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE customer_id = $1`, [customerId]))[0]
    ?.n;

test("a refused form keeps what was typed and names each field", async ({ page, as }) => {
  await as("officer");
  await page.goto(`${eveline}?panel=add-document`);
  const before = await rows("kyc_document");
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Identity card").check();
  await panel.getByLabel("Number").fill("L01X00T47");
  await panel.getByLabel("Issued on").fill("2030-01-01");
  await panel.getByLabel("Expires on").fill("2020-01-01");
  await panel.getByRole("button", { name: "Add document" }).click();
  await expect(panel.getByText("The issue date lies in the future.").first()).toBeVisible();
  await expect(panel.getByLabel("Number")).toHaveValue("L01X00T47");
  await expect(panel.getByLabel("Identity card")).toBeChecked();
  await expect(panel.getByLabel("Issued on")).toHaveAttribute("aria-invalid", "true");
  expect(await rows("kyc_document")).toBe(before);
});

test("going back from a form that was typed into asks first", async ({ page, as }) => {
  await as("officer");
  await page.goto(eveline);
  await page.getByRole("link", { name: /^Edit address/ }).click();
  const panel = page.getByRole("dialog", { name: "Edit the address" });
  await panel.getByLabel("Line 2").fill("Half typed");
  // Not goBack(): it would wait for the page that is held back.
  const goBack = () => page.evaluate(() => history.back());
  await goBack();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(panel.getByLabel("Line 2")).toHaveValue("Half typed");
  await goBack();
  await question.getByRole("button", { name: "Discard what I typed" }).click();
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/panel=/);
});

test("two officers edit one address: the second sees what changed and loses nothing", async ({
  page,
  as,
  browser,
  baseURL,
}) => {
  await as("officer");
  await page.goto(eveline);
  const panel = page.getByRole("dialog");
  await page.getByRole("link", { name: /^Edit address/ }).click();
  await panel.getByLabel("Line 2").fill("Mine");
  const other = await browser.newContext({ baseURL });
  await signInAs(other, "officer", baseURL ?? "");
  const second = await other.newPage();
  await second.goto(page.url());
  await second.getByRole("dialog").getByLabel("Line 2").fill("Theirs");
  await second.getByRole("dialog").getByLabel("Line 3").fill("Their third line");
  await second.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("The address is in the file.")).toBeVisible();
  await other.close();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText(/Changed by Aiko Mori/)).toBeVisible();
  await expect(panel.getByRole("radio", { name: /Yours.*Mine/ })).toBeChecked();
  await expect(panel.getByText("only they changed it, kept")).toBeVisible();
  await panel.getByRole("button", { name: "Save as chosen" }).click();
  await expect(page.getByText("The address is in the file.")).toBeVisible();
  const [address] = await query<{ line_2: string; line_3: string }>(
    "SELECT line_2, line_3 FROM address WHERE customer_id = $1 AND superseded_at IS NULL",
    [customerId],
  );
  expect(address).toEqual({ line_2: "Mine", line_3: "Their third line" });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a form sent after the session ended goes on after signing in", async ({
      page,
      context,
      baseURL,
    }) => {
      const session = await openSession("officer");
      await context.addCookies([{ name: sessionCookie, value: session.value, url: baseURL ?? "" }]);
      await page.goto(`${eveline}?panel=add-check`);
      await page.getByLabel("Phone interview").check();
      await page.getByLabel("Not satisfied").check();
      await page.getByLabel("Comments").fill("Typed before the session ended.");
      await query("UPDATE session SET last_seen_at = now() - interval '1 hour' WHERE id = $1", [session.id]);
      await page.getByRole("button", { name: "Add check" }).click();
      await expect(page.getByText("What you typed is kept")).toBeVisible();
      expect(page.url()).not.toContain("Typed");
      await page.getByLabel("E-mail").fill("officer@gh.example");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByLabel("Comments")).toHaveValue("Typed before the session ended.");
      await expect(page.getByLabel("Phone interview")).toBeChecked();
      await page.getByRole("button", { name: "Add check" }).click();
      await expect(page.getByText("The check is in the file.")).toBeVisible();
    });
  });
}

test("a double click makes one check", async ({ page, as }) => {
  await as("officer");
  await page.goto(`${eveline}?panel=add-check`);
  await page.getByLabel("PEP search").check();
  await page.getByLabel("Satisfied", { exact: true }).check();
  const before = Number(await rows("kyc_check"));
  await page.getByRole("button", { name: "Add check" }).dblclick();
  await expect(page.getByText("The check is in the file.")).toBeVisible();
  expect(Number(await rows("kyc_check"))).toBe(before + 1);
});

test("a tax number is masked until it is revealed, and the reveal is on record", async ({ page, as }) => {
  await as("officer");
  await page.goto(eveline);
  const card = page.getByRole("region", { name: "Tax residences" });
  const revealed = "SELECT count(*) AS n FROM audit_event WHERE action = 'tax.reveal' AND customer_id = $1";
  const [before] = await query<{ n: string }>(revealed, [customerId]);
  await card.getByRole("button", { name: /Reveal the tax number for Germany/ }).click();
  const [kept] = await query<{ tax_number: string }>(
    "SELECT tax_number FROM tax_residence WHERE customer_id = $1 AND domain = 'DE' AND superseded_at IS NULL",
    [customerId],
  );
  await expect(card.getByText(kept?.tax_number ?? "missing")).toBeVisible();
  const [after] = await query<{ n: string }>(revealed, [customerId]);
  expect(Number(after?.n)).toBe(Number(before?.n) + 1);
});

test("a deleted address comes back within ten seconds", async ({ page, as }) => {
  await as("officer");
  await page.goto(eveline);
  const card = page.getByRole("region", { name: "Addresses" });
  await card.getByRole("button", { name: /^Delete the address/ }).click();
  await expect(page.getByText("The address was deleted.")).toBeVisible();
  await expect(card.getByText("No address is known.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is back.")).toBeVisible();
  await expect(card.getByText("13359")).toBeVisible();
});
