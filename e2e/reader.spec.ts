// A passport's scan is read, one field corrected, confirmed, a difference closed; the file and its timeline tell it.
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { addPassport, card, deskOf, isReady, makeWorld, openPage } from "./support/desk";
import { upload } from "./support/papers";
import { drawSpecimen } from "./support/specimen";
import { expect, test } from "./support/story";

const row = (page: Awaited<ReturnType<typeof openPage>>, field: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: field, exact: true }) });

test("a passport is read, a field corrected, confirmed; a difference is open until it is closed with a reason", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const specimen = drawSpecimen(1);
  const here = await makeWorld();
  const documentId = await addPassport(here, "2031-01-01", specimen.content.number);
  const id = await upload(here.session, { ...here.at, documentId }, specimen.paper, "Photo page");
  const page = await openPage(browser, baseURL, here);
  await page.goto(deskOf(here, id));
  await page.getByRole("link", { name: "Read this scan" }).click();
  await expect(page.getByRole("status").filter({ hasText: "You can go on working" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Machine-readable zone" })).toBeVisible({ timeout: 60_000 });
  for (const line of specimen.lines) await expect(page.locator(".read-lines")).toContainText(line);
  await expect(row(page, "Number")).toContainText("agrees");
  await expect(row(page, "Expiry")).toContainText("differs");
  await isReady(page);
  await page.getByRole("button", { name: "Number", exact: true }).focus();
  await expect(page.locator(".v-box").first()).toBeVisible();
  await expectAccessible(page);
  expect(await query("SELECT 1 FROM mrz_reading WHERE id = $1", [id])).toEqual([]);

  await page.getByText("Correct a field before confirming").click();
  await page.getByLabel("Given names").fill("BOB");
  await page.locator("input[name=reading]").evaluate((input: HTMLInputElement) => {
    input.value = "altered";
  });
  const confirm = page.getByRole("button", { name: /^Confirm \d fields as read/ });
  await confirm.click();
  await expect(page.getByText("it was altered, or made for something else.")).toBeVisible({
    timeout: 60_000,
  });
  // The scan was read again, and what was typed stays.
  await expect(page.locator("input[name=reading]")).not.toHaveValue("altered");
  await expect(page.getByLabel("Given names")).toHaveValue("BOB");
  await confirm.click();
  await expect(page.getByText("confirmed").first()).toBeVisible();
  await expect(page.getByText("Corrected by hand: read as BOB OTIS.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/customers/${here.at.bankId}/${here.at.customerId}`);
  const alert = page.getByText(/^Passport: \d differences open/).first();
  const before = Number(/\d+/.exec((await alert.textContent()) ?? "")?.[0]);
  await page.goto(deskOf(here, id));
  const closing = page.locator("details").filter({ hasText: "(Expiry)" });
  if ((await closing.getAttribute("open")) === null) await closing.locator("summary").click();
  await closing.getByRole("button", { name: "Close difference" }).click();
  await expect(closing.getByText("Say why the two may differ.")).toBeVisible();
  await closing.getByLabel("Why the expiry may differ").fill("The record holds the renewed passport");
  await closing.getByRole("button", { name: "Close difference" }).click();
  await expect(page.getByText("Closed: “The record holds the renewed passport”")).toBeVisible();
  await page.goto(`/customers/${here.at.bankId}/${here.at.customerId}`);
  const left = before === 2 ? "1 difference open" : `${before - 1} differences open`;
  await expect(page.getByText(`Passport: ${left}`).first()).toBeVisible();
  await expect(page.getByText("confirmed what was read from a scan").first()).toBeVisible();
  await expect(page.getByText("closed a difference with a reason").first()).toBeVisible();
});

test("without a script a card is read and confirmed; a page without a zone says so", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const specimen = drawSpecimen(3, "TD1");
  const id = await upload(here.session, here.at, specimen.paper, "Card");
  const page = await openPage(browser, baseURL, here, { javaScriptEnabled: false });
  await page.goto(`${deskOf(here, id)}?read=1`);
  // A letter that no check digit covers may be doubtful; what is not marked as that is right.
  const html = await page.locator(".read-lines").innerHTML();
  const read = html
    .replace(/<mark[^>]*>([^<]*)<\/mark>/g, (_, marked: string) => "?".repeat(marked.length))
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<");
  const doubts = [...read].filter((sign) => sign === "?").length;
  expect(doubts).toBeLessThanOrEqual(4);
  const written = [...specimen.lines.join("")];
  expect(read).toBe(written.map((sign, at) => (read[at] === "?" ? "?" : sign)).join(""));
  await page.getByRole("button", { name: /^Confirm \d fields as read/ }).click();
  await expect(page.getByRole("link", { name: "Read again" })).toBeVisible();
  const [kept] = await query<{ number: string }>("SELECT number FROM mrz_reading WHERE id = $1", [id]);
  expect(kept?.number).toBe(specimen.content.number);
  const blank = await upload(here.session, here.at, await card("Greta"), "Letter");
  await page.goto(`${deskOf(here, blank)}?read=1`);
  await expect(page.getByText("Nothing was read.")).toBeVisible();
});
