// The stories run against the app that `npm test` serves (BASE_URL), in the Chromium that it found (CHROMIUM_PATH).
import { defineConfig } from "@playwright/test";

const report = process.env.STORIES_REPORT;
// As root, Chromium's sandbox cannot be had; the rest keeps it from asking the network for anything of its own.
const quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking"];
const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;

export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.STORIES_RESULTS ?? ".data/story-results/by-hand",
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A loaded machine may be slower than a story waits; the second try tells that from a fault.
  retries: 1,
  reporter: report ? [["dot"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined, args },
  },
});
