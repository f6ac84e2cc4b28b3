import { expect } from "@playwright/test";
import type { Person } from "./person.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

const FRIEND = "Ada Byron-King";

async function conversationWith(one: Person, name: string): Promise<void> {
  await one.go("inbox");
  await one.inbox.open(name);
  await expect(one.conversation.with(name)).toBeVisible();
  // What is on screen is read a moment later.
  await expect(one.inbox.row(name)).not.toHaveAccessibleName(/unread/);
}

async function pressIfThere(one: Person, name: string): Promise<void> {
  const button = one.page.getByRole("button", { name, exact: true });
  if (await button.isVisible()) await button.click();
}

export const VIEWS: readonly View<Person>[] = [
  {
    name: "buddies",
    async goTo(one) {
      await one.go("buddies");
      await one.buddies.sees(FRIEND, "lit");
    },
  },
  {
    name: "person",
    async goTo(one) {
      await one.go("buddies");
      await one.buddies.openPerson(FRIEND);
    },
  },
  {
    name: "person-menu",
    async goTo(one) {
      await one.go("buddies");
      await one.buddies.openPerson(FRIEND);
    },
    async open(one) {
      await one.page.getByRole("button", { name: /^May see my light/ }).click();
      await expect(one.page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "person-tell-me",
    async goTo(one) {
      await one.go("buddies");
      await one.buddies.openPerson(FRIEND);
    },
    async open(one) {
      await one.page.getByRole("button", { name: `${words.buddies.tellMe} ${FRIEND}` }).click();
      await expect(one.page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "add-buddy",
    goTo: (one) => one.go("buddies"),
    async open(one) {
      await one.page.keyboard.press("Control+d");
      const dialog = one.page.getByRole("dialog", { name: words.buddies.addTitle });
      await dialog.getByLabel(words.buddies.address).fill("nobody-by-that-name");
      await dialog.getByRole("button", { name: words.buddies.addAct }).click();
      await expect(dialog.getByText("Nobody has that address.")).toBeVisible();
    },
  },
  {
    name: "inbox",
    async goTo(one) {
      await one.go("inbox");
      await expect(one.inbox.row(FRIEND)).toBeVisible();
    },
  },
  { name: "conversation", goTo: (one) => conversationWith(one, FRIEND) },
  {
    name: "conversation-details",
    async goTo(one) {
      await conversationWith(one, FRIEND);
      await pressIfThere(one, words.conversation.details);
      await expect(one.page.getByRole("complementary")).toBeVisible();
    },
  },
  { name: "conversation-closed", goTo: (one) => conversationWith(one, "Trần Nguyệt Ánh") },
  {
    name: "new-message",
    goTo: (one) => one.go("inbox"),
    async open(one) {
      await one.page.keyboard.press("Control+n");
      await expect(one.page.getByLabel(words.inbox.find)).toBeVisible();
    },
  },
  {
    name: "status-picker",
    goTo: (one) => one.go("buddies"),
    async open(one) {
      await one.status.open();
      await one.status.dialog
        .getByRole("radio", { name: words.status.busy })
        .check({ force: true });
      await one.status.dialog.getByLabel(words.status.note).fill("in a meeting ☕");
      await one.status.dialog.getByRole("radio", { name: "1 h", exact: true }).click();
    },
  },
  {
    name: "status-picker-below",
    goTo: (one) => one.go("buddies"),
    async open(one) {
      await one.status.open();
      await one.status.saveAs("Writing");
      await one.status.devices.scrollIntoViewIfNeeded();
    },
  },
  {
    name: "watchers",
    async goTo(one) {
      await one.go("watchers");
      await expect(one.watchers.row("Tomasz Wiśniewski")).toBeVisible();
    },
  },
  {
    name: "watchers-below",
    async goTo(one) {
      await one.go("watchers");
      await expect(one.watchers.row("Tomasz Wiśniewski")).toBeVisible();
    },
    open: (one) => one.watchers.standsOut.click(),
  },
  {
    name: "watchers-grid",
    async goTo(one) {
      await one.go("watchers");
      await expect(one.watchers.row("Tomasz Wiśniewski")).toBeVisible();
    },
    open: (one) => one.watchers.grid.evaluate((grid) => grid.scrollIntoView()),
  },
  {
    name: "rules",
    async goTo(one) {
      await one.go("rules");
      await expect(one.rules.main.getByText(FRIEND).first()).toBeVisible();
    },
  },
  {
    name: "rules-hiding",
    async goTo(one) {
      await one.go("rules");
      await one.rules.openHiding();
    },
  },
  {
    name: "rules-hiding-below",
    async goTo(one) {
      await one.go("rules");
      await one.rules.openHiding();
    },
    open: (one) => one.rules.sharing.scrollIntoViewIfNeeded(),
  },
  {
    name: "rules-add",
    goTo: (one) => one.go("rules"),
    async open(one) {
      await one.rules.main.getByRole("button", { name: words.rules.add }).click();
      await expect(one.page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "rules-from-file",
    goTo: (one) => one.go("rules"),
    open: (one) => one.rules.askForFile(),
  },
  { name: "settings", goTo: (one) => one.go("settings") },
  {
    name: "settings-status-from-file",
    goTo: (one) => one.go("settings"),
    async open(one) {
      await one.page.getByRole("button", { name: words.settings.fromFile }).click();
      await expect(one.page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "settings-away",
    goTo: (one) => one.go("settings"),
    open: (one) => one.settings.away.evaluate((section) => section.scrollIntoView()),
  },
  {
    name: "settings-token",
    async goTo(one) {
      await one.go("settings");
      await one.settings.makeToken("status board");
    },
    open: (one) => one.settings.newToken.scrollIntoViewIfNeeded(),
  },
  {
    name: "block-question",
    async goTo(one) {
      await one.go("buddies");
      await one.buddies.openPerson(FRIEND);
    },
    async open(one) {
      await one.buddies.setMaySee(FRIEND, "block");
      await expect(one.page.getByRole("alertdialog")).toBeVisible();
    },
  },
  {
    name: "buddies-compact",
    async goTo(one) {
      await one.go("buddies");
      // Kept over a restart, so this view is the last.
      await one.page.getByRole("button", { name: "Compact rows" }).click();
      await one.buddies.sees(FRIEND, "lit");
    },
  },
];
