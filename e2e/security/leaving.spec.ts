// After signing out nothing is left in the browser, and nothing personal ever stood in an address or a store of it.
import type { Page, Request } from "@playwright/test";
import { type Planted, plantFile, sayNothing } from "../support/planted";
import { openSessionOf, sessionCookie } from "../support/session";
import { ask, logIn, origin } from "../support/site";
import { expect, test } from "../support/story";
import { type Copy, copyPerson, makeBank, unique } from "../support/world";

let officer: Copy;
let file: Planted;
const name = unique("Leaving ");
const number = `5${String(Math.random()).slice(2, 8)}`;
test.beforeAll(async () => {
  const bank = await makeBank();
  officer = await copyPerson("officer", bank);
  const phone = "+44 7911 123456";
  const say = (field: string, max: number) =>
    field === "legal_name" ? name : field === "mobile_phone_number" ? phone : sayNothing(field, max);
  file = await plantFile(await logIn(officer.email), bank, say, { customer_number: number });
});

const at = () => `/customers/${file.bankId}/${file.customerId}`;

/** By the button in the person's menu, open or not. */
async function signOut(page: Page): Promise<Request> {
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.method() === "POST" && each.url().endsWith("/sign-out")),
    page
      .locator("form[action='/sign-out'] button")
      .first()
      .evaluate((button: HTMLButtonElement) => button.click()),
  ]);
  await page.waitForURL(/\/sign-in\?signed=out/);
  return request;
}

for (const javaScriptEnabled of [true, false])
  test(`signing out ${javaScriptEnabled ? "" : "without JavaScript "}clears the browser, and Back shows nothing`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ baseURL: origin, javaScriptEnabled });
    const { value } = await openSessionOf(officer.id);
    await context.addCookies([{ name: sessionCookie, value, url: origin }]);
    const page = await context.newPage();
    await page.goto("/customers");
    await page.goto(at());
    await expect(page.getByRole("heading", { name })).toBeVisible();
    const response = await (await signOut(page)).response();
    expect(response?.status()).toBe(303);
    expect(await response?.headerValue("clear-site-data")).toBe('"cache", "storage"');
    expect((await context.cookies()).filter((cookie) => cookie.name === sessionCookie)).toEqual([]);
    for (let n = 0; n < 2; n += 1) {
      await page.goBack().catch(() => undefined);
      await expect(page).toHaveURL(/\/sign-in/);
      expect(await page.content()).not.toContain(name);
    }
    for (const path of [at(), "/customers", "/account"])
      expect((await ask(path, { session: value })).status, `${path} by a copied cookie`).toBe(307);
    await context.close();
  });

test("another site cannot sign anybody out", async () => {
  const { value: session } = await openSessionOf(officer.id);
  for (const headers of [{ Origin: "http://evil.example" }, { Origin: null }, { Origin: "null" }])
    expect((await ask("/sign-out", { method: "POST", session, headers, body: "" })).status).toBe(403);
  expect((await ask("/sign-out", { session })).status).toBe(405);
  expect((await ask("/account", { session })).status).toBe(200);
});

test("a whole story leaves nothing personal in addresses, stores, titles or the history", async ({
  page,
  context,
}) => {
  await context.addCookies([
    { name: sessionCookie, value: (await openSessionOf(officer.id)).value, url: origin },
  ]);
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url()));
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  await page.goto("/customers");
  const box = page.getByLabel("Customer number, phone or legal name");
  for (const text of [name, number, "07911 123456"]) {
    await box.fill(text);
    await expect(page.getByRole("link", { name }).first()).toBeVisible();
    await box.press("Enter");
    await expect(page).toHaveURL(/search=/);
    seen.push(page.url());
  }
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  for (const panel of ["edit-customer", "add-check", "add-tax"]) {
    await page.goto(`${at()}?panel=${panel}`);
    seen.push(page.url(), await page.title());
  }
  await page.getByRole("dialog").getByLabel("Tax number").fill("1234567890");
  await page.getByRole("dialog").getByRole("button", { name: /Add/ }).click();
  await page.waitForLoadState("networkidle");
  const stores = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      document.cookie,
      location.href,
    ]),
  );
  const all = decodeURIComponent([...seen, stores].join("\n").replaceAll("+", " "));
  for (const word of [
    name,
    number,
    "07911",
    "7911 123456",
    "1234567890",
    "somebody@example.com",
    officer.email,
  ])
    expect(all.includes(word), word).toBe(false);
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length),
  ).toBe(0);
});
