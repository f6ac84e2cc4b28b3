import { writeFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { addressOf, neighbours, resident } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";

test("a rule for everybody shows strangers the light, and nothing of what stands beside it", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  const cleo = await resident(street, "Cleo");
  await anna.status.choose("busy", { note: "in the garden" });
  await expect(ben.buddies.row("Anna")).toHaveAccessibleName(/in the garden/);

  await anna.go("rules");
  await anna.rules.showLightToEverybody();
  await expect(anna.rules.main).toContainText("Everybody signed in");

  await test.step("a stranger sees the light at once, without being asked about", async () => {
    await cleo.go("buddies");
    await cleo.buddies.add(addressOf("Anna"), { name: "Anna" });
    await cleo.buddies.sees("Anna", "lit");
    await expect(cleo.buddies.row("Anna")).not.toHaveAccessibleName(/garden/);
  });

  await test.step("who was let in by name goes on seeing everything", async () => {
    await expect(ben.buddies.row("Anna")).toHaveAccessibleName(/in the garden/);
  });
});

test("rules leave as a file and come in from it, and a file that is none changes nothing", async ({
  street,
}, testInfo) => {
  const anna = await resident(street, "Anna");
  await anna.go("rules");
  await anna.rules.showLightToEverybody();
  const saved = await anna.rules.saveFile();
  expect(saved.suggestedFilename()).toBe("anna-rules.xml");
  const path = testInfo.outputPath("rules.xml");
  await saved.saveAs(path);
  await anna.rules.remove("Everybody signed in");
  await expect(anna.rules.row("Everybody signed in")).toHaveCount(0);

  await test.step("what is no file of rules is refused in words", async () => {
    const bad = testInfo.outputPath("bad.xml");
    await writeFile(bad, '<!DOCTYPE r [<!ENTITY a "&b;">]><r>&a;</r>');
    await anna.rules.chooseFile(bad);
    await expect(anna.rules.dialog.getByRole("alert")).toContainText("DOCTYPE");
    await expect(
      anna.rules.dialog.getByRole("button", { name: "Replace my rules" }),
    ).toBeDisabled();
  });

  await test.step("what would come of a file stands there before it does", async () => {
    await anna.rules.chooseFile(path);
    await expect(anna.rules.dialog).toContainText("1 rule from the file. You have none yet.");
    await expect(anna.rules.row("Everybody signed in")).toHaveCount(0);
    await anna.rules.replace();
    await expect(anna.rules.row("Everybody signed in").first()).toContainText("Light only");
  });
});
