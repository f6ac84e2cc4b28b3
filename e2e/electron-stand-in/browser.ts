import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright";

const SYSTEM_CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) =>
  existsSync(file),
);

export interface StandInBrowser {
  newPage(size: { readonly width: number; readonly height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Started with the first window. Each window has a context of its own. */
export function createBrowser(): StandInBrowser {
  let started: Promise<Browser> | null = null;
  return {
    async newPage(viewport) {
      started ??= chromium.launch({
        ...(SYSTEM_CHROMIUM === undefined ? {} : { executablePath: SYSTEM_CHROMIUM }),
        args: ["--no-sandbox", "--disable-gpu"],
      });
      const browser = await started;
      return (await browser.newContext({ viewport })).newPage();
    },
    async close() {
      if (started !== null) await (await started).close();
    },
  };
}
