import { expect, type Page } from "@playwright/test";
import { words } from "./words.ts";

export interface NewAccount {
  readonly name: string;
  /** The part before the @; made from the name when left out. */
  readonly address?: string;
  readonly password?: string;
}

export const PASSWORD = "three odd words";

/** The first page: the ways to start. */
export function welcomePage(page: Page) {
  const { welcome } = words;
  const way = (name: RegExp) => page.getByRole("group", { name });

  async function fill(form: ReturnType<typeof way>, account: NewAccount): Promise<void> {
    await form.getByLabel(welcome.name).fill(account.name);
    if (account.address !== undefined) await form.getByLabel(welcome.address).fill(account.address);
    await form.getByLabel(welcome.password, { exact: true }).fill(account.password ?? PASSWORD);
  }

  return {
    question: page.getByRole("heading", { name: welcome.question }),
    /** The button that opens a way to start. */
    way: (name: RegExp) => page.getByRole("button", { name }),
    form: way(welcome.here),
    async createAccount(account: NewAccount): Promise<void> {
      const form = way(welcome.here);
      await fill(form, account);
      await form.getByRole("button", { name: welcome.create }).click();
    },
    async startPractice(account: NewAccount): Promise<void> {
      await page.getByRole("button", { name: welcome.practice }).click();
      const form = way(welcome.practice);
      await fill(form, account);
      await form.getByRole("button", { name: welcome.createPractice }).click();
    },
    async isShown(): Promise<void> {
      await expect(page.getByRole("heading", { name: welcome.question })).toBeVisible();
    },
  };
}
