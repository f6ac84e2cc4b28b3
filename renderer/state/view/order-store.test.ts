import { describe, expect, it } from "vitest";
import { availabilityOf } from "../../../shared/model/availability.ts";
import { aDocument, inbox, presentity } from "../../testing/people.ts";
import { createTestPage, NOON, type TestPage } from "../../testing/test-state.ts";

const work = ({ state }: TestPage) =>
  state.order.store.getState().outline.groups.find(({ name }) => name === "Work")?.members ?? [];

function goOff(page: TestPage, name: string): void {
  const document = aDocument({ name, displayName: name }, NOON, 2);
  page.bridge.changeBuddies((view) =>
    view.buddy.presentity === presentity(name) ? { ...view, document } : undefined,
  );
}

describe("the order of the lists", () => {
  it("follows the lights while nobody is there", async () => {
    const page = createTestPage();
    await page.app.load();
    expect(work(page)[0]).toBe(presentity("ada"));
    goOff(page, "ada");
    expect(work(page)[0]).not.toBe(presentity("ada"));
  });

  it("stands still under the pointer, and catches up afterwards", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.order.hold("buddies", true);
    const before = work(page);
    goOff(page, "ada");
    expect(work(page)).toBe(before);
    page.state.order.hold("buddies", false);
    expect(work(page)[0]).not.toBe(presentity("ada"));
  });

  it("follows at once what the person themself asks for", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.order.hold("buddies", true);
    page.state.view.filterBuddies("ada");
    expect(work(page)).toEqual([presentity("ada")]);
    page.state.view.filterBuddies("");
    await page.state.preferences.change({ buddySort: "name" });
    expect(work(page)[0]).toBe(presentity("ada"));
  });

  it("does not change when a light changes that moves nobody", async () => {
    const page = createTestPage();
    await page.app.load();
    const before = page.state.order.store.getState().outline;
    page.bridge.changeBuddies((view) =>
      availabilityOf(view.document) === "busy"
        ? { ...view, asOf: new Date(NOON).toISOString() }
        : undefined,
    );
    expect(page.state.order.store.getState().outline).toBe(before);
  });

  it("brings a conversation up when something is said, unless its list is held", async () => {
    const page = createTestPage();
    await page.app.load();
    const order = () => page.state.order.store.getState().conversations;
    page.bridge.hear(inbox("thordis"), "Hæ");
    expect(order()[0]).toBe(inbox("thordis"));
    page.state.order.hold("conversations", true);
    page.bridge.hear(inbox("sara"), "مرحبا");
    expect(order()[0]).toBe(inbox("thordis"));
    page.state.order.hold("conversations", false);
    expect(order()[0]).toBe(inbox("sara"));
  });

  it("has a row for a conversation that was only just opened", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.view.openConversation(inbox("leilani"));
    expect(page.state.order.store.getState().conversations[0]).toBe(inbox("leilani"));
  });
});
