import { expect, type Page } from "@playwright/test";
import { beginningWith, type Lamp, words } from "./words.ts";

/** The buddy list, the requests above it, and the page of one person. */
export function buddiesPage(page: Page) {
  const { buddies, lamp } = words;
  const list = page.getByRole("region", { name: words.places.buddies });
  const tree = page.getByRole("treegrid", { name: words.places.buddies });
  const row = (name: string) => tree.getByRole("row", { name: beginningWith(`${name},`) });
  const request = (name: string) => list.getByRole("article", { name });
  const person = (name: string) => page.getByRole("main", { name, exact: true });

  return {
    list,
    tree,
    row,
    person,
    /** Who asks to see one's light; the card with the answers. */
    request,
    async add(address: string, as: { name?: string; group?: string } = {}): Promise<void> {
      await list.getByRole("button", { name: buddies.add }).first().click();
      const dialog = page.getByRole("dialog", { name: buddies.addTitle });
      await dialog.getByLabel(buddies.address).fill(address);
      if (as.name !== undefined) await dialog.getByLabel(buddies.name).fill(as.name);
      if (as.group !== undefined) await dialog.getByLabel(buddies.group).fill(as.group);
      await dialog.getByRole("button", { name: buddies.addAct }).click();
      await expect(dialog).toBeHidden();
    },
    async answer(name: string, answer: keyof typeof words.answers): Promise<void> {
      await request(name).getByRole("button", { name: words.answers[answer] }).click();
    },
    /** Waits until the row says so, by ear: the name, then the lamp. */
    async sees(name: string, state: Lamp): Promise<void> {
      await expect(row(name)).toHaveAccessibleName(beginningWith(`${name}, ${lamp[state]}`));
    },
    async openPerson(name: string): Promise<void> {
      await row(name).click();
      await expect(person(name)).toBeVisible();
    },
    async write(name: string): Promise<void> {
      await row(name).click();
      await person(name).getByRole("button", { name: buddies.message }).click();
    },
    /** On a person's page: what they may see of oneself. */
    async setMaySee(name: string, answer: keyof typeof words.answers): Promise<void> {
      await person(name)
        .getByRole("button", { name: beginningWith(buddies.maySee) })
        .click();
      await page.getByRole("menuitemradio", { name: words.answers[answer] }).click();
    },
  };
}
