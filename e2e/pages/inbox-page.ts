import type { Page } from "@playwright/test";
import { beginningWith, words } from "./words.ts";

/** The conversations, newest word first. */
export function inboxPage(page: Page) {
  const { inbox } = words;
  const list = page.getByRole("grid", { name: inbox.conversations });
  const row = (name: string) => list.getByRole("row", { name: beginningWith(`${name},`) });
  return {
    list,
    row,
    open: (name: string) => row(name).click(),
    /** Writes to anybody by address, buddy or not. */
    async newTo(address: string): Promise<void> {
      await page.getByRole("button", { name: inbox.newMessage }).first().click();
      const find = page.getByLabel(inbox.find);
      await find.fill(address);
      await find.press("Enter");
    },
  };
}
