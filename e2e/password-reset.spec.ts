// A forgotten password, from the sign-in page to the new one; on a phone, and without JavaScript.
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { openSessionOf } from "./support/session";
import { ask, instance, logIn, origin } from "./support/site";
import { expect, test } from "./support/story";
import { copyPerson, makeBank, unique } from "./support/world";

const password = "eleven walnuts in a drawer";
const phone = { viewport: { width: 320, height: 700 } };

/** An officer, and an administrator of the same bank and no other. */
async function makePair() {
  const bank = await makeBank();
  return {
    officer: await copyPerson("officer", bank),
    administrator: await copyPerson("administrator", bank),
  };
}

async function askFor(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  // The sign-in page has such a field too.
  await expect(page.getByRole("heading", { name: "Forgotten your password?" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Look at your mail" })).toBeVisible();
  return (await page.getByRole("main").textContent()) ?? "";
}

/** The link as the administrator reads it, where no server sends mails. */
async function readLink(browser: Browser, administratorId: string, email: string) {
  const context = await browser.newContext();
  const { value } = await openSessionOf(administratorId);
  await context.addCookies([
    { name: "dossier-session", value, url: origin, httpOnly: true, sameSite: "Lax" },
  ]);
  const page = await context.newPage();
  await page.goto("/mail");
  await page.getByRole("row").filter({ hasText: email }).first().getByRole("link").click();
  await expect(page.getByText("That you read it is on record.")).toBeVisible();
  const text = await page.getByRole("region", { name: "Text" }).textContent();
  await context.close();
  return /http:\/\/localhost:\d+(\/reset\/[\w-]{43})/.exec(text ?? "")?.[1] ?? "none";
}

for (const javaScriptEnabled of [true, false])
  test(`set anew by a link, once, ${javaScriptEnabled ? "on a phone" : "without JavaScript"}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const { officer, administrator } = await makePair();
    const token = await logIn(officer.email);
    const open = await openSessionOf(officer.id);
    const page = await (await browser.newContext({ ...phone, javaScriptEnabled })).newPage();
    const seen: string[] = [];
    page.on("request", (request) => seen.push(`${request.url()} from ${request.headers().referer ?? ""}`));
    await askFor(page, officer.email.toUpperCase());
    if (javaScriptEnabled) await expectAccessible(page);
    const link = await readLink(browser, administrator.id, officer.email);
    // A mail scanner looks first.
    const looked = await ask(link);
    expect([looked.status, looked.headers.get("referrer-policy")]).toEqual([200, "strict-origin"]);
    expect((await page.goto(link))?.status()).toBe(200);
    const field = page.getByLabel("New password", { exact: true });
    await field.fill("officer officer officer");
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByRole("alert").getByText(/tried first|little more than/)).toBeVisible();
    await field.fill(password);
    if (javaScriptEnabled) {
      await expect(page.getByText(/^Strong\./)).toBeVisible();
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    expect(seen.filter((one) => /from .*\/reset\/[\w-]{43}/.test(one))).toEqual([]);
    expect((await ask("/account", { session: open.value })).status).toBe(307);
    expect((await ask("/obp/v5.1.0/users/current", { token })).status).toBe(401);
    await page.getByRole("link", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.getByLabel("E-mail").fill(officer.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/customers$/);
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
    const mails = await query("SELECT FROM mail WHERE person_id = $1 AND subject = $2", [
      officer.id,
      "Your password was changed",
    ]);
    expect(mails).toHaveLength(1);
    await page.context().close();
  });

test("the same answer for a person, for nobody and for somebody disabled, who gets no link", async ({
  page,
}) => {
  const { officer, administrator } = await makePair();
  await query("UPDATE person SET is_active = false WHERE id = $1", [administrator.id]);
  const answers = new Set<string>();
  for (const email of [officer.email, administrator.email, `${unique("no-")}@gh.example`, "no address", ""])
    answers.add(await askFor(page, email));
  expect(answers.size).toBe(1);
  const mailed = await query<{ person_id: string }>("SELECT person_id FROM mail WHERE person_id = ANY($1)", [
    [officer.id, administrator.id],
  ]);
  expect(mailed).toEqual([{ person_id: officer.id }]);
});

test("dead links look the same, whatever they were", async ({ page }) => {
  const words = new Set<string>();
  for (const secret of ["never-made", "x".repeat(43), "%00", "%E2%80%AE", "x".repeat(900)]) {
    // Not through nginx, which refuses a NUL before anybody looks at the link.
    expect((await page.goto(`${instance}/reset/${secret}`))?.status()).toBe(200);
    words.add((await page.getByRole("main").textContent()) ?? "");
  }
  expect(words.size).toBe(1);
  await expectAccessible(page);
});

test("one's API tokens stand on the account page, and end one by one or together", async ({
  page,
  context,
}) => {
  const { officer } = await makePair();
  const tokens = [await logIn(officer.email), await logIn(officer.email), await logIn(officer.email)];
  const { value } = await openSessionOf(officer.id);
  await context.addCookies([
    { name: "dossier-session", value, url: origin, httpOnly: true, sameSite: "Lax" },
  ]);
  const works = async () =>
    await Promise.all(
      tokens.map(async (token) => (await ask("/obp/v5.1.0/users/current", { token })).status),
    );
  await page.goto("/account");
  const card = page.getByRole("region", { name: "API tokens" });
  await expect(card.getByRole("listitem")).toHaveCount(3);
  await expect(card.getByText("not used yet").first()).toBeVisible();
  expect(await works()).toEqual([200, 200, 200]);
  await page.reload();
  await expect(card.getByText("last used just now")).toHaveCount(3);
  await expectAccessible(page);
  await card.getByRole("listitem").first().getByRole("button").click();
  await expect(page.getByText("The API token counts no more.")).toBeVisible();
  expect((await works()).sort()).toEqual([200, 200, 401]);
  await card.getByRole("button", { name: "End all tokens" }).click();
  await expect(page.getByText("Your API tokens count no more.")).toBeVisible();
  expect(await works()).toEqual([401, 401, 401]);
});
