import { expect } from "@playwright/test";
import { PrincipalAddress } from "../../shared/contract/address.ts";
import { DOMAIN } from "../fixtures/app.ts";
import { ask } from "../fixtures/bridge.ts";
import { addressOf, inConversation, neighbours, resident } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";
import { person, type Person } from "../pages/person.ts";

test("two people on one computer find each other, see each other's light and talk", async ({
  street,
}) => {
  const anna = person(await street.open("anna"), "Anna");
  const ben = person(await street.open("ben"), "Ben");
  await test.step("each creates an account", () => moveIn(anna, ben));
  await test.step("they let each other see their light", () => becomeBuddies(anna, ben));
  await test.step("Anna is busy for a while, and Ben sees it", () => beBusy(anna, ben));
  await test.step("Ben writes, and learns when Anna has seen it", () => write(anna, ben));
  await test.step("they talk", () => talk(anna, ben));
});

async function moveIn(anna: Person, ben: Person): Promise<void> {
  await anna.welcome.createAccount({ name: "Anna" });
  await anna.isConnected();
  await ben.welcome.createAccount({ name: "Ben" });
  await ben.isConnected();
}

/** Ben asks, Anna allows and asks in turn, Ben allows. */
async function becomeBuddies(anna: Person, ben: Person): Promise<void> {
  await ben.go("buddies");
  await ben.buddies.add(addressOf("Anna"), { name: "Anna" });
  await expect(ben.buddies.row("Anna")).toHaveAccessibleName(
    "Anna, Unavailable, Waiting for their answer",
  );
  await anna.buddies.answer("Ben", "allow");
  await ben.buddies.sees("Anna", "lit");
  await ben.buddies.answer("Anna", "allow");
  await anna.go("buddies");
  await anna.buddies.sees("Ben", "lit");
}

async function beBusy(anna: Person, ben: Person): Promise<void> {
  await anna.status.choose("busy", { note: "in a meeting ☕", until: "1 h" });
  await expect(anna.status.own).toHaveAccessibleName("Your status: Busy. Change");
  await expect(ben.buddies.row("Anna")).toHaveAccessibleName(
    /^Anna, Busy, in a meeting ☕, until \d\d:\d\d$/,
  );
  await anna.status.choose("available", { note: "" });
  await ben.buddies.sees("Anna", "lit");
}

async function write(anna: Person, ben: Person): Promise<void> {
  await ben.buddies.write("Anna");
  await ben.conversation.send("Are you there?");
  await ben.conversation.came("delivered");
  await expect(anna.buddies.row("Ben")).toHaveAccessibleName(/, 1 unread/);
  await expect(anna.place("inbox")).toHaveAccessibleName("Inbox 1 unread");
  await anna.go("inbox");
  await anna.inbox.open("Ben");
  await expect(anna.conversation.said("Are you there?")).toBeVisible();
  await ben.conversation.came("seen");
  await expect(anna.place("inbox")).toHaveAccessibleName("Inbox");
}

/** Several lines, emoji, from right to left. */
async function talk(anna: Person, ben: Person): Promise<void> {
  const lines = "First line\nsecond line 👩‍👩‍👧‍👦";
  await anna.conversation.send(lines);
  await expect(ben.conversation.said("First line")).toContainText(lines, { useInnerText: true });
  const hebrew = "שלום, מה שלומך? 123";
  await ben.conversation.send(hebrew);
  const bubble = anna.conversation.said(hebrew);
  await expect(bubble).toBeVisible();
  await expect(bubble.locator("[dir=auto]")).toHaveCSS("direction", "rtl");
  await anna.conversation.came("seen");
  await ben.conversation.came("seen");
}

test("everybody who looks is in the ledger: who subscribed, and who only looked", async ({
  street,
}) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  const cleo = await resident(street, "Cleo");

  await test.step("each sees the other as a subscriber", async () => {
    await anna.go("watchers");
    await ben.go("watchers");
    await expect(anna.watchers.row("Ben")).toContainText("Subscribed");
    await expect(ben.watchers.row("Anna")).toContainText("Subscribed");
  });

  await test.step("Cleo looks once with a script", async () => {
    await cleo.go("settings");
    const { token, command } = await cleo.settings.makeToken("a script");
    // The line that is offered looks at one's own light, as Cleo knows nobody.
    const url = /"(http[^"]+)"/.exec(command)?.[1]?.replace("cleo", "anna") ?? "";
    const look = (accept: string) =>
      fetch(url, { headers: { accept, authorization: `Bearer ${token}` } });
    const pidf = await look("application/pidf+xml");
    expect(pidf.headers.get("content-type")).toContain("application/pidf+xml");
    expect(await pidf.text()).toContain(`entity="pres:${addressOf("Anna")}"`);
    const json = await look("application/json");
    expect(await json.json()).toMatchObject({ presentity: `pres:anna@${DOMAIN}` });
  });

  await test.step("and Anna sees the stranger as a fetcher", async () => {
    await expect(anna.watchers.row("Cleo")).toContainText("Looks at times");
  });
});

test("who accepts no messages is not written to in vain", async ({ street }) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await inConversation(anna, ben);
  await ben.status.choose("notAccepting");
  const composer = anna.page.getByRole("region", { name: "Write to Ben" });
  await expect(composer).toContainText("Ben is not accepting messages now.");
  await anna.conversation.tellMe.click();
  await ben.status.choose("available");
  await expect(anna.page.getByText("Ben is accepting messages again.")).toBeVisible();
  await anna.conversation.send("Now, then");
  await expect(ben.conversation.said("Now, then")).toBeVisible();
});

test("quietly ignoring looks like signing off to the one who is ignored", async ({ street }) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  const cleo = await resident(street, "Cleo");
  await ask(anna.page, "access:decide", {
    watcher: PrincipalAddress.parse(addressOf("Cleo")),
    handling: "allow",
  });
  await cleo.go("buddies");
  await cleo.buddies.add(addressOf("Anna"), { name: "Anna" });
  await cleo.buddies.sees("Anna", "lit");

  await anna.buddies.openPerson("Ben");
  await anna.buddies.setMaySee("Ben", "ignore");
  await ben.buddies.sees("Anna", "off");
  const saidTo = async (neighbour: Person) =>
    (await neighbour.buddies.row("Anna").getAttribute("aria-label"))?.replaceAll(/\d+/g, "#");
  const ignored = await saidTo(ben);

  await anna.app.stop();
  await cleo.buddies.sees("Anna", "off");
  // Anna's app launched the service, so the others are without one for a moment.
  await expect.poll(() => saidTo(cleo)).toBe(ignored);

  await ben.buddies.write("Anna");
  await ben.conversation.send("Hello?");
  await ben.conversation.came("stored");
});

test("who is blocked is told", async ({ street }) => {
  const [anna, ben] = await neighbours(street, "Anna", "Ben");
  await anna.buddies.openPerson("Ben");
  await anna.buddies.setMaySee("Ben", "block");
  await anna.page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
  await expect(ben.buddies.row("Anna")).toHaveAccessibleName(/They don’t let you see their light/);
  await ben.buddies.write("Anna");
  await ben.conversation.send("Hello?");
  await expect(ben.conversation.failure("Anna does not take your messages.")).toBeVisible();
});
