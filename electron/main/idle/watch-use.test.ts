import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { UseSignal } from "../../agent/presence/device-rest.ts";
import { powerMonitor } from "../testing/electron.fixture.ts";
import { desktopSenses } from "./desktop-senses.ts";
import { watchUse } from "./watch-use.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

beforeEach(() => {
  vi.useFakeTimers();
  powerMonitor.removeAllListeners();
  powerMonitor.idleS = 0;
  powerMonitor.state = "active";
});
afterEach(() => void vi.useRealTimers());

const ALL = desktopSenses("darwin", {});

/** What is reported from now on; emptied by reading it. */
function watching(senses = ALL) {
  const reported: UseSignal[] = [];
  watchUse({ reportUse: (signal) => void reported.push(signal) }, senses);
  return () => reported.splice(0);
}

describe("watchUse", () => {
  it("tells when the whole computer was used last, and looks oftener once nobody uses it", () => {
    const reported = watching();
    expect(reported()).toEqual([{ kind: "input", agoMs: 0 }]);
    powerMonitor.idleS = 75;
    vi.advanceTimersByTime(15_000);
    expect(reported()).toEqual([{ kind: "input", agoMs: 75_000 }]);
    powerMonitor.idleS = 1;
    vi.advanceTimersByTime(3_000);
    expect(reported()).toEqual([{ kind: "input", agoMs: 1_000 }]);
    vi.advanceTimersByTime(14_999);
    expect(reported()).toEqual([]);
  });

  it("tells of lock and sleep the moment they come and go", () => {
    const reported = watching();
    reported();
    powerMonitor.emit("lock-screen");
    powerMonitor.emit("unlock-screen");
    powerMonitor.emit("suspend");
    powerMonitor.emit("resume");
    expect(reported().map(({ kind }) => kind)).toEqual(["locked", "unlocked", "asleep", "awake"]);
  });

  it("finds a lock of which no event told, and its end", () => {
    powerMonitor.state = "locked";
    const reported = watching();
    expect(reported()).toContainEqual({ kind: "locked" });
    powerMonitor.state = "active";
    vi.advanceTimersByTime(15_000);
    expect(reported()).toContainEqual({ kind: "unlocked" });
    vi.advanceTimersByTime(15_000);
    expect(reported()).toEqual([{ kind: "input", agoMs: 0 }]);
  });

  it("does not take a screen that is about to be locked for one that was unlocked", () => {
    const reported = watching();
    powerMonitor.emit("lock-screen");
    vi.advanceTimersByTime(15_000);
    expect(reported()).not.toContainEqual({ kind: "unlocked" });
  });

  it("leaves what the desktop can't tell to the page", () => {
    const reported = watching(desktopSenses("linux", { XDG_SESSION_TYPE: "wayland" }));
    powerMonitor.idleS = 900;
    powerMonitor.emit("lock-screen");
    vi.advanceTimersByTime(60_000);
    expect(reported()).toEqual([]);
  });
});

describe("desktopSenses", () => {
  it.each([
    ["darwin", {}, { input: "computer", lock: true, sleep: true }],
    ["win32", {}, { input: "computer", lock: true, sleep: true }],
    ["linux", {}, { input: "computer", lock: false, sleep: true }],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, { input: "page", lock: false, sleep: true }],
  ] as const)("of %s promise what it tells", (platform, environment, senses) => {
    expect(desktopSenses(platform, environment)).toEqual(senses);
  });
});
