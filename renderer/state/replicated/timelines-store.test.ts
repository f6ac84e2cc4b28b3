import { describe, expect, it } from "vitest";
import { inbox } from "../../testing/people.ts";
import { createTestPage, type TestPage } from "../../testing/test-state.ts";
import { selectTimeline } from "./timelines-store.ts";

const ada = inbox("ada");
const dmitri = inbox("dmitri");

async function open(peer = ada): Promise<TestPage> {
  const page = createTestPage();
  await page.app.load();
  await page.state.timelines.open(peer);
  return page;
}
const timelineOf = ({ state }: TestPage, peer = ada) =>
  selectTimeline(peer)(state.timelines.store.getState());
const askedFor = ({ asked }: TestPage, name: string) => asked.filter((call) => call.name === name);

describe("reading", () => {
  it("opens on the newest page, and reads earlier ones once each until there is none", async () => {
    const page = await open(dmitri);
    expect(timelineOf(page, dmitri).messages).toHaveLength(60);
    await Promise.all([
      page.state.timelines.loadEarlier(dmitri),
      page.state.timelines.loadEarlier(dmitri),
    ]);
    expect(timelineOf(page, dmitri).messages).toHaveLength(120);
    for (let step = 0; step < 5; step += 1) await page.state.timelines.loadEarlier(dmitri);
    expect(timelineOf(page, dmitri)).toMatchObject({ hasEarlier: false });
    expect(timelineOf(page, dmitri).messages).toHaveLength(230);
    expect(askedFor(page, "conversation:read")).toHaveLength(4);
  });

  it("can be tried again when it failed", async () => {
    const page = await open(dmitri);
    const { call } = page.bridge;
    page.bridge.call = () =>
      Promise.resolve({ ok: false, error: { code: "storage-failed", message: "" } });
    await page.state.timelines.open(ada);
    expect(timelineOf(page)).toMatchObject({
      phase: "failed",
      failure: { code: "storage-failed" },
    });
    page.bridge.call = call;
    await page.state.timelines.open(ada);
    expect(timelineOf(page)).toMatchObject({ phase: "ready", failure: null });
  });

  it("keeps showing what it has when reading anew failed", async () => {
    const page = await open();
    page.bridge.call = () =>
      Promise.resolve({ ok: false, error: { code: "timeout", message: "" } });
    await page.state.timelines.open(ada);
    expect(timelineOf(page)).toMatchObject({ phase: "ready" });
    await page.state.timelines.loadEarlier(ada);
    expect(timelineOf(page).isLoadingEarlier).toBe(false);
  });

  it("keeps the ten opened last at hand", async () => {
    const page = await open();
    for (let number = 0; number < 10; number += 1)
      await page.state.timelines.open(inbox(`p${number}`));
    expect(page.state.timelines.store.getState().byPeer.size).toBe(10);
    expect(page.state.timelines.store.getState().byPeer.has(ada)).toBe(false);
  });

  it("marks what came while another conversation was in front", async () => {
    const page = await open(inbox("ngozi"));
    page.state.view.openConversation(inbox("ngozi"));
    page.bridge.hear(inbox("ngozi"), "read at once");
    expect(timelineOf(page, inbox("ngozi")).dividerAt).toBeNull();
    page.state.view.openConversation(ada);
    page.bridge.hear(inbox("ngozi"), "for later");
    const timeline = timelineOf(page, inbox("ngozi"));
    expect(timeline.dividerAt).toBe(timeline.messages.at(-1)?.position);
  });

  it("hears nothing of conversations that are not open", async () => {
    const page = await open();
    const before = page.state.timelines.store.getState();
    page.bridge.hear(inbox("sara"), "psst");
    expect(page.state.timelines.store.getState()).toBe(before);
  });
});

describe("displayed", () => {
  it("is told once, and only forward", async () => {
    const page = await open();
    const { messages } = timelineOf(page);
    const last = messages.at(-1);
    const first = messages[0];
    if (last === undefined || first === undefined) throw new Error("nothing was said");
    await page.state.timelines.markDisplayed(last);
    await page.state.timelines.markDisplayed(last);
    await page.state.timelines.markDisplayed(first);
    expect(askedFor(page, "conversation:displayed")).toHaveLength(1);
    expect(page.state.conversations.store.getState().byPeer.get(ada)?.unreadCount).toBe(0);
  });

  it("is told again with the next look when it could not be told", async () => {
    const page = await open();
    const last = timelineOf(page).messages.at(-1);
    if (last === undefined) throw new Error("nothing was said");
    const { call } = page.bridge;
    page.bridge.call = () =>
      Promise.resolve({ ok: false, error: { code: "timeout", message: "" } });
    await page.state.timelines.markDisplayed(last);
    page.bridge.call = call;
    await page.state.timelines.markDisplayed(last);
    expect(page.state.conversations.store.getState().byPeer.get(ada)?.unreadCount).toBe(0);
  });
});

describe("sending", () => {
  it("shows the message once, from being sent to being seen", async () => {
    const page = await open();
    const before = timelineOf(page).messages.length;
    await page.state.timelines.send(ada, "It is the third column.");
    expect(timelineOf(page).messages).toHaveLength(before + 1);
    expect(timelineOf(page).messages.at(-1)?.state).toBe("sending");
    expect(timelineOf(page).dividerAt).toBeNull();
    page.clock.pass(2_000);
    expect(timelineOf(page).messages).toHaveLength(before + 1);
    expect(timelineOf(page).messages.at(-1)?.state).toBe("displayed");
  });

  it("waits without a connection", async () => {
    const page = await open();
    page.bridge.setConnection("waiting");
    await page.state.timelines.send(ada, "later");
    page.clock.pass(60_000);
    expect(timelineOf(page).messages.at(-1)?.state).toBe("sending");
  });

  it("hands a failed message back for editing, and takes it off the log", async () => {
    const page = await open();
    const failed = timelineOf(page).messages.find(({ state }) => state === "failed");
    if (failed === undefined) throw new Error("nothing failed");
    const reply = await page.state.timelines.cancel(failed.id);
    expect(reply).toMatchObject({ ok: true, value: { text: failed.text } });
    expect(timelineOf(page).messages).not.toContainEqual(failed);
  });

  it("tries a failed message again", async () => {
    const page = await open();
    const failed = timelineOf(page).messages.find(({ state }) => state === "failed");
    if (failed === undefined) throw new Error("nothing failed");
    await page.state.timelines.retry(failed.id);
    page.clock.pass(2_000);
    const again = timelineOf(page).messages.find(({ id }) => id === failed.id);
    expect(again?.state).toBe("displayed");
  });
});
