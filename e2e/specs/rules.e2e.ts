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
