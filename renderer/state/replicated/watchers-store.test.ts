import { describe, expect, it } from "vitest";
import { aLedger } from "../../testing/ledger.ts";
import { createTestPage, NOON } from "../../testing/test-state.ts";
import { newerInformation } from "./watchers-store.ts";

describe("watcher information", () => {
  it("is not put back by a reply that an event has overtaken", () => {
    const older = { ...aLedger(NOON), version: 4 };
    const newer = { ...older, version: 5 };
    expect(newerInformation(newer, older)).toBe(newer);
    expect(newerInformation(older, newer)).toBe(newer);
    expect(newerInformation(null, older)).toBe(older);
  });

  it("stays on the page while asking anew fails", async () => {
    const page = createTestPage();
    await page.app.load();
    await page.state.watchers.refresh();
    page.bridge.world.ledger = null;
    await page.state.watchers.refresh();
    const { information, failure } = page.state.watchers.store.getState();
    expect(information?.watchers).toHaveLength(9);
    expect(failure?.code).toBe("unavailable");
  });

  it("follows what the app tells", async () => {
    const page = createTestPage();
    await page.app.load();
    await page.state.watchers.refresh();
    page.bridge.emit("watchers:changed", { ...aLedger(NOON), version: 9, watchers: [] });
    expect(page.state.watchers.store.getState().information?.watchers).toEqual([]);
  });
});
