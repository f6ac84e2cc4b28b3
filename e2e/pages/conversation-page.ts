import { expect, type Page } from "@playwright/test";
import { words } from "./words.ts";

/** One conversation: the log and the composer below it. */
export function conversationPage(page: Page) {
  const { conversation } = words;
  const log = page.getByRole("log", { name: conversation.messages });
  const composer = page.getByRole("textbox", { name: conversation.message, exact: true });
  return {
    log,
    composer,
    with: (name: string) => page.getByRole("main", { name: `Conversation with ${name}` }),
    /** The bubble that says just this. */
    said: (text: string) => log.locator("[data-bubble]").filter({ hasText: text }),
    async send(text: string): Promise<void> {
      await composer.fill(text);
      await composer.press("Enter");
      await expect(composer).toHaveValue("");
    },
    /** How far the last own message came. */
    async came(how: "sending" | "waiting" | "stored" | "delivered" | "seen"): Promise<void> {
      await expect(log.getByText(conversation[how]).last()).toBeVisible();
    },
    failure: (reason: string) => log.getByRole("alert").filter({ hasText: reason }),
    tellMe: page.getByRole("button", { name: conversation.tellMe }),
  };
}
