import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { bundle } from "../bundle/bundle.ts";
import { isFresh } from "../start/is-fresh.ts";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

if ([...SYSTEM, chromium.executablePath()].some((file) => existsSync(file))) {
  if (!isFresh(ROOT)) await bundle();
} else {
  console.error(
    "The end-to-end tests need Chromium: `apt-get install chromium` on Debian, or `npx playwright install chromium`.",
  );
  process.exitCode = 1;
}
