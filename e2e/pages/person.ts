import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "../fixtures/app.ts";
import { buddiesPage } from "./buddies-page.ts";
import { conversationPage } from "./conversation-page.ts";
import { inboxPage } from "./inbox-page.ts";
import { rulesPage } from "./rules-page.ts";
import { settingsPage } from "./settings-page.ts";
import { statusPicker } from "./status-picker.ts";
import type { View } from "./view.ts";
import { watchersPage } from "./watchers-page.ts";
import { welcomePage } from "./welcome-page.ts";
import { beginningWith, words } from "./words.ts";

/** Every place can be reached from here by the rail alone. */
export const WIDE = { width: 1280, height: 800 } as const;

const NARROW = 680;
const TALL = 844;

type Place = keyof typeof words.places;

export function person(app: App, name: string): Person {
  return new Person(app, name);
}

/** Somebody in front of their own Porchlight. Their pages are made anew each time: a restart may bring another window. */
export class Person {
  readonly app: App;
  readonly name: string;

  constructor(app: App, name: string) {
    this.app = app;
    this.name = name;
  }

  get page(): Page {
    return this.app.page;
  }
  get welcome() {
    return welcomePage(this.page);
  }
  get buddies() {
    return buddiesPage(this.page);
  }
  get inbox() {
    return inboxPage(this.page);
  }
  get conversation() {
    return conversationPage(this.page);
  }
  get watchers() {
    return watchersPage(this.page);
  }
  get rules() {
    return rulesPage(this.page);
  }
  get settings() {
    return settingsPage(this.page);
  }
  get status() {
    return statusPicker(this.page);
  }
  get rail(): Locator {
    return this.page.getByRole("navigation", { name: words.app.name });
  }
  /** The strip that says there is no connection. */
  get strip(): Locator {
    return this.page.getByRole("region", { name: words.strip.notConnected });
  }

  place(where: Place): Locator {
    return this.rail.getByRole("button", { name: beginningWith(words.places[where]) });
  }

  async go(where: Place): Promise<void> {
    await this.place(where).click();
  }

  /** Begins with a fresh page, so that no view depends on the one before. */
  async goTo(view: View<Person>): Promise<void> {
    await this.page.setViewportSize(WIDE);
    await this.page.reload();
    await this.isConnected();
    await view.goTo(this);
  }

  /** In this width, once all is there; what is opened there is closed again afterwards. */
  async lookAt(
    view: Pick<View<Person>, "open">,
    width: number,
    look: () => Promise<void>,
  ): Promise<void> {
    await this.page.setViewportSize({ width, height: width < NARROW ? TALL : WIDE.height });
    await this.leaveThePointer();
    await view.open?.(this);
    await this.isLoaded();
    await look();
    if (view.open !== undefined) await this.page.keyboard.press("Escape");
  }

  /** Away from everything that would explain itself on hover, or because the focus came back to it. */
  async leaveThePointer(): Promise<void> {
    await this.page.mouse.move(0, 0);
    const tooltip = this.page.getByRole("tooltip");
    await expect(async () => {
      if ((await tooltip.count()) > 0) await leaveTheFocus(this.page);
      await expect(tooltip).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  }

  /** Nothing stands in for what is still on its way. */
  async isLoaded(): Promise<void> {
    await expect(this.page.locator("[data-skeleton]")).toHaveCount(0);
  }

  /** Connected, with one's own light on or as it was chosen. */
  async isConnected(): Promise<void> {
    await expect(this.status.own).toBeVisible();
    await expect(this.status.own).not.toHaveAccessibleName(/Unknown/);
  }
}

function leaveTheFocus(page: Page): Promise<void> {
  return page.locator(":focus").evaluateAll((all) => {
    for (const one of all) one.blur();
  });
}
