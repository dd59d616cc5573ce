// Story: the auditor reads who did what, filters it, opens a row, and takes it away as a file; nobody else may.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { openSession, signInAs } from "./support/session";

const EVELINE = "7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";

test("the auditor reads, filters, opens and exports", async ({ page, context, baseURL }) => {
  const officer = await openSession("officer");
  await query(
    `INSERT INTO audit_event (at, action, outcome, bank_id, customer_id, person_id, person_name, via, role_name,
       after, correlation_id, address, agent)
     VALUES (now(), 'check.add', 'done', 'gh.29.uk', $1, $2, 'Aiko Mori', 'session', 'CanAddKycCheck',
         '{"how": "online_meeting", "satisfied": false}', 'story-check', '10.20.4.17', 'Firefox/145.0'),
       (now(), 'document.add', 'refused', 'gh.29.uk', $1, $2, 'Aiko Mori', 'session', 'CanAddKycDocument',
         NULL, 'story-refused', '10.20.4.17', 'Firefox/145.0')`,
    [EVELINE, officer.personId],
  );
  await signInAs(context, "auditor", baseURL ?? "");
  await page.goto("/audit");
  const added = page.getByRole("row").filter({ hasText: "added a check" }).first();
  await expect(added).toContainText("identity by online meeting, not satisfied");
  await expect(added.getByRole("link", { name: "Eveline Tripman" })).toBeVisible();
  await expectAccessible(page);

  await added.locator("summary").click();
  const detail = page.locator("tr.detail:visible");
  await expect(detail).toHaveCount(1);
  for (const text of [
    "check.add",
    "not satisfied",
    "10.20.4.17, Firefox 145",
    "CanAddKycCheck",
    "story-check",
  ])
    await expect(detail).toContainText(text);
  await expectAccessible(page);

  await detail.getByRole("link", { name: "Only this customer" }).click();
  await expect(page).toHaveURL(`/audit?customer=${EVELINE}`);
  await page.getByLabel("Refused only").check();
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/outcome=refused/);
  await expect(page.getByRole("row").filter({ hasText: "needs CanAddKycDocument" }).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "added a check" })).toHaveCount(0);
  expect(page.url()).not.toMatch(/5987953|Tripman|%40/);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
  expect(lines[0]).toContain('"at","action","outcome"');
  expect(lines[1]).toContain("refused");

  await page.goto("/audit?day=1900-01-01");
  await expect(page.getByRole("heading", { name: "No events under these filters" })).toBeVisible();
  await page.getByRole("link", { name: "Look-ups" }).click();
  await expect(page.getByRole("link", { name: "Look-ups" })).toHaveAttribute("aria-current", "page");
  await expectAccessible(page);
});

test("a row opens and the filters work without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await signInAs(context, "auditor", baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/audit");
  await page.locator("tr.event summary").first().click();
  await expect(page.getByText("Correlation").first()).toBeVisible();
  await page.getByLabel("Refused only").check();
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/outcome=refused/);
  await context.close();
});

test("an officer is refused, by page and by file, and a stranger is asked to sign in", async ({
  page,
  context,
  baseURL,
}) => {
  expect((await page.request.get("/audit/export")).status()).toBe(401);
  await page.goto("/audit");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faudit/);
  await signInAs(context, "officer", baseURL ?? "");
  const answer = await page.goto("/audit");
  expect(answer?.status()).toBe(403);
  await expect(page.getByText("CanReadAudit").first()).toBeVisible();
  const file = await page.request.get("/audit/export");
  expect([file.status(), file.headers()["content-type"]]).toEqual([403, "text/plain; charset=utf-8"]);
  expect(await file.text()).toContain("CanReadAudit");
});
