import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { emptyWorld } from "../testing/worlds.ts";
import { renderPage } from "../testing/render-page.tsx";
import { pretendLayout } from "../ui/page.fixture.ts";
import { OwnWindow } from "./own-window.tsx";

beforeEach(() => pretendLayout(1_280));

describe("own window", () => {
  it("shows one's own light, and none without the service", async () => {
    const page = await renderPage(<OwnWindow />, emptyWorld);
    expect(screen.getByRole("button", { name: "Your status: Available. Change" })).toBeTruthy();
    act(() => page.bridge.setConnection("waiting", 5_000));
    expect(screen.getByRole("button", { name: "Your status: Unknown. Change" })).toBeTruthy();
  });

  it("is away, and says why, while this device is away by itself", async () => {
    const page = await renderPage(<OwnWindow />, emptyWorld);
    const since = new Date(page.clock.now() - 600_000).toISOString();
    const away = { stage: 1, cause: "locked", since, note: "", endedAt: null } as const;
    act(() => page.bridge.emit("away:changed", away));
    expect(
      screen.getByRole("button", {
        name: /^Your status: Away because the screen was locked at \S+(?:\s[AP]M)?\. Change$/,
      }),
    ).toBeTruthy();
    act(() => page.bridge.emit("away:changed", { ...away, endedAt: since }));
    expect(screen.getByRole("button", { name: "Your status: Available. Change" })).toBeTruthy();
  });

  it("tells the keys that open its picker", async () => {
    await renderPage(<OwnWindow />, emptyWorld);
    fireEvent.click(screen.getByRole("button", { name: /^Your status/ }));
    expect((await screen.findByText("Ctrl Shift Y")).tagName).toBe("KBD");
  });
});
