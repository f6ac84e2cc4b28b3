import { expect, type Page } from "@playwright/test";
import { words } from "./words.ts";

type Choice = "available" | "away" | "busy" | "notAccepting" | "invisible";

/** One's own light, from the own window in the rail. */
export function statusPicker(page: Page) {
  const { status } = words;
  const dialog = page.getByRole("dialog", { name: status.title });
  const own = page.getByRole("button", { name: /^Your status: / });
  return {
    own,
    dialog,
    devices: dialog.getByRole("list", { name: status.devices }),
    saved: dialog.getByRole("group", { name: status.saved }),
    /** What is set in the form at the moment, kept under a name. */
    async saveAs(name: string): Promise<void> {
      await dialog.getByLabel(status.saveName, { exact: true }).fill(name);
      await dialog.getByRole("button", { name: status.save, exact: true }).click();
      await expect(dialog.getByRole("button", { name: new RegExp(`^${name}: `) })).toBeVisible();
    },
    open: () => own.click(),
    async choose(choice: Choice, more: { note?: string; until?: string } = {}): Promise<void> {
      await own.click();
      await dialog.getByRole("radio", { name: status[choice] }).check({ force: true });
      if (more.note !== undefined) await dialog.getByLabel(status.note).fill(more.note);
      if (more.until !== undefined)
        await dialog.getByRole("radio", { name: more.until, exact: true }).click();
      await dialog.getByRole("button", { name: status.set }).click();
      await expect(dialog).toBeHidden();
    },
  };
}
