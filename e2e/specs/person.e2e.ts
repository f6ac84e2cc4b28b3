import { expect } from "@playwright/test";
import { addressOf, neighbours, resident } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";

test("somebody is told once when a light comes on, and it waits for them to see it", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await ben.app.stop();
  await anna.buddies.sees("Ben", "off");
  await anna.buddies.openPerson("Ben");
  await anna.buddies.tellMeOnce("Ben");

  await ben.app.start();
  const told = anna.page.getByRole("alertdialog").filter({ hasText: "Ben" });
  await expect(told).toContainText("Ben’s light is on.");

  await test.step("also after the window was closed", async () => {
    await anna.page.reload();
    await expect(told).toContainText(/Ben’s light (?:is on|came on)/);
  });
  await test.step("until it is answered, and then it is over", async () => {
    await told.getByRole("button", { name: "Open" }).click();
    await expect(anna.buddies.person("Ben")).toBeVisible();
    await expect(told).toBeHidden();
    await anna.page.reload();
    await anna.isConnected();
    await anna.go("settings");
    await expect(told).toBeHidden();
    await expect(anna.page.getByText("You want to be told")).toBeHidden();
  });
});

test("somebody who is no buddy is found by address, looked at again and again, and sees it", async ({
  street,
}) => {
  const [anna] = await neighbours(street, "Anna", "Ben");
  const cleo = await resident(street, "Cleo");
  await anna.page.getByRole("searchbox", { name: "Filter buddies" }).fill("cleo");
  await anna.page.getByRole("button", { name: "Open their page" }).click();
  const page = anna.buddies.person(addressOf("Cleo"));
  await expect(page).toContainText("They can see each look, and how often you look.");
  await page.getByRole("button", { name: /^Look by itself/ }).click();
  await anna.page.getByRole("menuitemradio", { name: "Every 5 min" }).click();
  await expect(page).toContainText("They can see that you look every 5 min.");
  await expect(page).toContainText("What one look showed");
  await cleo.go("watchers");
  await expect(cleo.watchers.row("Anna")).toBeVisible();

  await test.step("until it is stopped in the settings", async () => {
    await anna.go("settings");
    await anna.page.getByRole("button", { name: `Stop looking at ${addressOf("Cleo")}` }).click();
    await expect(anna.page.getByText("Porchlight looks for you at")).toBeHidden();
  });
});
