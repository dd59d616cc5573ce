// Stories of uploads: dropped, photographed, chosen beside a new document and without JavaScript; seen by a colleague, and by nobody else.
import { type Browser, devices, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { dropFile } from "./support/drop";
import { drawCard, writePdf } from "./support/papers";
import { openSession, openSessionOf, sessionCookie, signInAs } from "./support/session";
import { ask } from "./support/site";
import { eveline, expect, test } from "./support/story";

const [, , bankId = "", customerId = ""] = eveline.split("/");
const stamp = () => Math.random().toString(36).slice(2, 8);
const panelOf = (page: Page) => page.getByRole("dialog");
const rowOf = (page: Page, name: string) => panelOf(page).getByRole("listitem").filter({ hasText: name });

const file = (name: string, mimeType: string, bytes: Uint8Array) => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});
const mediumNamed = async (name: string) => {
  const [row] = await query<{ id: string }>(
    "SELECT medium_id AS id FROM stored_file WHERE original_name = $1",
    [name],
  );
  return row?.id ?? "";
};

test("a passport photo is dropped, seen by a colleague, and told on the timeline; nobody else gets its bytes", async ({
  page,
  as,
  browser,
  baseURL,
}) => {
  test.slow();
  const name = `passport-${stamp()}.jpg`;
  await as("officer");
  await page.goto(`${eveline}?panel=upload`);
  await panelOf(page).getByLabel("What do they show?").fill("Photo page");
  await panelOf(page).getByLabel("Belongs to the document").selectOption({ index: 1 });
  await dropFile(page, { name, type: "image/jpeg", bytes: await drawCard(name) });
  await expect(rowOf(page, name)).toContainText("Stored");
  await expectAccessible(page);
  await page.goto(eveline);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(`uploaded ${name}`);
  await expect(page.getByRole("link", { name: "View Photo page" }).first().locator("img")).toBeVisible();

  const path = `/api/media/${bankId}/${customerId}/${await mediumNamed(name)}`;
  const [ito] = await query<{ id: string }>("SELECT id FROM person WHERE email = 'm.ito@gh.example'");
  const colleague = (await openSessionOf(ito?.id ?? "")).value;
  const seen = await ask(`${path}?purpose=second+look`, { session: colleague });
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(seen.headers.get("cache-control")).toBe("private, no-store");
  expect(seen.headers.get("content-security-policy")).toMatch(/default-src 'none'; sandbox/);
  for (const [who, status] of [
    ["manager", 403],
    ["berliner", 404],
  ] as const)
    for (const as of ["rendition", "thumbnail", "original&purpose=curiosity"])
      expect(
        (await ask(`${path}?as=${as}`, { session: (await openSession(who)).value })).status,
        `${who} ${as}`,
      ).toBe(status);
  expect((await ask(path)).status).toBe(401);
  expect((await ask(path, { session: colleague, headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(
    403,
  );

  const context = await browser.newContext({ baseURL });
  await context.addCookies([{ name: sessionCookie, value: colleague, url: baseURL ?? "", httpOnly: true }]);
  const theirs = await context.newPage();
  await theirs.goto(`${eveline}?views=1`);
  const story = theirs.getByRole("region", { name: "Timeline" });
  await expect(story).toContainText(`Masato Ito looked at ${name}`);
  await expect(story).toContainText("second look");
  await context.close();
});

test("hostile files are refused in words, a good one beside them is stored, and any can be sent again", async ({
  page,
  as,
}) => {
  await as("officer");
  await page.goto(`${eveline}?panel=upload`);
  const good = `good-${stamp()}.jpg`;
  const picture = await drawCard(good);
  const files = page.locator("#files");
  await files.setInputFiles([
    file("scan.pdf.zip", "application/zip", Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1")),
    file("drawing.svg", "image/svg+xml", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    file("tail.jpg", "image/jpeg", Buffer.concat([picture, Buffer.from("<script>alert(1)</script>")])),
    file("nothing.jpg", "image/jpeg", Buffer.alloc(0)),
    file(good, "image/jpeg", picture),
  ]);
  await expect(rowOf(page, "scan.pdf.zip")).toContainText("Refused: it is an archive, not a picture or PDF.");
  await expect(rowOf(page, "drawing.svg")).toContainText("Refused: it is an SVG drawing");
  await expect(rowOf(page, "tail.jpg")).toContainText("hidden behind its end");
  await expect(rowOf(page, "nothing.jpg")).toContainText("Refused: it is empty.");
  await expect(rowOf(page, good)).toContainText("Stored");
  for (const name of ["scan.pdf.zip", "drawing.svg", "tail.jpg"]) expect(await mediumNamed(name)).toBe("");

  const late = `late-${stamp()}.jpg`;
  await page.route("**/api/media?**", (route) => route.abort());
  await files.setInputFiles(file(late, "image/jpeg", await drawCard(late)));
  await expect(rowOf(page, late)).toContainText("The line broke.");
  await page.unroute("**/api/media?**");
  await rowOf(page, late)
    .getByRole("button", { name: `Send again ${late}` })
    .click();
  await expect(rowOf(page, late)).toContainText("Stored");
});

test("a scan chosen while its document is written is sent once that is stored", async ({ page, as }) => {
  await as("officer");
  const [number, scan] = [`V${stamp()}`, `bill-${stamp()}.pdf`];
  await page.goto(`${eveline}?panel=add-document`);
  await panelOf(page).getByLabel("Passport").check();
  await panelOf(page).getByLabel("Number").fill(number);
  await page.locator("#scans").setInputFiles(file(scan, "application/pdf", writePdf(["One", "Two"])));
  await expect(rowOf(page, scan)).toBeVisible();
  await panelOf(page).getByRole("button", { name: "Add document" }).click();
  await expect(panelOf(page).getByRole("heading", { name: "Upload files" })).toBeVisible();
  await expect(rowOf(page, scan)).toContainText("Stored");
  await page.goto(eveline);
  const tile = page.getByRole("listitem").filter({ hasText: number }).filter({ hasText: "1 scan" });
  await expect(tile.first()).toContainText("not scanned");
});

async function onPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...devices["Pixel 7"], baseURL });
  await signInAs(context, "officer", baseURL ?? "");
  return await context.newPage();
}

test("a phone offers its camera", async ({ browser, baseURL }) => {
  const page = await onPhone(browser, baseURL);
  await page.goto(`${eveline}?panel=upload`);
  const camera = page.locator("#files-camera");
  await expect(page.getByText("Take a picture")).toBeVisible();
  await expect(camera).toHaveAttribute("capture", "environment");
  const name = `camera-${stamp()}.jpg`;
  await camera.setInputFiles(file(name, "image/jpeg", await drawCard(name)));
  await expect(rowOf(page, name)).toContainText("Stored");
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
  await page.context().close();
});

test("without JavaScript a plain form uploads, and says what was not taken; a file is deleted and comes back", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await signInAs(context, "officer", baseURL ?? "");
  const page = await context.newPage();
  const name = `plain-${stamp()}.jpg`;
  await page.goto(`${eveline}?panel=upload`);
  await page.locator("#files").setInputFiles(file(name, "image/jpeg", await drawCard(name)));
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("The file is stored.")).toBeVisible();

  await page.goto(`${eveline}?panel=upload`);
  await page
    .locator("#files")
    .setInputFiles(file("page.jpg", "image/jpeg", Buffer.from("<html><script>1</script>")));
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("page.jpg: It is a web page.")).toBeVisible();

  const id = await mediumNamed(name);
  await page.goto(`${eveline}?panel=edit-media&id=${id}`);
  await page.getByRole("button", { name: "Delete this medium" }).click();
  await expect(page.getByText("The medium was deleted.")).toBeVisible();
  const session = (await openSession("officer")).value;
  expect((await ask(`/api/media/${bankId}/${customerId}/${id}`, { session })).status).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is back.")).toBeVisible();
  expect((await ask(`/api/media/${bankId}/${customerId}/${id}`, { session })).status).toBe(200);
  await context.close();
});

test("an upload without its role, from elsewhere or too large is refused before or while it comes", async () => {
  const path = `/api/media?bankId=${bankId}&customerId=${customerId}`;
  const form = (bytes: number) => {
    const body = new FormData();
    body.append("file", new File([new Uint8Array(bytes)], "a.jpg", { type: "image/jpeg" }));
    return body;
  };
  const headers = { Accept: "application/json" };
  const send = async (who: Parameters<typeof openSession>[0], more: Record<string, string> = {}) =>
    (
      await ask(path, {
        session: (await openSession(who)).value,
        body: form(100),
        headers: { ...headers, ...more },
      })
    ).status;
  expect(await send("manager")).toBe(403);
  expect(await send("berliner")).toBe(404);
  expect(await send("officer", { Origin: "https://evil.example" })).toBe(403);
  expect((await ask(path, { body: form(100), headers })).status).toBe(401);
  const { value: session } = await openSession("officer");
  expect((await ask(path, { session, body: form(26 * 1024 * 1024), headers })).status).toBe(413);
});
