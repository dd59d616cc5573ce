// Every page, on a desk and at 320 px, in light and in dark: axe finds nothing, and nothing scrolls sideways.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import type { Who } from "./support/session";
import { eveline, expect, test } from "./support/story";

const panels = [
  "add-check",
  "add-document",
  "add-media",
  "set-status",
  "add-address",
  "add-tax",
  "edit-customer",
];

/** Each page with somebody who may see it; `as` nobody for the public ones. */
const pages: { path: string; as?: Who }[] = [
  { path: "/sign-in" },
  { path: "/welcome/unknown" },
  { path: "/invite/unknown" },
  { path: "/invite/asked" },
  { path: "/invitations", as: "administrator" },
  { path: "/invitations?panel=invite", as: "administrator" },
  { path: "/mail", as: "administrator" },
  { path: "/api-docs" },
  { path: "/customers", as: "officer" },
  { path: "/customers/new", as: "officer" },
  { path: eveline, as: "officer" },
  { path: `${eveline}?views=1`, as: "auditor" },
  ...panels.map((panel) => ({ path: `${eveline}?panel=${panel}`, as: "officer" as const })),
  { path: eveline, as: "manager" },
  { path: "/account", as: "newcomer" },
  { path: "/audit", as: "auditor" },
  { path: "/customers", as: "newcomer" },
  { path: "/customers/gh.29.uk/nobody", as: "officer" },
];

const screens = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 320, colorScheme: "light" },
] as const;

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const { path, as: who } of pages) {
  test(`${path} as ${who ?? "a stranger"}`, async ({ page, as }) => {
    if (who) await as(who);
    for (const { width, colorScheme } of screens) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await expect(page.locator("h1, h2").first()).toBeVisible();
      expect(await overflow(page), `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
