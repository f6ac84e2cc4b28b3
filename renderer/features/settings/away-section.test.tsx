import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { type DeviceSenses, DEFAULT_AUTO_AWAY } from "../../../shared/contract/auto-away.ts";
import { renderPage } from "../../testing/render-page.tsx";
import { emptyWorld } from "../../testing/worlds.ts";
import { pretendLayout } from "../../ui/page.fixture.ts";
import { AwaySection } from "./away-section.tsx";

beforeEach(() => pretendLayout(1_280));

const ALL: DeviceSenses = { input: "computer", lock: true, sleep: true };

function open(senses: DeviceSenses = ALL, kind: "electron" | "browser" = "electron") {
  return renderPage(<AwaySection />, (now) => {
    const world = emptyWorld(now);
    world.snapshot.host = { ...world.snapshot.host, kind, senses };
    return world;
  });
}

const autoAway = (page: Awaited<ReturnType<typeof open>>) =>
  page.state.preferences.store.getState().autoAway;

async function press(name: string): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole("switch", { name }));
    await Promise.resolve();
  });
}

describe("settings of going away by itself", () => {
  it("begin with telling nobody when the device was used last", async () => {
    const page = await open();
    expect(
      screen.getByRole<HTMLInputElement>("switch", { name: "Tell when I last used this device" })
        .checked,
    ).toBe(false);
    await press("Tell when I last used this device");
    expect(autoAway(page)).toEqual({ ...DEFAULT_AUTO_AWAY, tellsLastInput: true });
  });

  it("change what happens on lock and sleep, where the host is told of them", async () => {
    const page = await open();
    await press("Away when the screen is locked");
    await press("Away when the computer sleeps");
    expect(autoAway(page)).toMatchObject({ onLock: false, onSleep: false });
    expect(screen.getByText(/whole computer count/)).toBeTruthy();
  });

  it("say plainly what a browser tab can't know, and offer none of it", async () => {
    await open({ input: "page", lock: false, sleep: false }, "browser");
    expect(screen.getByText(/only knows whether you use its own page/)).toBeTruthy();
    expect(screen.getByText(/not told here when the screen is locked/)).toBeTruthy();
    for (const name of ["Away when the screen is locked", "Away when the computer sleeps"]) {
      const control = screen.getByRole<HTMLInputElement>("switch", { name });
      expect([control.disabled, control.checked]).toEqual([true, false]);
    }
  });

  it("keep a text once it is written, not letter by letter", async () => {
    const page = await open();
    const field = screen.getByRole("textbox", { name: "What others read: Away" });
    fireEvent.change(field, { target: { value: " back soon " } });
    expect(autoAway(page).first.note).toBe("");
    await act(async () => {
      fireEvent.blur(field);
      await Promise.resolve();
    });
    expect(autoAway(page).first).toEqual({ afterMinutes: 5, note: "back soon" });
  });

  it("say when the second stage leaves no room for the first", async () => {
    const page = await open();
    expect(screen.queryByText(/so this never shows/)).toBeNull();
    await act(async () => {
      const second = { afterMinutes: 2, note: "" };
      await page.state.preferences.change({ autoAway: { ...DEFAULT_AUTO_AWAY, second } });
    });
    expect(screen.getByText(/so this never shows/)).toBeTruthy();
  });
});
