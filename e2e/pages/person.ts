import { expect } from "@playwright/test";
import type { App } from "../fixtures/app.ts";
import { buddiesPage } from "./buddies-page.ts";
import { conversationPage } from "./conversation-page.ts";
import { inboxPage } from "./inbox-page.ts";
import { settingsPage } from "./settings-page.ts";
import { statusPicker } from "./status-picker.ts";
import { watchersPage } from "./watchers-page.ts";
import { welcomePage } from "./welcome-page.ts";
import { beginningWith, words } from "./words.ts";

/** Somebody in front of their own Porchlight. The pages are made anew each time: a restart may bring another window. */
export function person(app: App, name: string) {
  const rail = () => app.page.getByRole("navigation", { name: words.app.name });
  const place = (where: keyof typeof words.places) =>
    rail().getByRole("button", { name: beginningWith(words.places[where]) });
  return {
    app,
    name,
    get page() {
      return app.page;
    },
    get welcome() {
      return welcomePage(app.page);
    },
    get buddies() {
      return buddiesPage(app.page);
    },
    get inbox() {
      return inboxPage(app.page);
    },
    get conversation() {
      return conversationPage(app.page);
    },
    get watchers() {
      return watchersPage(app.page);
    },
    get settings() {
      return settingsPage(app.page);
    },
    get status() {
      return statusPicker(app.page);
    },
    get rail() {
      return rail();
    },
    place,
    go: (where: keyof typeof words.places) => place(where).click(),
    get strip() {
      return app.page.getByRole("region", { name: words.strip.notConnected });
    },
    /** Connected, with one's own light on or as it was chosen. */
    async isConnected(): Promise<void> {
      await expect(statusPicker(app.page).own).toBeVisible();
      await expect(statusPicker(app.page).own).not.toHaveAccessibleName(/Unknown/);
    },
  };
}

export type Person = ReturnType<typeof person>;
