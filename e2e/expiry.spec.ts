// A passport runs out: the officer finds the task, takes it, hands it over; the list and the file say what expires when.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { type Planted, plantCustomer, sayNothing } from "./support/planted";
import { openSessionOf, sessionCookie } from "./support/session";
import { askJson, logIn } from "./support/site";
import { expect, test } from "./support/story";
import { type Bank, type Copy, copyPerson, makeBank } from "./support/world";

async function pageOf(
  browser: Browser,
  baseURL: string | undefined,
  who: Copy,
  how: object = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL, ...how });
  const { value } = await openSessionOf(who.id);
  await context.addCookies([
    { name: sessionCookie, value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
  ]);
  return await context.newPage();
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
type Whose = Pick<Planted, "bankId" | "customerId">;

async function addPassport(token: string, { bankId, customerId }: Whose, expires: string, number: string) {
  const path = `/obp/v5.1.0/banks/${bankId}/customers/${customerId}/kyc_documents/${randomUUID()}`;
  const date = "2020-01-01T00:00:00Z";
  const json = { customer_number: "", type: "passport", number, issue_date: date, issue_place: "Derby" };
  const { status } = await askJson(
    path,
    { ...json, expiry_date: `${expires}T00:00:00Z` },
    { method: "PUT", token },
  );
  expect(status).toBe(201);
}

/** Makes the round of every half hour come now, in the server's own queue. */
const makeRound = () => query("INSERT INTO pgboss.job (name, data) VALUES ('expiry', '{}')");
const tasksAt = async ({ id }: Bank) =>
  (await query("SELECT 1 FROM task WHERE bank_id = $1 AND closed_at IS NULL", [id])).length;

/** A bank with two officers, one customer whose passport has expired and one whose expires in 20 days. */
async function world() {
  const bank = await makeBank();
  const officer = await copyPerson("officer", bank);
  const colleague = await copyPerson("officer", bank);
  await query("UPDATE person SET name = 'Masato Ito' WHERE id = $1", [colleague.id]);
  const token = await logIn(officer.email);
  const named = (legal_name: string) => plantCustomer(token, bank, sayNothing, { legal_name });
  const [late, soon] = [await named("Greta Late"), await named("=Sven Soon")];
  await addPassport(token, late, day(-10), "P-LATE");
  await addPassport(token, soon, day(20), "P-SOON");
  await makeRound();
  await expect.poll(() => tasksAt(bank), { timeout: 60_000 }).toBe(2);
  return { bank, officer, colleague, late, soon };
}

test("a task comes by itself, is found with the keyboard, taken, handed over and done", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const { officer, colleague, late } = await world();
  const page = await pageOf(browser, baseURL, officer);
  await page.goto("/customers");
  await page
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link", { name: "My work" })
    .click();
  // A program wrote the documents, so nobody is in charge yet.
  const queue = page.getByRole("region", { name: "Queue" });
  await expect(queue.getByRole("row")).toHaveCount(3);
  await expect(queue.getByRole("row").nth(1)).toContainText("10 d late");
  await expect(queue.getByRole("row").nth(1)).toContainText("nobody yet");
  await expectAccessible(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "=Sven Soon" })).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(late.customerId));
  await expect(page.getByRole("region", { name: "Documents" })).toContainText("Expired");
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(
    /Dossier reminded: Passport P-LATE expired on/,
  );
  await expectAccessible(page);

  await page.goto("/work");
  await queue
    .getByRole("row", { name: /Greta Late/ })
    .getByRole("button", { name: "Take it" })
    .click();
  await expect(page.getByText("The task is yours.")).toBeVisible();
  await expect(queue.getByRole("row", { name: /Greta Late/ })).toContainText("you");
  await queue
    .getByRole("row", { name: /Greta Late/ })
    .getByRole("link", { name: /Hand over/ })
    .click();
  await page.getByLabel("Who is in charge?").selectOption({ label: "Masato Ito" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hand the task over" }).click();
  await expect(page.getByText("The task is handed over.")).toBeVisible();
  await expect(queue.getByRole("row", { name: /Greta Late/ })).toHaveCount(0);

  const theirs = await pageOf(browser, baseURL, colleague, { javaScriptEnabled: false });
  await theirs.goto("/work?whose=mine");
  await theirs
    .getByRole("row", { name: /Greta Late/ })
    .getByRole("button", { name: "Done" })
    .click();
  await expect(theirs.getByText("Nobody waits for you here.")).toBeVisible();
});

test("the list says what expires when, filters, and is taken away as a file that runs nothing", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const { bank, officer, late } = await world();
  const page = await pageOf(browser, baseURL, officer);
  await page.goto("/documents");
  const list = page.getByRole("region", { name: "What expires when" });
  await expect(list.getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole("link", { name: "In 30 days" }).click();
  await expect(list.getByRole("row")).toHaveCount(2);
  await expect(list).toContainText("P-SOON");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await (await downloading).path();
  const lines = (await readFile(file, "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"'=Sven Soon"`);
  await page.getByRole("link", { name: "Expired", exact: true }).click();
  await page.getByRole("link", { name: "Greta Late" }).click();
  await expect(page).toHaveURL(new RegExp(late.customerId));

  const plain = await pageOf(browser, baseURL, officer, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  await plain.goto("/documents");
  await plain.getByLabel("Type").selectOption("identity_card");
  await plain.getByRole("button", { name: "Filter" }).click();
  await expect(plain.getByText("No document like this")).toBeVisible();
  expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const other = await pageOf(
    browser,
    baseURL,
    await copyPerson("berliner", await makeBank("DE", "Europe/Berlin")),
  );
  await other.goto("/documents");
  await expect(other.getByText("Greta Late")).toHaveCount(0);
  expect((await other.goto(`/documents?bankId=${bank.id}`))?.status()).toBe(404);
});

test("renewed, the task closes by itself, and search and file say so in words", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const { bank, officer, late } = await world();
  const page = await pageOf(browser, baseURL, officer);
  await page.goto("/customers");
  await page.getByLabel("Customer number, phone or legal name").fill("Greta Late");
  await expect(page.getByRole("row", { name: /Greta Late/ })).toContainText("Passport expired 10 d ago");
  const last = await plantCustomer(await logIn(officer.email), bank, sayNothing, { legal_name: "Lena Last" });
  await addPassport(await logIn(officer.email), last, day(0), "P-LAST");
  await page.getByLabel("Customer number, phone or legal name").fill("Lena Last");
  await expect(page.getByRole("row", { name: /Lena Last/ })).toContainText("Passport expired today");
  await page.goto(`/customers/${last.bankId}/${last.customerId}`);
  await expect(page.getByRole("region", { name: "Documents" })).toContainText("Expired today");
  await expect(page.getByText("Passport expired today").first()).toBeVisible();
  await page.goto("/documents?window=expired");
  await expect(page.getByRole("row", { name: /Lena Last/ })).toContainText("Expired today");
  await addPassport(await logIn(officer.email), late, day(3650), "P-NEW");
  expect(await tasksAt(bank)).toBe(1);
  await page.goto("/work");
  await expect(page.getByRole("link", { name: "Greta Late" })).toHaveCount(0);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
});
