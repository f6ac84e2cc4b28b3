import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./fixtures/chromium-options.ts";

export default defineConfig({
  testDir: "specs",
  testMatch: "**/*.e2e.ts",
  outputDir: "../artefacts/e2e",
  // Every test starts real processes; two cores carry two of them at once.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../artefacts/e2e/report.json" }]],
  use: {
    viewport: { width: 1280, height: 800 },
    // Times in the pages are words like any other, so they must be the same everywhere.
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    // Its film would cost as much as the tests themselves.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: chromiumOptions(),
  },
});
