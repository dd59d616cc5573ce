// The scan on the desk: zoomed, turned, paged and marked, by mouse and keyboard; a second one beside it.
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import {
  addPassport,
  card,
  deskOf,
  isDrawn,
  isReady,
  letter,
  makeWorld,
  openPage,
  paper,
  viewsOf,
  zoomOf,
} from "./support/desk";
import { upload } from "./support/papers";
import { expect, test } from "./support/story";

test("a scan by mouse and keyboard: expired, marked, zoomed, turned for good, downloaded with a purpose", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const documentId = await addPassport(here, "2020-05-05", "P-OLD");
  const id = await upload(here.session, { ...here.at, documentId }, await card("Greta"), "Photo page");
  const page = await openPage(browser, baseURL, here);
  await page.goto(`/customers/${here.at.bankId}/${here.at.customerId}`);
  await page.getByRole("link", { name: "View Photo page" }).first().click();
  await expect(page).toHaveURL(new RegExp(`media/${id}$`));
  await isReady(page);
  await expect(page.getByRole("heading", { name: "Passport P-OLD" })).toBeVisible();
  await expect(page.getByText("Expired 5 May 2020").first()).toBeVisible();
  await expect(page.locator(".v-ribbon")).toContainText("Expired 5 May 2020");
  await expect(page.locator(".v-water").first()).toContainText(`viewed by Aiko Mori`);
  await expect(page.locator(".v-water").first()).toContainText(here.bank.id);
  await expect(page.getByText("This view is recorded. Nobody looked at it before.")).toBeVisible();
  await expect(page.getByText("not scanned")).toBeVisible();
  await expectAccessible(page);
  expect(await viewsOf(id)).toBe(1);

  const fit = await zoomOf(page);
  await page.keyboard.press("+");
  await expect.poll(() => zoomOf(page)).toBeCloseTo(fit * 1.25, 3);
  await expect(page.locator("output").first()).toContainText(`${Math.round(fit * 125)} %`);
  await page.mouse.move(900, 400);
  await page.mouse.wheel(0, -100);
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(fit * 1.3);
  const before = await paper(page).boundingBox();
  await page.mouse.down();
  await page.mouse.move(960, 430);
  await page.mouse.up();
  expect(((await paper(page).boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeCloseTo(60, 0);
  await page.keyboard.press("0");
  await expect(page.locator("output").first()).toContainText("100 %");
  await page.keyboard.press("f");
  await expect.poll(() => zoomOf(page)).toBeCloseTo(fit, 3);
  await page.keyboard.press("i");
  await expect(page.getByRole("button", { name: "Invert" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("]");
  await expect(paper(page)).toHaveAttribute("style", /rotate\(90deg\)/);
  await page.reload();
  await isReady(page);
  await expect(paper(page)).toHaveAttribute("style", /rotate\(90deg\)/);
  await expect(page.getByText("1 view by 1 person so far")).toBeVisible();

  // A field that says where it was read: its place is drawn on the scan and zoomed to.
  await page.keyboard.press("[");
  const number = page.locator("#fields dd").nth(1);
  await number.evaluate((field) => field.setAttribute("data-box", "1 0.05 0.1 0.2 0.1"));
  const whole = await zoomOf(page);
  await number.hover();
  await expect(page.locator(".v-box")).toBeVisible();
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(whole * 1.2);
  await page.getByRole("heading", { name: "On record" }).hover();
  await expect(page.locator(".v-box")).toHaveCount(0);

  await page.keyboard.press("d");
  await page.keyboard.type("Court order 4711");
  const downloading = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await downloading).suggestedFilename()).toBe("Greta.jpg");
  const [kept] = await query<{ detail: string }>(
    "SELECT detail FROM audit_event WHERE subject_id = $1 AND action = 'media.download'",
    [id],
  );
  expect(kept?.detail).toBe("Court order 4711");
});

test("a PDF is drawn on a canvas page by page, asks for what is looked at only, and runs under the page's policy", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const id = await upload(here.session, here.at, letter(), "Letter");
  const page = await openPage(browser, baseURL, here);
  const refused: string[] = [];
  page.on(
    "console",
    (message) =>
      void (/Content Security Policy|Refused to/.test(message.text()) && refused.push(message.text())),
  );
  await page.goto(deskOf(here, id));
  await isReady(page);
  expect(await isDrawn(page)).toBe(true);
  await expect(page.locator("iframe, embed, object")).toHaveCount(0);
  await expect(page.getByText("Page 1 of 3")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Page 3 of 3")).toBeVisible();
  await isReady(page);
  expect(await isDrawn(page)).toBe(true);
  await expect(page.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  expect(await viewsOf(id)).toBe(1);
  expect(refused).toEqual([]);
});

test("two documents side by side, the newer one is named, and one leads to the next", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const here = await makeWorld();
  const [old, renewed] = [
    await addPassport(here, "2021-01-01", "P-OLD"),
    await addPassport(here, "2039-01-01", "P-NEW"),
  ];
  const first = await upload(here.session, { ...here.at, documentId: old }, await card("Old"), "Old page");
  const second = await upload(
    here.session,
    { ...here.at, documentId: renewed },
    await card("New"),
    "New page",
  );
  const page = await openPage(browser, baseURL, here, { colorScheme: "dark" });
  await page.goto(deskOf(here, first));
  await expect(page.getByText("A newer document of this type replaced this one.")).toBeVisible();
  await page.keyboard.press("2");
  await page.getByRole("link", { name: /P-NEW, New page/ }).click();
  await expect(page.locator(".v-desk")).toHaveCount(2);
  await expect(page.locator(".v-paper[data-shown=ready]")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Close this document" }).click();
  await expect(page.locator(".v-desk")).toHaveCount(1);
  await page.getByRole("link", { name: "Show the newer" }).click();
  await expect(page).toHaveURL(new RegExp(second));
  await expect(page.getByRole("heading", { name: "Passport P-NEW" })).toBeVisible();
  await page.getByRole("link", { name: /Back to Greta Scan/ }).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${here.at.bankId}/${here.at.customerId}`));
});
