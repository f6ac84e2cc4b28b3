import { expect, type Page } from "@playwright/test";
import { addressOf, neighbours, resident } from "../fixtures/neighbours.ts";
import { test } from "../fixtures/street.ts";
import { person, type Person } from "../pages/person.ts";
import { PASSWORD } from "../pages/welcome-page.ts";
import { words } from "../pages/words.ts";

/** The landmark that has the focus. */
function focusedPane(page: Page): Promise<string | null | undefined> {
  return page.evaluate(
    () => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane") ?? null,
  );
}

/** Tab, until it is reached; a round without it fails. */
async function tabTo(page: Page, name: string | RegExp, role: "button" | "textbox" = "button") {
  const wanted = page.getByRole(role, { name });
  await expect(wanted.first()).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const isThere = await wanted.evaluateAll((all) =>
      all.some((each) => each === document.activeElement),
    );
    if (isThere) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

test("an account is made without a pointer", async ({ street }) => {
  const anna = person(await street.open("anna"), "Anna");
  const { keyboard } = anna.page;
  await tabTo(anna.page, words.welcome.name, "textbox");
  await keyboard.type("Anna");
  await tabTo(anna.page, words.welcome.password, "textbox");
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await anna.isConnected();
});

test("somebody is added, let in, found and written to without a pointer", async ({ street }) => {
  const anna = await resident(street, "Anna");
  const ben = await resident(street, "Ben");
  await test.step("Anna adds Ben", () => addBen(anna));
  await test.step("Ben lets her in", () => letIn(ben, "Anna"));
  await test.step("Anna finds him by typing, and writes", () => findAndWrite(anna));
  await test.step("Ben walks to it and answers", () => walkAndAnswer(ben));
  await expect(anna.conversation.said("Hello Anna")).toBeVisible();
});

async function addBen({ page }: Person): Promise<void> {
  await page.keyboard.press("Control+d");
  await page.keyboard.type(addressOf("Ben"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function letIn({ page }: Person, name: string): Promise<void> {
  const request = page.getByRole("article", { name });
  await expect(request).toBeVisible();
  await tabTo(page, words.answers.allow);
  await page.keyboard.press("Enter");
  await expect(request).toBeHidden();
}

async function findAndWrite({ page, conversation }: Person): Promise<void> {
  await page.keyboard.press("Control+n");
  await page.keyboard.type("be");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(conversation.composer).toBeFocused();
  await page.keyboard.type("Hello");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Ben");
  await page.keyboard.press("Enter");
  await conversation.came("delivered");
}

async function walkAndAnswer({ page, conversation }: Person): Promise<void> {
  await page.keyboard.press("Alt+ArrowDown");
  await expect(conversation.said("Hello")).toContainText("Hello\nBen", { useInnerText: true });
  await expect(conversation.composer).toBeFocused();
  await page.keyboard.type("Hello Anna");
  await page.keyboard.press("Enter");
}

test("the status is chosen without a pointer, and Escape leaves it as it was", async ({
  street,
}) => {
  const anna = await resident(street, "Anna");
  const { keyboard } = anna.page;
  await keyboard.press("Control+Shift+y");
  await expect(anna.status.dialog).toBeVisible();
  await keyboard.press("Escape");
  await expect(anna.status.dialog).toBeHidden();
  await keyboard.press("Control+Shift+y");
  await expect(anna.status.dialog.getByRole("radio", { checked: true })).toBeFocused();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(anna.status.dialog).toBeHidden();
  await expect(anna.status.own).toHaveAccessibleName("Your status: Busy. Change");
});

test("F6 goes round the regions, and each remembers where one was", async ({ street }) => {
  const [anna] = await neighbours(street, "Anna", "Ben");
  const { keyboard } = anna.page;
  await anna.buddies.write("Ben");
  await expect(anna.conversation.composer).toBeFocused();
  const seen: unknown[] = [];
  for (let step = 0; step < 3; step += 1) {
    await keyboard.press("F6");
    seen.push(await focusedPane(anna.page));
  }
  expect(seen).toEqual(["rail", "list", "main"]);
  await expect(anna.conversation.composer).toBeFocused();
  await keyboard.press("Shift+F6");
  expect(await focusedPane(anna.page)).toBe("list");
});

test("the buddy list is one stop, walked with arrows, with its menu on a key", async ({
  street,
}) => {
  const [anna] = await neighbours(street, "Anna", "Ben");
  const { keyboard } = anna.page;
  await anna.go("buddies");
  await keyboard.press("Control+f");
  await expect(anna.page.getByRole("searchbox", { name: words.buddies.filter })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Home");
  await keyboard.press("ArrowDown");
  await expect(anna.buddies.row("Ben")).toBeFocused();
  await keyboard.press("Shift+F10");
  await expect(anna.page.getByRole("menu", { name: "Ben" })).toBeVisible();
  await keyboard.press("Escape");
  await expect(anna.buddies.row("Ben")).toBeFocused();
  await keyboard.press("Enter");
  await expect(anna.buddies.person("Ben")).toBeVisible();
});

test("Escape closes one layer after the other", async ({ street }) => {
  const [anna] = await neighbours(street, "Anna", "Ben");
  const { keyboard } = anna.page;
  await anna.buddies.write("Ben");
  await anna.page.getByRole("button", { name: words.conversation.details }).click();
  const details = anna.page.getByRole("complementary", { name: words.conversation.details });
  await details.getByRole("button", { name: /^May see my light/ }).click();
  await anna.page.getByRole("menuitemradio", { name: words.answers.block }).click();
  const question = anna.page.getByRole("alertdialog");
  // The harmless answer has the focus.
  await expect(question.getByRole("button", { name: words.dialog.cancel })).toBeFocused();
  await keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(details).toBeVisible();
  await keyboard.press("Escape");
  await expect(details).toBeHidden();
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await expect(anna.conversation.with("Ben")).toBeVisible();
  await keyboard.press("Escape");
  await expect(anna.inbox.row("Ben")).toBeVisible();
});
