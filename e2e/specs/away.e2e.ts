import { expect } from "@playwright/test";
import { resident } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";
import { words } from "../pages/words.ts";

test("a status is saved once and set again in one act", async ({ street }) => {
  const anna = await resident(street, "Anna");
  await test.step("saved with its note and its time", async () => {
    await anna.status.open();
    await anna.status.dialog.getByRole("radio", { name: words.status.busy }).check({ force: true });
    await anna.status.dialog.getByLabel(words.status.note).fill("writing, back later");
    await anna.status.dialog.getByRole("radio", { name: "1 h", exact: true }).click();
    await anna.status.saveAs("Writing");
    await anna.page.keyboard.press("Escape");
    await expect(anna.status.own).toHaveAccessibleName("Your status: Available. Change");
  });
  await test.step("set again, also after a restart", async () => {
    await anna.app.stop();
    await anna.app.start();
    await anna.isConnected();
    await anna.status.open();
    await anna.status.saved.getByRole("button", { name: /^Writing: Busy/ }).click();
    await expect(anna.status.dialog).toBeHidden();
    await expect(anna.status.own).toHaveAccessibleName("Your status: Busy. Change");
  });
  await test.step("it says of this device what is chosen", async () => {
    await anna.status.open();
    await expect(anna.status.devices.getByRole("listitem")).toContainText("as chosen above");
  });
});

test("the settings say what this host can know of its computer, and keep what is set", async ({
  street,
}) => {
  const anna = await resident(street, "Anna");
  await anna.go("settings");
  const { away } = anna.settings;
  const isPageOnly = await anna.page.evaluate(() => !navigator.userAgent.includes("Electron"));
  test.skip(!isPageOnly, "only a browser tab knows so little");
  await expect(away).toContainText("it only knows whether you use its own page");
  await expect(away.getByRole("switch", { name: words.settings.lock })).toBeDisabled();
  const lastInput = away.getByRole("switch", { name: words.settings.lastInput });
  await expect(lastInput).not.toBeChecked();
  await lastInput.check({ force: true });
  await away.getByLabel(words.settings.awayNote, { exact: true }).fill("back soon");
  await away.getByLabel(words.settings.awayNote, { exact: true }).blur();
  await anna.page.reload();
  await anna.go("settings");
  await expect(lastInput).toBeChecked();
  await expect(away.getByLabel(words.settings.awayNote, { exact: true })).toHaveValue("back soon");
});
