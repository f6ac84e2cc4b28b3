import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { neighbours } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";
import type { Person } from "../pages/person.ts";

test("presence leaves as a file, comes in as a status, and somebody's card is saved", async ({
  street,
}, testInfo) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await anna.status.choose("busy", { note: "in the garden" });
  await expect(ben.buddies.row("Anna")).toHaveAccessibleName(/in the garden/);
  await anna.go("settings");

  const path = testInfo.outputPath("presence.xml");
  await test.step("one's own, as one sees it oneself", async () => {
    const download = anna.page.waitForEvent("download");
    await anna.page.getByRole("button", { name: "Save", exact: true }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("anna-presence.xml");
    await saved.saveAs(path);
    expect(await readFile(path, "utf8")).toContain("in the garden");
  });

  await test.step("as somebody else's status, with their light as it is", async () => {
    await setStatusFrom(ben, path);
    await anna.go("buddies");
    await anna.buddies.sees("Ben", "lit");
    await expect(anna.buddies.row("Ben")).toHaveAccessibleName(/in the garden/);
  });

  await test.step("a card of somebody", async () => {
    await anna.buddies.openPerson("Ben");
    await anna.page.getByRole("button", { name: "More", exact: true }).click();
    const download = anna.page.waitForEvent("download");
    await anna.page.getByRole("menuitem", { name: "Save their card (vCard)" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("ben.vcf");
    expect(await readFile(await saved.path(), "utf8")).toContain("IMPP:im:ben@");
  });
});

async function setStatusFrom(one: Person, path: string): Promise<void> {
  const { page } = one;
  await one.go("settings");
  await page.getByRole("button", { name: "From a file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Status from a file" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a file…" }).click();
  await (await chooser).setFiles(path);
  await expect(dialog).toContainText("about pres:anna@");
  await expect(dialog).toContainText("in the garden");
  await dialog.getByRole("button", { name: "Set as my status" }).click();
  await dialog.waitFor({ state: "hidden" });
}
