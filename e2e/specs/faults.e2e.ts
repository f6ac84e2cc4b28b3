import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import { InboxAddress } from "../../shared/contract/address.ts";
import { ask } from "../fixtures/bridge.ts";
import { addressOf, inConversation, neighbours, resident } from "../fixtures/neighbours.ts";
import { electron, test } from "../fixtures/street.ts";
import { person, type Person } from "../pages/person.ts";

const inboxOf = (name: string) => InboxAddress.parse(`im:${addressOf(name)}`);

/** The words of a whole conversation as the app behind the page has them, oldest first. */
async function wordsWith(one: Person, name: string): Promise<readonly string[]> {
  const page = await ask(one.page, "conversation:read", {
    peer: inboxOf(name),
    before: null,
    limit: 200,
  });
  return page.messages.map(({ text }) => text);
}

async function draftTo(one: Person, name: string): Promise<string> {
  const page = await ask(one.page, "conversation:read", {
    peer: inboxOf(name),
    before: null,
    limit: 1,
  });
  return page.draft;
}

const numbered = (count: number) => Array.from({ length: count }, (_each, at) => `message ${at}`);

test("the service is killed in the middle of a conversation, and nothing is lost or doubled", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  const sent = numbered(60);
  const stripComes = [anna, ben].map((one) => one.strip.waitFor());
  for (const [at, text] of sent.entries()) {
    await ask(anna.page, "message:send", { peer: inboxOf("Ben"), text });
    if (at === 30) await street.killService();
  }
  await Promise.all(stripComes);
  await expect(anna.strip).toBeHidden();
  await expect(ben.strip).toBeHidden();
  await expect(ben.conversation.said("message 59")).toBeVisible();
  await anna.conversation.came("seen");
  expect(await wordsWith(ben, "Anna")).toEqual(sent);
  expect(await wordsWith(anna, "Ben")).toEqual(sent);
});

test("the app is killed with words unsent and half a thought, and both are there again", async ({
  street,
}) => {
  test.skip(process.platform === "win32", "a process can't be halted there");
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  await anna.conversation.send("before");
  await anna.conversation.came("seen");

  await street.haltService();
  await anna.conversation.send("first unsent");
  await anna.conversation.send("second unsent");
  await anna.conversation.composer.fill("half a thought");
  await expect.poll(() => draftTo(anna, "Ben")).toBe("half a thought");
  await anna.app.kill();
  await anna.app.start();

  await test.step("with no service in reach everything can be read, and written to", async () => {
    await anna.go("inbox");
    await expect(anna.inbox.row("Ben")).toHaveAccessibleName(
      /^Ben, Unknown, Draft: half a thought/,
    );
    await anna.inbox.open("Ben");
    await expect(anna.conversation.composer).toHaveValue("half a thought");
    await expect(anna.conversation.said("before")).toBeVisible();
    await expect(anna.conversation.said("second unsent")).toBeVisible();
    await anna.conversation.send("half a thought, finished");
    await anna.conversation.came("waiting");
  });

  await street.killService();
  await anna.conversation.came("seen");
  expect(await wordsWith(ben, "Anna")).toEqual([
    "before",
    "first unsent",
    "second unsent",
    "half a thought, finished",
  ]);
});

test("the app that launched the service dies, and another one goes on with it", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  expect(await anna.app.servicePids()).toHaveLength(1);
  await anna.app.kill();

  await ben.conversation.send("Your window went dark");
  await ben.conversation.came("stored");
  expect(await ben.app.servicePids()).toHaveLength(1);

  await anna.app.start();
  await anna.isConnected();
  await anna.go("inbox");
  await anna.inbox.open("Ben");
  await expect(anna.conversation.said("Your window went dark")).toBeVisible();
  await anna.conversation.send("A fuse");
  await expect(ben.conversation.said("A fuse")).toBeVisible();
});

test("signing off goes dark at once, and coming back shows what was missed", async ({ street }) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await ben.app.stop();
  await anna.buddies.sees("Ben", "off");
  await anna.buddies.write("Ben");
  await anna.conversation.send("For when you are back");
  await anna.conversation.came("stored");
  await ben.app.start();
  await expect(ben.place("inbox")).toHaveAccessibleName("Inbox 1 unread");
  await anna.conversation.came("delivered");
});

const SPOILT = [
  {
    what: "the service's data is no database",
    spoil: async (folder: string) => {
      await mkdir(join(folder, "service", "data"), { recursive: true });
      await writeFile(join(folder, "service", "data", "porchlight.sqlite"), "x".repeat(8_192));
    },
    words: "The stored data could not be read.",
  },
  {
    what: "the service may not write its data",
    spoil: async (folder: string) => {
      await mkdir(join(folder, "service"));
      await writeFile(join(folder, "service", "data"), "in the way");
    },
    words: "Porchlight may not write to its folder.",
  },
];

for (const { what, spoil, words } of SPOILT) {
  test(`${what}: the window opens and says so`, async ({ street }) => {
    await spoil(street.folder);
    const anna = person(await street.open("anna"), "Anna");
    await anna.welcome.isShown();
    const alert = anna.page.getByRole("alert").filter({ hasText: words });
    await expect(alert).toContainText("The service on this computer did not start");
  });
}

test("the profile is damaged: there is no window, but one plain sentence", async ({ street }) => {
  test.skip(electron !== null, "the desktop app says it in a dialog of the system");
  await mkdir(join(street.folder, "profiles", "anna"), { recursive: true });
  await writeFile(join(street.folder, "profiles", "anna", "profile.json"), "{");
  const { code, output } = await street.failToOpen("anna");
  expect(code).toBe(1);
  expect(output).toMatch(/^The profile is damaged and can't be read: .*profile\.json$/);
});

test("the profile may not be written: one plain sentence", async ({ street }) => {
  test.skip(electron !== null, "the desktop app says it in a dialog of the system");
  await writeFile(join(street.folder, "profiles"), "in the way");
  const { code, output } = await street.failToOpen("anna");
  expect(code).toBe(1);
  expect(output.split("\n")).toHaveLength(1);
  expect(output).toContain(street.folder);
});

test("a second start of a profile leads to the one that runs", async ({ street, browser }) => {
  test.skip(electron !== null, "the desktop app shows its window again, and there is only one");
  const anna = await resident(street, "Anna");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(await street.linkOfAnotherStart("anna"));
  const second = person({ ...anna.app, page }, "Anna");
  await second.isConnected();
  await anna.status.choose("away");
  await expect(second.status.own).toHaveAccessibleName("Your status: Away. Change");
  await context.close();
});

test("a profile that another program holds is refused in one plain sentence", async ({
  street,
}) => {
  test.skip(electron !== null, "the desktop app says it in a dialog of the system");
  const folder = join(street.folder, "profiles", "anna");
  await mkdir(folder, { recursive: true });
  const other = new DatabaseSync(join(folder, "in-use.lock"));
  other.exec("begin exclusive");
  const { code, output } = await street.failToOpen("anna");
  other.close();
  expect(code).toBe(1);
  expect(output).toBe("This profile is already open in another window.");
});

test("a taken port is refused in one plain sentence", async ({ street }) => {
  test.skip(electron !== null, "the desktop app has no port");
  const anna = await resident(street, "Anna");
  const { port } = new URL(anna.page.url());
  const { code, output } = await street.failToOpen("ben", [`--port=${port}`]);
  expect(code).toBe(1);
  expect(output).toBe(`Port ${port} of this computer is taken.`);
});
