// What every story starts from: a browser, and somebody signed in to it.
import { test as base } from "@playwright/test";
import { signInAs, type Who } from "./session";

export { expect } from "@playwright/test";

/** `await as("officer")` signs the story's browser in. */
export const test = base.extend<{ as: (who: Who) => Promise<void> }>({
  as: async ({ context, baseURL }, use) => {
    await use(async (who) => {
      await signInAs(context, who, baseURL ?? "");
    });
  },
});

export const password = process.env.DEMO_PASSWORD ?? "dossier-demo";
export const eveline = "/customers/gh.29.uk/7uy8a7e4-6d02-40e3-a129-0b2bf89de8uh";
