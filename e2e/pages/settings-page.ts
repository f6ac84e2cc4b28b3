import { expect, type Page } from "@playwright/test";
import { words } from "./words.ts";

export interface ScriptToken {
  readonly token: string;
  /** The line that is offered to try it with. */
  readonly command: string;
}

export function settingsPage(page: Page) {
  const { settings, places } = words;
  const main = page.getByRole("main", { name: places.settings });
  const newToken = main.getByText(/^curl /);
  return {
    main,
    away: main.getByRole("region", { name: settings.away }),
    newToken,
    async makeToken(label: string): Promise<ScriptToken> {
      await main.getByLabel(settings.tokenLabel).fill(label);
      await main.getByRole("button", { name: settings.makeToken }).click();
      await expect(newToken).toBeVisible();
      const command = await newToken.innerText();
      return { command, token: /Bearer ([^"]+)/.exec(command)?.[1] ?? "" };
    },
  };
}
