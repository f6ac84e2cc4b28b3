import { expect } from "@playwright/test";
import { violationsOn } from "../fixtures/axe.ts";
import { test } from "../fixtures/lively/lively-street.ts";
import { resident } from "../fixtures/neighbours.ts";
import { person } from "../pages/person.ts";
import { VIEWS } from "../pages/views.ts";
import { words } from "../pages/words.ts";

const WIDTHS = [1280, 390] as const;

// What fails here says what it saw.
test.use({ trace: "off" });

for (const colorScheme of ["light", "dark"] as const) {
  test(`every view can be used by everybody, ${colorScheme}`, async ({ lively: { owner } }) => {
    test.slow();
    await owner.page.emulateMedia({ colorScheme });
    for (const view of VIEWS) {
      await owner.goTo(view);
      for (const width of WIDTHS) {
        await owner.lookAt(view, width, async () => {
          const found = await violationsOn(owner.page);
          expect.soft(found, `${view.name} at ${width}`).toEqual([]);
        });
      }
    }
  });

  test(`whoever is new or alone finds their way, ${colorScheme}`, async ({ street }) => {
    const anna = person(await street.open("anna"), "Anna");
    await anna.page.emulateMedia({ colorScheme });
    await anna.welcome.isShown();
    for (const way of [words.welcome.here, words.welcome.join, words.welcome.practice]) {
      const button = anna.welcome.way(way);
      if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
      expect.soft(await violationsOn(anna.page), String(way)).toEqual([]);
    }
    const ben = await resident(street, "Ben");
    await ben.page.emulateMedia({ colorScheme });
    for (const place of ["inbox", "buddies", "watchers"] as const) {
      await ben.go(place);
      expect.soft(await violationsOn(ben.page), `${place}, empty`).toEqual([]);
    }
  });
}
