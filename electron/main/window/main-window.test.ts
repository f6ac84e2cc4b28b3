import { describe, expect, it, vi } from "vitest";
import { createKnownWindows } from "../ipc/known-windows.ts";
import { BrowserWindow } from "../testing/electron.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import type { CloseAction } from "./close-action.ts";
import { openMainWindow } from "./main-window.ts";
import type { Memory } from "./window-memory.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

function openWindow(closeAction: CloseAction) {
  const changes: Partial<Memory>[] = [];
  const window = openMainWindow({
    preload: "/preload.cjs",
    memory: {
      current: () => ({ bounds: null, isMaximized: false, theme: "system", knowsOfTray: false }),
      change: (change) => void changes.push(change),
      flush: async () => {},
    },
    windows: createKnownWindows(),
    log: createKeptLog(),
    closeAction: () => closeAction,
    onDidHide: () => {},
  });
  const shown = BrowserWindow.opened.at(-1);
  return { window, shown, changes };
}

describe("the main window", () => {
  it("hides where there is a way back to it, and comes back", () => {
    const { window, shown, changes } = openWindow("hide");
    window.show();
    shown?.close();
    expect(shown?.isShown).toBe(false);
    expect(changes.at(-1)).toMatchObject({ bounds: { width: 800 } });
    window.show();
    expect(window.hasFocus()).toBe(true);
  });

  it("that was closed for good does not come back, whoever asks while the app ends", () => {
    const { window, shown } = openWindow("quit");
    window.show();
    shown?.close();
    expect(() => window.show()).not.toThrow();
    expect(window.hasFocus()).toBe(false);
  });
});
