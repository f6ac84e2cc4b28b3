import type { Download, Page } from "@playwright/test";
import { words } from "./words.ts";

/** Who may see me: the rules, the dialog that writes one, and seeing oneself as somebody. */
export function rulesPage(page: Page) {
  const { rules } = words;
  const main = page.getByRole("main", { name: rules.title });
  const dialog = page.getByRole("dialog");
  return {
    main,
    dialog,
    row: (name: string) => main.getByRole("listitem").filter({ hasText: name }),
    async remove(name: string): Promise<void> {
      await main.getByRole("button", { name: new RegExp(`Edit or remove: ${name}`) }).click();
      await page.getByRole("menuitem", { name: rules.remove }).click();
    },
    ...rulesFiles(page),
    /** Who may learn that one watches; the other editor. */
    async openHiding(): Promise<void> {
      await main.getByRole("radio", { name: rules.hiding }).click();
      await main.getByRole("radiogroup", { name: rules.whoMayLearn }).waitFor();
    },
    sharing: main.getByRole("switch", { name: rules.sharing }),
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

function rulesFiles(page: Page) {
  const { rules } = words;
  const main = page.getByRole("main", { name: rules.title });
  const dialog = page.getByRole("dialog", { name: rules.fromFileTitle });
  const chooseFromMenu = async (entry: string | RegExp) => {
    await main.getByRole("button", { name: rules.files }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  return {
    /** Where the file of all rules was saved. */
    async saveFile(): Promise<Download> {
      const download = page.waitForEvent("download");
      await chooseFromMenu(rules.saveFile);
      return download;
    },
    /** Opens the dialog that takes rules from a file. */
    async askForFile(): Promise<void> {
      await chooseFromMenu(rules.fromFile);
      await dialog.waitFor();
    },
    /** Chooses a file, and leaves the dialog with what would come of it. */
    async chooseFile(path: string): Promise<void> {
      if (!(await dialog.isVisible())) await chooseFromMenu(rules.fromFile);
      const chooser = page.waitForEvent("filechooser");
      await dialog.getByRole("button", { name: rules.chooseFile }).click();
      await (await chooser).setFiles(path);
    },
    async replace(): Promise<void> {
      await dialog.getByRole("button", { name: rules.replace }).click();
      await dialog.waitFor({ state: "hidden" });
    },
  };
}
