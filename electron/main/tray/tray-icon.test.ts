import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DesktopState } from "../state/desktop-state.ts";
import { Tray } from "../testing/electron.fixture.ts";
import { createTrayIcon } from "./tray-icon.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const STATE: DesktopState = {
  isSignedIn: true,
  connection: "online",
  choice: "busy",
  isAway: false,
  note: "",
  theme: "system",
  names: new Map(),
  unread: new Map([["ada@home", 2]]),
};

const actions = { show: vi.fn(), quit: vi.fn(), choose: vi.fn() };
beforeEach(() => {
  Tray.shown.length = 0;
  Tray.isPossible = true;
  vi.clearAllMocks();
});

describe("createTrayIcon", () => {
  it("says how things stand, and follows", () => {
    const icon = createTrayIcon(STATE, actions);
    const [tray] = Tray.shown;
    expect(tray?.toolTip).toBe("Porchlight · Busy · 2 unread messages");
    icon?.update({ ...STATE, choice: "away", unread: new Map([["ada@home", 1]]) });
    expect(tray?.toolTip).toBe("Porchlight · Away · 1 unread message");
    icon?.update({ ...STATE, choice: "available", isAway: true, unread: new Map() });
    expect(tray?.toolTip).toBe("Porchlight · Away, because nobody is using this computer");
    icon?.update({ ...STATE, isSignedIn: false, choice: null, unread: new Map() });
    expect(tray?.toolTip).toBe("Porchlight");
  });

  it("leads back to the window and out of the app, and offers every status", () => {
    createTrayIcon(STATE, actions);
    const [tray] = Tray.shown;
    tray?.emit("click");
    const [show, status, , quit] = tray?.menu ?? [];
    show?.click?.();
    expect(actions.show).toHaveBeenCalledTimes(2);
    quit?.click?.();
    expect(actions.quit).toHaveBeenCalledOnce();
    expect(status?.submenu?.map(({ label, checked }) => [label, checked])).toEqual([
      ["Available", false],
      ["Away", false],
      ["Busy", true],
      ["Not accepting messages", false],
      ["Invisible", false],
    ]);
    status?.submenu?.[1]?.click?.();
    expect(actions.choose).toHaveBeenCalledWith("away");
  });

  it("offers no status to somebody who is not signed in", () => {
    createTrayIcon({ ...STATE, isSignedIn: false }, actions);
    expect(Tray.shown[0]?.menu[1]?.enabled).toBe(false);
  });

  it("is null where the system can't show an icon", () => {
    Tray.isPossible = false;
    expect(createTrayIcon(STATE, actions)).toBeNull();
  });
});
