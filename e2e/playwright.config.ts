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
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: chromiumOptions(),
  },
});
