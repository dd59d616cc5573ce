// Makes the picture of the README: `PICTURE=docs/customer.png npm test -- --only stories picture`.
import { query } from "./support/database";
import { expect, test } from "./support/story";

test("somebody believable's file, as the README shows it", async ({ page, as }, info) => {
  const [customer] = await query<{ customer_id: string }>(
    "SELECT customer_id FROM customer_version WHERE bank_id = 'gh.29.uk' AND customer_number = '6020145' AND superseded_at IS NULL",
  );
  await as("officer");
  await page.setViewportSize({ width: 1440, height: 1100 });
  await page.goto(`/customers/gh.29.uk/${customer?.customer_id}`);
  await expect(page.getByRole("heading", { name: "Charlotte Ashworth-Bell" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  await page.screenshot({ path: process.env.PICTURE ?? info.outputPath("customer.png") });
});
