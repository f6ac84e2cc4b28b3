import type { Page } from "@playwright/test";
import { words } from "./words.ts";

/** Who may see me: the rules, the dialog that writes one, and seeing oneself as somebody. */
export function rulesPage(page: Page) {
  const { rules } = words;
  const main = page.getByRole("main", { name: rules.title });
  const dialog = page.getByRole("dialog");
  return {
    main,
    /** Everybody signed in sees whether somebody is there, and nothing else. */
    async showLightToEverybody(): Promise<void> {
      await main.getByRole("button", { name: rules.add }).click();
      await dialog.getByRole("button", { name: new RegExp(rules.whom) }).click();
      await page.getByRole("option", { name: rules.everybody }).click();
      await dialog.getByRole("radio", { name: rules.allow }).click();
      await dialog.getByRole("radio", { name: rules.lightOnly }).click();
      await dialog.getByRole("button", { name: rules.save }).click();
      await dialog.waitFor({ state: "hidden" });
    },
  };
}
