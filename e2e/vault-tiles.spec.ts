// Stories of scans and where they belong: dropped straight onto a document's tile or a check, pasted, linked afterwards.
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { query } from "./support/database";
import { addPassport, card, makeWorld, openPage, type World } from "./support/desk";
import { transferOf } from "./support/drop";
import { type Paper, upload } from "./support/papers";
import { askJson } from "./support/site";
import { expect, test } from "./support/story";

const fileOf = ({ at }: World) => `/customers/${at.bankId}/${at.customerId}`;

async function dropOn(page: Page, place: Locator, paper: Paper) {
  const dataTransfer = await transferOf(page, paper);
  await place.dispatchEvent("dragover", { dataTransfer });
  await expect(place).toHaveClass(/is-over/);
  await place.dispatchEvent("drop", { dataTransfer });
  await expect(place).not.toHaveClass(/is-over/);
}
async function addCheck({ token, at }: World): Promise<string> {
  const id = randomUUID();
  const path = `/obp/v5.1.0/banks/${at.bankId}/customers/${at.customerId}/kyc_check/${id}`;
  const date = "2024-01-01T00:00:00Z";
  const json = {
    customer_number: "",
    date,
    how: "online_meeting",
    staff_user_id: "",
    staff_name: "",
    satisfied: true,
    comments: "",
  };
  expect((await askJson(path, json, { method: "PUT", token })).status).toBe(201);
  return id;
}
const belongs = async ({ at }: World, name: string) =>
  (
    await query<{ document: string; check: string }>(
      `SELECT m.relates_to_kyc_document_id AS document, m.relates_to_kyc_check_id AS check FROM kyc_media m
       JOIN stored_file f ON f.medium_id = m.id
       WHERE f.original_name = $1 AND m.customer_id = $2 AND m.superseded_at IS NULL`,
      [name, at.customerId],
    )
  )[0];

test("a scan dropped on a document's tile, or on a check, belongs to it; one beside them harms nothing", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const world = await makeWorld();
  const [document, check] = [await addPassport(world, "2034-01-01", "P-77"), await addCheck(world)];
  const page = await openPage(browser, baseURL, world);
  await page.goto(fileOf(world));
  const tile = page.locator(`#doc-${document}`);
  await dropOn(page, tile, await card("front"));
  await expect(tile).toContainText("Stored");
  await expect(tile).toContainText("1 scan");
  expect(await belongs(world, "front.jpg")).toEqual({ document, check: "" });

  const event = page.locator(`#check-${check}`);
  await expect(event.getByRole("link", { name: "Add scan" })).toHaveAttribute(
    "href",
    new RegExp(`panel=upload&id=${check}`),
  );
  await dropOn(page, event, await card("meeting"));
  await expect(event).toContainText("Stored");
  expect(await belongs(world, "meeting.jpg")).toEqual({ document: "", check });
  await expectAccessible(page);

  const dataTransfer = await transferOf(page, await card("missed"));
  await page.locator("#tl-h").dispatchEvent("drop", { dataTransfer });
  await expect(page).toHaveURL(new RegExp(`${world.at.customerId}$`));
  await dropOn(page, tile, { ...(await card("bad")), bytes: new Uint8Array(Buffer.from("<html><script>")) });
  await expect(tile).toContainText("Refused: it is a web page.");
  await page.context().close();
});

test("a picture is pasted, sending it is cancelled and begun again", async ({ browser, baseURL }) => {
  const world = await makeWorld();
  const page = await openPage(browser, baseURL, world);
  await page.goto(`${fileOf(world)}?panel=upload`);
  const row = page.getByRole("dialog").getByRole("listitem").filter({ hasText: "pasted" });
  // The line stands still until the story lets it go.
  let letGo = () => undefined as unknown;
  await page.route("**/api/media?**", async (route) => {
    await new Promise((resolve) => {
      letGo = () => resolve(undefined);
    });
    await route.abort().catch(() => undefined);
  });
  const clipboardData = await transferOf(page, { ...(await card("x")), name: "pasted.jpg" });
  await page.evaluate(
    (data) =>
      document.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      ),
    clipboardData,
  );
  await row.getByRole("button", { name: "Cancel pasted.jpg" }).click();
  await expect(row).toContainText("Cancelled");
  letGo();
  await page.unroute("**/api/media?**");
  await row.getByRole("button", { name: "Send again pasted.jpg" }).click();
  await expect(row).toContainText("Stored");
  await page.context().close();
});

test("a scan that belongs to nothing is linked to its document, also without JavaScript; a stale form is told", async ({
  browser,
  baseURL,
}) => {
  const world = await makeWorld();
  const id = await upload(world.session, world.at, await card("loose"), "Loose page");
  const page = await openPage(browser, baseURL, world, { javaScriptEnabled: false });
  await page.goto(`${fileOf(world)}?panel=link-media&id=${id}`);
  await expect(page.getByRole("dialog")).toContainText("No document is on file.");

  const document = await addPassport(world, "2034-01-01", "P-78");
  await addPassport(world, "2033-01-01", "P-79");
  await page.goto(fileOf(world));
  await page.getByRole("link", { name: /Link to a document.*Loose page/ }).click();
  await page.getByRole("button", { name: "Link" }).click();
  await expect(page.getByRole("dialog")).toContainText("Which document does it show?:");
  const stale = await page.context().newPage();
  await stale.goto(`${fileOf(world)}?panel=link-media&id=${id}`);
  await page.getByLabel("Passport P-78").check();
  await page.getByRole("button", { name: "Link" }).click();
  await expect(page.locator(`#doc-${document}`)).toContainText("1 scan");
  expect(await belongs(world, "loose.jpg")).toEqual({ document, check: "" });
  const versions = await query("SELECT type FROM kyc_media WHERE id = $1", [id]);
  expect(versions).toEqual([{ type: "Loose page" }, { type: "Loose page" }]);

  await stale.getByLabel("Passport P-79").check();
  await stale.getByRole("button", { name: "Link" }).click();
  await expect(stale.getByRole("dialog")).toContainText(/changed|meanwhile|somebody/i);
  await page.context().close();
});
