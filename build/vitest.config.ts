import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const never = ["**/node_modules/**", "dist/**", "release/**"];
const integration = "**/*.integration.test.{ts,tsx}";

/** What needs a page runs in jsdom; everything else runs on Node alone, which starts faster and has no `window` to lean on. */
export default defineConfig({
  root,
  test: {
    // build/test counts the JSON; each script of package.json names a file of its own.
    reporters: ["default", "json"],
    outputFile: { json: "artefacts/reports/vitest.json" },
    // Left to itself Vitest keeps one processor free, which is half of a machine of two.
    maxWorkers: "100%",
    projects: [
      {
        root,
        test: {
          name: "unit",
          include: ["{shared,electron,e2e,build}/**/*.test.ts"],
          exclude: [...never, integration],
          environment: "node",
          // No test is about how long it takes; a processor shared with others only makes all of them slow.
          testTimeout: 20_000,
        },
      },
      {
        root,
        test: {
          name: "unit-page",
          include: ["renderer/**/*.test.{ts,tsx}"],
          exclude: [...never, integration],
          environment: "jsdom",
          // Finding a role among many in jsdom takes seconds where the processor is shared.
          testTimeout: 20_000,
          setupFiles: ["build/test/page-setup.ts"],
          // One jsdom a worker: making one takes longer than most of these files run.
          pool: "vmThreads",
        },
      },
      {
        root,
        test: {
          name: "integration",
          include: [integration],
          exclude: never,
          environment: "node",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
