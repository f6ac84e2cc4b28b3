import { join } from "node:path";
import { expect } from "@playwright/test";
import { violationsOn } from "../fixtures/axe.ts";
import { ARTEFACTS } from "../fixtures/built-app.ts";
import { misplacedOn } from "../fixtures/layout.ts";
import { test } from "../fixtures/lively/lively-street.ts";
import { resident } from "../fixtures/neighbours.ts";
import { person, type Person, WIDE } from "../pages/person.ts";
import type { View } from "../pages/view.ts";
import { VIEWS } from "../pages/views.ts";
import { words } from "../pages/words.ts";

const WIDTHS = [1280, 800, 390] as const;
/** Where the parts differ; in between they only stand elsewhere. */
const JUDGED_WIDTHS: readonly number[] = [1280, 390];

/** In every width: nothing is out of its place, nobody is shut out, and a picture for whoever wants to see. */
async function judge(
  one: Person,
  view: Pick<View<Person>, "name" | "open">,
  theme: string,
): Promise<void> {
  for (const width of WIDTHS) {
    const where = `${view.name} at ${width}`;
    await one.lookAt(view, width, async () => {
      expect.soft(await misplacedOn(one.page), where).toEqual([]);
      await one.page.screenshot({
        path: join(ARTEFACTS, "screens", `${view.name}-${theme}-${width}.png`),
        animations: "disabled",
      });
      if (JUDGED_WIDTHS.includes(width)) {
        expect.soft(await violationsOn(one.page), where).toEqual([]);
      }
    });
  }
}

/** The same page in every width; nothing in it depends on which one it was opened at. */
async function judgePage(one: Person, name: string, theme: string): Promise<void> {
  await judge(one, { name }, theme);
  await one.page.setViewportSize(WIDE);
}

// What fails here says what it saw.
test.use({ trace: "off" });

for (const theme of ["light", "dark"] as const) {
  test(`every view stands right and can be used by everybody, ${theme}`, async ({
    lively: { owner },
    street,
  }) => {
    test.slow();
    await owner.page.emulateMedia({ colorScheme: theme });
    for (const view of VIEWS) {
      await owner.goTo(view);
      await judge(owner, view, theme);
    }
    await owner.page.setViewportSize(WIDE);
    await owner.go("inbox");
    await owner.inbox.open("Ngozi Okonkwo-Adeyemi");
    await street.takeServiceAway();
    await expect(owner.strip).toBeVisible();
    await owner.conversation.send("I will be at the quay at half past six.");
    await owner.conversation.came("waiting");
    await judgePage(owner, "offline", theme);
  });

  test(`whoever is new or alone finds their way, ${theme}`, async ({ street }) => {
    const anna = person(await street.open("anna"), "Anna");
    await anna.page.emulateMedia({ colorScheme: theme });
    await anna.welcome.isShown();
    await expect(anna.welcome.form).toContainText("@ street.example");
    await judgePage(anna, "welcome", theme);
    await anna.welcome.createAccount({ name: "", password: "short" });
    await judgePage(anna, "welcome-problems", theme);
    await anna.welcome.way(words.welcome.join).click();
    await judgePage(anna, "welcome-join", theme);
    await anna.welcome.way(words.welcome.practice).click();
    await judgePage(anna, "welcome-practice", theme);
    const ben = await resident(street, "Ben");
    await ben.page.emulateMedia({ colorScheme: theme });
    for (const place of ["inbox", "buddies", "watchers"] as const) {
      await ben.go(place);
      await judgePage(ben, `${place}-empty`, theme);
    }
  });
}
