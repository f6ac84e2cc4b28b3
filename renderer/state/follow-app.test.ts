import { describe, expect, it } from "vitest";
import { inbox, presentity, principal } from "../testing/people.ts";
import { createTestPage, type TestPage } from "../testing/test-state.ts";
import { fullWorld, welcomeWorld } from "../testing/worlds.ts";

const ada = presentity("ada");
const stores = [
  "session",
  "buddies",
  "conversations",
  "timelines",
  "access",
  "alerts",
  "polls",
  "watchers",
  "drafts",
  "preferences",
  "view",
  "order",
] as const;

function held({ state }: TestPage) {
  return Object.fromEntries(stores.map((name) => [name, state[name].store.getState()]));
}

describe("the mirror of the app", () => {
  it("holds nothing until the first snapshot, and everything after it", async () => {
    const page = createTestPage();
    expect(page.state.session.store.getState().phase).toBe("starting");
    await page.app.load();
    const { session, buddies, conversations, access, drafts } = page.state;
    expect(session.store.getState()).toMatchObject({ phase: "ready", failure: null });
    expect(buddies.store.getState().byPresentity.size).toBe(13);
    expect(conversations.store.getState().unreadCount).toBe(3);
    expect(access.store.getState().requests).toHaveLength(2);
    expect(drafts.store.getState().byPeer.get(inbox("anh"))).toContain("chapter 7");
    expect(page.state.order.store.getState().conversations[0]).toBe(inbox("ada"));
  });

  it("keeps what is told while the snapshot is on its way, on top of it", async () => {
    const page = createTestPage();
    const loading = page.app.load();
    page.bridge.emit("buddies:changed", { buddies: [], removed: [ada] });
    expect(page.state.buddies.store.getState().byPresentity.size).toBe(0);
    await loading;
    expect(page.state.buddies.store.getState().byPresentity.has(ada)).toBe(false);
  });

  it("forgets everything of the person who signed out", async () => {
    const page = createTestPage();
    const initial = held(page);
    await page.app.load();
    await page.state.timelines.open(inbox("ada"));
    await page.state.watchers.refresh();
    page.state.view.openConversation(inbox("ada"));
    page.state.view.postpone([principal("tomasz")]);
    page.state.drafts.write(inbox("ada"), "half a thought");
    page.state.order.hold("buddies", true);
    page.bridge.world.session = null;
    // What follows is asked, not told: the answer never comes here.
    page.bridge.call = () => new Promise(() => undefined);
    page.bridge.emit("session:changed", null);
    expect(held(page)).toEqual(initial);
  });

  it("never saves a draft of the person who signed out", async () => {
    const page = createTestPage();
    await page.app.load();
    page.state.drafts.write(inbox("ada"), "half a thought");
    await page.state.account.signOut();
    page.clock.pass(10_000);
    expect(page.asked.map(({ name }) => name)).not.toContain("draft:save");
  });

  it("shows the first page again after signing out", async () => {
    const page = createTestPage();
    await page.app.load();
    await page.state.account.signOut();
    await expect.poll(() => page.state.session.store.getState().phase).toBe("ready");
    expect(page.state.session.store.getState().session).toBeNull();
  });

  it("reads everything anew when somebody signs in", async () => {
    const page = createTestPage(welcomeWorld);
    await page.app.load();
    page.bridge.world.snapshot.buddies = fullWorld(page.clock.now()).snapshot.buddies;
    await page.state.account.create({
      url: null,
      name: "jamila",
      displayName: "Jamila",
      password: "three odd words",
    });
    await expect
      .poll(() => page.state.session.store.getState().session?.identity.displayName)
      .toBe("Jamila");
    expect(page.state.buddies.store.getState().byPresentity.size).toBe(13);
  });

  it("keeps what is held when the same device tells something new of itself", async () => {
    const page = createTestPage();
    await page.app.load();
    const { session } = page.state.session.store.getState();
    if (session === null) throw new Error("nobody is signed in");
    page.bridge.emit("session:changed", { ...session, serviceUrl: "http://127.0.0.1:9" });
    expect(page.state.session.store.getState().session?.serviceUrl).toBe("http://127.0.0.1:9");
    expect(page.state.buddies.store.getState().byPresentity.size).toBe(13);
  });

  it("says that the app does not answer, and shows everything once it does", async () => {
    const page = createTestPage();
    const { call } = page.bridge;
    page.bridge.call = () => Promise.reject(new Error("gone"));
    await page.app.load();
    expect(page.state.session.store.getState()).toMatchObject({
      phase: "failed",
      failure: { code: "unavailable" },
    });
    page.bridge.call = call;
    await page.app.load();
    expect(page.state.session.store.getState()).toMatchObject({ phase: "ready", failure: null });
  });

  it("drops an odd event and goes on", async () => {
    const page = createTestPage();
    await page.app.load();
    const before = held(page);
    page.bridge.emit("connection:changed", { state: "perhaps" } as never);
    expect(held(page)).toEqual(before);
    expect(page.reported).toEqual([expect.stringContaining("event connection:changed dropped")]);
  });
});
