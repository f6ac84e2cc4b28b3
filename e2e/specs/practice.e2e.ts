import { expect } from "@playwright/test";
import { test } from "../fixtures/street.ts";
import { person } from "../pages/person.ts";
import { words } from "../pages/words.ts";

/** What the interface promises whoever starts alone. */
const WITHIN_A_MINUTE = { timeout: 60_000 };

test("with practice buddies every view has something true to show within a minute", async ({
  street,
}) => {
  const anna = person(await street.open("anna"), "Anna");
  await anna.welcome.startPractice({ name: "Anna" });
  await anna.isConnected();

  await test.step("somebody is there, and somebody asks to see the light", async () => {
    await anna.go("buddies");
    await anna.buddies.sees("Ekko Halloran", "lit");
    await expect(anna.buddies.request("Penny Knox")).toBeVisible();
  });

  await test.step("somebody greets, and says back what is written", async () => {
    await anna.go("inbox");
    await anna.inbox.open("Ekko Halloran");
    await anna.conversation.send("Is anybody out there?");
    await expect(anna.conversation.said("there?").nth(1)).toBeVisible();
  });

  await test.step("a light changes by itself", async () => {
    await anna.go("buddies");
    const wanda = anna.buddies.row("Wanda Offley");
    for (const lamp of [words.lamp.busy, words.lamp.away])
      await expect(wanda).toHaveAccessibleName(new RegExp(`, ${lamp}, `), WITHIN_A_MINUTE);
  });

  await test.step("who looks is seen: now and then, like a clock, in and out", async () => {
    await anna.go("watchers");
    const { row } = anna.watchers;
    await expect(row("Nora Glance")).toContainText(words.watchers.looks, WITHIN_A_MINUTE);
    await expect(row("Finn Fickle")).toContainText(words.watchers.comesAndGoes, WITHIN_A_MINUTE);
    await expect(row("Otto Clockwell")).toContainText(words.watchers.polls, WITHIN_A_MINUTE);
    await expect(row("Ekko Halloran")).toContainText(words.watchers.subscribed);
    await expect(anna.watchers.unusual).toBeVisible();
    await expect(anna.watchers.request("Penny Knox")).toBeVisible();
  });
});
