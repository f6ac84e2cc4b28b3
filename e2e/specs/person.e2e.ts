import { expect } from "@playwright/test";
import { neighbours } from "../fixtures/neighbours.ts";
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
