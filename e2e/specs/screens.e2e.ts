import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { ARTEFACTS } from "../fixtures/built-app.ts";
import { misplacedOn } from "../fixtures/layout.ts";
import { test } from "../fixtures/lively/lively-street.ts";
import { resident } from "../fixtures/neighbours.ts";
import { person, type Person, WIDE } from "../pages/person.ts";
import type { View } from "../pages/view.ts";
import { VIEWS } from "../pages/views.ts";
import { words } from "../pages/words.ts";

const WIDTHS = [1280, 800, 390] as const;

async function shoot(page: Page, name: string, theme: string, width: number): Promise<void> {
  expect.soft(await misplacedOn(page), `${name} at ${width}`).toEqual([]);
  await page.screenshot({
    path: join(ARTEFACTS, "screens", `${name}-${theme}-${width}.png`),
    animations: "disabled",
  });
}

/** The same page in every width; nothing in it depends on which one it was opened at. */
async function shootAll(one: Person, name: string, theme: string): Promise<void> {
  await shootView(one, { name }, theme);
  await one.page.setViewportSize(WIDE);
}

async function shootView(
  one: Person,
  view: Pick<View<Person>, "name" | "open">,
  theme: string,
): Promise<void> {
  for (const width of WIDTHS) {
    await one.lookAt(view, width, () => shoot(one.page, view.name, theme, width));
  }
}

// What fails here says what it saw.
test.use({ trace: "off" });

for (const theme of ["light", "dark"] as const) {
  test(`a picture of every view, ${theme}`, async ({ lively: { owner }, street }) => {
    test.slow();
    await owner.page.emulateMedia({ colorScheme: theme });
    for (const view of VIEWS) {
      await owner.goTo(view);
      await shootView(owner, view, theme);
    }
    await owner.page.setViewportSize(WIDE);
    await owner.go("inbox");
    await owner.inbox.open("Ngozi Okonkwo-Adeyemi");
    await street.takeServiceAway();
    await expect(owner.strip).toBeVisible();
    await owner.conversation.send("I will be at the quay at half past six.");
    await owner.conversation.came("waiting");
    await shootAll(owner, "offline", theme);
  });

  test(`a picture of the first page and of empty ones, ${theme}`, async ({ street }) => {
    const anna = person(await street.open("anna"), "Anna");
    await anna.page.emulateMedia({ colorScheme: theme });
    await anna.welcome.isShown();
    await expect(anna.welcome.form).toContainText("@ street.example");
    await shootAll(anna, "welcome", theme);
    await anna.welcome.createAccount({ name: "", password: "short" });
    await shootAll(anna, "welcome-problems", theme);
    await anna.welcome.way(words.welcome.join).click();
    await shootAll(anna, "welcome-join", theme);
    await anna.welcome.way(words.welcome.practice).click();
    await shootAll(anna, "welcome-practice", theme);
    const ben = await resident(street, "Ben");
    await ben.page.emulateMedia({ colorScheme: theme });
    for (const place of ["inbox", "buddies", "watchers"] as const) {
      await ben.go(place);
      await shootAll(ben, `${place}-empty`, theme);
    }
  });
}
