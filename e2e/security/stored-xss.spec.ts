// What is stored is text, wherever it is shown: a hundred payloads in every text field, every page drawn in Chromium.
import type { Page } from "@playwright/test";
import { query } from "../support/database";
import { type Planted, plantFile, plantRecords, type Say } from "../support/planted";
import { openSessionOf, sessionCookie } from "../support/session";
import { askJson, forEachOf, logIn, origin } from "../support/site";
import { expect, test } from "../support/story";
import { type Copy, copyPerson, makeBank } from "../support/world";
import { payloads } from "./xss-payloads";

const perCustomer = 12;
let officer: Copy;
const files: Planted[] = [];
test.beforeAll(async () => {
  test.setTimeout(90_000);
  const bank = await makeBank();
  officer = await copyPerson("officer", bank);
  await query(
    `INSERT INTO entitlement (id, person_id, bank_id, role_name, created_at)
     VALUES (gen_random_uuid(), $1, $2, 'CanReadAudit', now())`,
    [officer.id, bank.id],
  );
  await query("UPDATE person SET name = $2 WHERE id = $1", [officer.id, payloads[0]]);
  const token = await logIn(officer.email);
  const groups = Array.from({ length: Math.ceil(payloads.length / perCustomer) }, (_, n) =>
    payloads.slice(n * perCustomer, (n + 1) * perCustomer),
  );
  let number = 0;
  await forEachOf(groups, 3, async (group) => {
    const [first = ""] = group;
    const file = await plantFile(
      token,
      bank,
      sayPayload(first, () => number++),
      { customer_number: first.slice(0, 50) },
    );
    files.push(file);
    const branch = `/obp/v5.1.0/banks/${bank.id}/customers/${file.customerId}/branch`;
    expect((await askJson(branch, { branch_id: first }, { method: "PUT", token })).status).toBe(200);
    for (const payload of group.slice(1))
      await plantRecords(
        token,
        file,
        sayPayload(payload, () => number++),
      );
  });
});

/** The payload as far as the field goes; a tax number must differ from the customer's others, and a new customer's
 * branch is refused unless it looks like an id (it is changed to a payload afterwards). */
const sayPayload =
  (payload: string, next: () => number): Say =>
  (field, max) =>
    field === "branch_id"
      ? "B1"
      : field === "tax_number"
        ? `${next()}${payload}`.slice(0, max)
        : payload.slice(0, max);

interface Watched {
  dialogs: string[];
  broken: string[];
}

/** Anything that ran, or that the policy had to stop. */
async function watch(page: Page): Promise<Watched> {
  const seen: Watched = { dialogs: [], broken: [] };
  page.on("dialog", async (dialog) => {
    seen.dialogs.push(`${page.url()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text()))
      seen.broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:"))
      seen.broken.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`Refused to ${event.violatedDirective}`),
    );
  });
  return seen;
}

test("a hundred payloads in every field: no dialog, nothing for the policy to stop, no foreign request", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  await context.addCookies([
    { name: sessionCookie, value: (await openSessionOf(officer.id)).value, url: origin },
  ]);
  const seen = await watch(page);
  const [first] = files;
  const at = ({ bankId, customerId }: Planted) => `/customers/${bankId}/${customerId}`;
  const panels = ["customer", "check", "document", "media", "address"].map((panel) => {
    const ids = first && {
      customer: "",
      check: first.ids.check,
      document: first.ids.document,
      media: first.ids.medium,
    };
    const id = { ...ids, address: first?.ids.address }[panel] ?? "";
    return first ? `${at(first)}?panel=edit-${panel}&id=${id}` : "";
  });
  const kinds = ["check", "document", "media"].map((kind) =>
    first ? `${at(first)}?kind=${kind}&views=1` : "",
  );
  for (const path of [...files.map(at), ...panels, ...kinds, "/audit", "/customers/new", "/account"]) {
    const answer = await page.goto(path, { waitUntil: "load" });
    expect(answer?.status(), path).toBe(200);
    await page.evaluate(() => {
      for (const closed of document.querySelectorAll("details")) closed.open = true;
    });
  }
  await page.goto("/customers");
  await page.getByLabel("Customer number, phone or legal name").fill(payloads[0]?.slice(0, 20) ?? "");
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => "xss" in window)).toBe(false);
  expect(seen).toEqual({ dialogs: [], broken: [] });
});

test("letters that turn the reading direction or cannot be seen are shown as what they are", async ({
  page,
  context,
}) => {
  const token = await logIn(officer.email);
  const [bank] = files;
  const name = "Eve\u202Enimda\u200B\u2066x";
  const say: Say = (field, max) =>
    field === "legal_name" || field === "comments" ? name : field.slice(0, max);
  const hidden = await plantFile(token, { id: bank?.bankId ?? "" }, say);
  await context.addCookies([
    { name: sessionCookie, value: (await openSessionOf(officer.id)).value, url: origin },
  ]);
  await page.goto(`/customers/${hidden.bankId}/${hidden.customerId}`);
  const text = (await page.locator("main").textContent()) ?? "";
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  expect(text).toMatch(/U\+202E/);
  const { text: found } = await askJson(
    "/api/customers/search",
    { searchId: crypto.randomUUID(), text: hidden.customerNumber },
    { session: (await openSessionOf(officer.id)).value },
  );
  expect(found).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
});
