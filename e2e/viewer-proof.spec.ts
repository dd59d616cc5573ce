// One scan from the drop to the timeline: uploaded, read, corrected, linked to a check, seen by another officer, and told.
import { randomUUID } from "node:crypto";
import { query } from "./support/database";
import { addPassport, deskOf, isReady, makeWorld, openPage, type World } from "./support/desk";
import { dropFile } from "./support/drop";
import { openSessionOf } from "./support/session";
import { askJson } from "./support/site";
import { drawSpecimen } from "./support/specimen";
import { expect, test } from "./support/story";
import { copyPerson } from "./support/world";

async function addCheck({ token, at }: World): Promise<string> {
  const id = randomUUID();
  const path = `/obp/v5.1.0/banks/${at.bankId}/customers/${at.customerId}/kyc_check/${id}`;
  const json = {
    ...{ customer_number: "", date: "2026-01-05T00:00:00Z", how: "online_meeting", staff_user_id: "" },
    ...{ staff_name: "Aiko Mori", satisfied: true, comments: "" },
  };
  expect((await askJson(path, json, { method: "PUT", token })).status).toBe(201);
  return id;
}

test("a passport is dropped, read, corrected, linked to a check, seen by a colleague, and all of it is told", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const specimen = drawSpecimen(1);
  const here = await makeWorld();
  const documentId = await addPassport(here, "2028-04-18", specimen.content.number);
  const checkId = await addCheck(here);
  const file = `/customers/${here.at.bankId}/${here.at.customerId}`;
  const page = await openPage(browser, baseURL, here);

  await page.goto(`${file}?panel=upload&id=${documentId}`);
  await page.getByLabel("What do they show?").fill("Photo page");
  await dropFile(page, specimen.paper);
  await expect(
    page.getByRole("dialog").getByRole("listitem").filter({ hasText: "passport.jpg" }),
  ).toContainText("Stored");
  const [stored] = await query<{ id: string }>("SELECT medium_id AS id FROM stored_file WHERE bank_id = $1", [
    here.at.bankId,
  ]);
  const id = stored?.id ?? "";

  await page.goto(deskOf(here, id));
  await page.getByRole("link", { name: "Read this scan" }).click();
  await expect(page.getByRole("heading", { name: "Machine-readable zone" })).toBeVisible({ timeout: 60_000 });
  await isReady(page);
  await page.getByText("Correct a field before confirming").click();
  await page.getByLabel("Given names").fill("ROBERT OTIS");
  await page.getByRole("button", { name: /^Confirm \d fields as read, 1 corrected/ }).click();
  await expect(page.getByText("Corrected by hand: read as BOB OTIS.")).toBeVisible();
  await expect(page.locator(".v-head").getByText(/\d differences? open/)).toBeVisible();

  await page.getByRole("link", { name: "Link it to a check" }).click();
  await page.getByLabel("Belongs to the check").selectOption(checkId);
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page).toHaveURL(/saved=media/);
  await page.goto(deskOf(here, id));
  await expect(page.getByRole("link", { name: "Online meeting, 5 Jan 2026" })).toBeVisible();

  const colleague = await copyPerson("officer", here.bank);
  await query("UPDATE person SET name = 'Masato Ito' WHERE id = $1", [colleague.id]);
  const theirs = await openPage(browser, baseURL, {
    ...here,
    session: (await openSessionOf(colleague.id)).value,
  });
  await theirs.goto(deskOf(here, id));
  await isReady(theirs);
  await expect(theirs.locator(".v-water").first()).toContainText("viewed by Masato Ito");
  await expect(theirs.getByText("Corrected by hand: read as BOB OTIS.")).toBeVisible();

  await page.goto(`${file}?views=1`);
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("uploaded passport.jpg");
  await expect(timeline).toContainText("confirmed what was read from a scan");
  await expect(timeline).toContainText("Masato Ito looked at passport.jpg");
});
