import { describe, expect, it } from "vitest";
import { createTestPage } from "../../testing/test-state.ts";
import { selectIsOnline, selectOwnDomain } from "./session-store.ts";

describe("the session", () => {
  it("knows the connection and the own domain", async () => {
    const page = createTestPage();
    await page.app.load();
    const { store } = page.state.session;
    expect(selectOwnDomain(store.getState())).toBe("analytical.example");
    expect(selectIsOnline(store.getState())).toBe(true);
    page.bridge.setConnection("waiting", 8_000);
    expect(selectIsOnline(store.getState())).toBe(false);
    expect(store.getState().connection.retryAt).not.toBeNull();
  });

  it("holds a chosen status, and the refusal of one changes nothing", async () => {
    const page = createTestPage();
    await page.app.load();
    const { session } = page.state;
    await session.chooseStatus({ choice: "busy", note: "Budget", until: null });
    expect(session.store.getState().status).toMatchObject({ choice: "busy", note: "Budget" });
    const reply = await session.chooseStatus({
      choice: "away",
      note: "x".repeat(500),
      until: null,
    });
    expect(reply).toMatchObject({ ok: false, error: { code: "invalid-request" } });
    expect(session.store.getState().status).toMatchObject({ choice: "busy" });
  });
});
