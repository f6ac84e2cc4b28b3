import { expect, type Page } from "@playwright/test";
import { beginningWith, type Lamp, words } from "./words.ts";

type Answer = keyof typeof words.answers;

/** The buddy list, the requests above it, and the page of one person. */
export function buddiesPage(page: Page) {
  const { buddies, lamp, answers } = words;
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
    add: (address: string, as: AddedAs = {}) => add(page, address, as),
    async answer(name: string, answer: Answer): Promise<void> {
      await request(name).getByRole("button", { name: answers[answer] }).click();
    },
    /** Waits until the row says so, by ear: the name, then the lamp. */
    async sees(name: string, state: Lamp): Promise<void> {
      await expect(row(name)).toHaveAccessibleName(beginningWith(`${name}, ${lamp[state]}`));
    },
    async openPerson(name: string): Promise<void> {
      await row(name).click();
      await expect(person(name)).toBeVisible();
    },
    /** On a person's page: be told once that their light comes on. */
    tellMeOnce: (name: string) => tellMeOnce(page, name),
    async write(name: string): Promise<void> {
      await row(name).click();
      await person(name).getByRole("button", { name: buddies.message }).click();
    },
    /** On a person's page: what they may see of oneself. */
    async setMaySee(name: string, answer: Answer): Promise<void> {
      const present = beginningWith(buddies.maySee);
      await person(name).getByRole("button", { name: present }).click();
      await page.getByRole("menuitemradio", { name: answers[answer] }).click();
    },
  };
}

export interface AddedAs {
  readonly name?: string;
  readonly group?: string;
}

async function add(page: Page, address: string, as: AddedAs): Promise<void> {
  const { buddies } = words;
  await page.getByRole("button", { name: buddies.add }).first().click();
  const dialog = page.getByRole("dialog", { name: buddies.addTitle });
  await dialog.getByLabel(buddies.address).fill(address);
  if (as.name !== undefined) await dialog.getByLabel(buddies.name).fill(as.name);
  if (as.group !== undefined) await dialog.getByLabel(buddies.group).fill(as.group);
  await dialog.getByRole("button", { name: buddies.addAct }).click();
  await expect(dialog).toBeHidden();
}

async function tellMeOnce(page: Page, name: string): Promise<void> {
  const { tellMe, lightOn, once } = words.buddies;
  const button = (label: string | RegExp) => page.getByRole("button", { name: label });
  await button(`${tellMe} ${name}`).click();
  await button(beginningWith(`${lightOn}:`)).click();
  await page.getByRole("menuitemradio", { name: once }).click();
  await expect(button(`${lightOn}: ${once}`)).toBeVisible();
  await page.keyboard.press("Escape");
}
