import type { Page } from "@playwright/test";
import { beginningWith, words } from "./words.ts";

/** Who's watching: the sentence, the picture, what stands out and the grid. */
export function watchersPage(page: Page) {
  const { watchers } = words;
  const main = page.getByRole("main", { name: watchers.title });
  const grid = main.getByRole("grid", { name: watchers.everyone });
  return {
    main,
    grid,
    row: (name: string) => grid.getByRole("row", { name: beginningWith(name) }),
    request: (name: string) => main.getByRole("article", { name }),
    /** The sentence on top that leads to what stands out. */
    standsOut: main.getByRole("link", { name: /looks every|coming and going/ }),
    unusual: main.getByRole("heading", { name: watchers.unusual }),
    /** Saves the ledger as a table, and gives the file. */
    async saveTable() {
      const download = page.waitForEvent("download");
      await main.getByRole("button", { name: watchers.save }).click();
      await page.getByRole("menuitem", { name: watchers.saveTable }).click();
      return download;
    },
    answersFor: (name: string) => main.getByRole("button", { name: `Answer for ${name}` }),
  };
}
