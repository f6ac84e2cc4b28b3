import type { Page } from "@playwright/test";
import { words } from "./words.ts";

export function settingsPage(page: Page) {
  const main = page.getByRole("main", { name: words.places.settings });
  return { main };
}
