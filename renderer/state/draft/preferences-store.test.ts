import { describe, expect, it } from "vitest";
import { createTestPage } from "../../testing/test-state.ts";
import { toggleFold } from "./preferences-store.ts";

describe("preferences", () => {
  it("hold at once, before they are kept", async () => {
    const page = createTestPage();
    await page.app.load();
    const kept = page.state.preferences.change({ density: "compact" });
    expect(page.state.preferences.store.getState().density).toBe("compact");
    await kept;
    expect(page.bridge.world.snapshot.preferences.density).toBe("compact");
  });

  it("go back when they could not be kept", async () => {
    const page = createTestPage();
    await page.app.load();
    page.bridge.call = () =>
      Promise.resolve({ ok: false, error: { code: "storage-full", message: "" } });
    const reply = await page.state.preferences.change({ density: "compact" });
    expect(reply).toMatchObject({ ok: false });
    expect(page.state.preferences.store.getState().density).toBe("comfortable");
  });

  it("fold and unfold a group", () => {
    expect(toggleFold(["Work"], "Choir")).toEqual(["Work", "Choir"]);
    expect(toggleFold(["Work", "Choir"], "Work")).toEqual(["Choir"]);
  });
});
