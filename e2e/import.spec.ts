// Customers from a file: bad rows are told before anything is written, then it is let in, and the file says who imported it.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { signInAs } from "./support/session";
import { expect, test } from "./support/story";
import { makeBank } from "./support/world";

const head = "customer_number,legal_name,mobile_phone_number,date_of_birth";
const csv = (name: string, rows: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${[head, ...rows].join("\n")}\n`),
});
const good = ["71001,Zoë Hartwell,+447972444001,1980-01-02", "71002,Þór Björnsson,+3546912345,1990-03-04"];
/** A row that no schema takes, and a number twice. */
const bad = [...good, "71003,Nobody,+447972444003,1980-02-30", "71001,Twice,+447972444004,"];

/** A bank's whole name stands on the button: it takes several lines rather than run off the screen. */
async function expectOnPhone(page: Page): Promise<void> {
  const desk = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 700 });
  for (const name of [/^Write 2 customers/, "Give it up"]) {
    const box = await page.getByRole("button", { name }).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(320);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(desk);
}

test("a file with bad rows is refused row by row; the corrected one is let in and followed to its end", async ({
  page,
  as,
}) => {
  test.setTimeout(120_000);
  const bank = await makeBank();
  const fullName = `The Chartered Savings Bank of Aberystwyth and Llanfairpwllgwyngyll ${bank.id}`;
  await query("UPDATE bank SET full_name = $2 WHERE id = $1", [bank.id, fullName]);
  await as("root");
  await page.goto("/import");
  await page.getByLabel("Bank", { exact: true }).selectOption(bank.id);
  await page.getByLabel("Customers", { exact: true }).setInputFiles(csv("wrong.csv", bad));
  await page.getByRole("button", { name: "Check the files" }).click();
  await expect(page.getByRole("heading", { name: "wrong.csv" })).toBeVisible();
  const table = page.getByRole("region", { name: "Rows that cannot be taken" });
  await expect(table.getByRole("row")).toHaveCount(3, { timeout: 60_000 });
  await expect(table.getByRole("row").nth(1)).toContainText("date_of_birth");
  await expect(table.getByRole("row").nth(2)).toContainText("Line 2 has this customer number already.");
  await expect(page.getByText("2 refusals; nothing was written.")).toBeVisible();
  const download = page.waitForEvent("download");
  await table.getByRole("link", { name: "All as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("bad-rows.csv");
  await expectAccessible(page);

  await page.goto("/import");
  await page.getByLabel("Bank", { exact: true }).selectOption(bank.id);
  await page.getByLabel("Customers", { exact: true }).setInputFiles(csv("right.csv", good));
  await page.getByRole("button", { name: "Check the files" }).click();
  const write = page.getByRole("button", { name: /^Write 2 customers/ });
  await expect(write).toBeVisible({ timeout: 60_000 });
  await expectOnPhone(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await write.click();
  await expect(page.getByText("All 2 rows were written.")).toBeVisible({ timeout: 60_000 });
  // The tab beside it still asks to let it in; asked, it shows what became of it.
  await second.getByRole("button", { name: /^Write 2 customers/ }).click();
  await expect(second.getByText("All 2 rows were written.")).toBeVisible();
  await second.close();
  const made = await query("SELECT customer_id FROM customer_version WHERE bank_id = $1", [bank.id]);
  expect(made).toHaveLength(2);
  await page.goto("/import");
  const row = page.getByRole("row").filter({ hasText: "right.csv" }).first();
  await expect(row).toContainText("Imported");
  await expect(row).toContainText("Ruth Okonedo");
  await expectAccessible(page);
});

test("without JavaScript the same works by looking again", async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const bank = await makeBank();
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await signInAs(context, "root", baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/import");
  await page.getByLabel("Bank", { exact: true }).selectOption(bank.id);
  await page.getByLabel("Customers", { exact: true }).setInputFiles(csv("plain.csv", good));
  await page.getByRole("button", { name: "Check the files" }).click();
  const look = async (words: RegExp) =>
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
  await look(/All 2 rows can be imported/);
  await page.getByRole("button", { name: /^Write 2 customers/ }).click();
  await look(/All 2 rows were written/);
  await context.close();
});
