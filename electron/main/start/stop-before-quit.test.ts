import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { app } from "../testing/electron.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { stopBeforeQuit } from "./stop-before-quit.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

beforeEach(() => {
  vi.useFakeTimers();
  app.removeAllListeners();
  app.quit.mockReset();
});
afterEach(() => void vi.useRealTimers());

/** Whether the app would have ended. */
function quit(): boolean {
  let isEnding = true;
  app.emit("will-quit", { preventDefault: () => void (isEnding = false) });
  return isEnding;
}

describe("stopBeforeQuit", () => {
  it("holds the end back until everything has stopped, then ends", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = vi.fn(() => promise);
    const hasBegun = stopBeforeQuit(stop, createKeptLog());
    expect(hasBegun()).toBe(false);
    expect(quit()).toBe(false);
    expect(hasBegun()).toBe(true);
    expect(quit()).toBe(false);
    resolve();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(quit()).toBe(true);
    expect(stop).toHaveBeenCalledOnce();
  });

  it("ends all the same when stopping fails", async () => {
    const log = createKeptLog();
    stopBeforeQuit(() => Promise.reject(new Error("no")), log);
    quit();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(log.lines).toHaveLength(1);
  });

  it("ends all the same when stopping takes for ever", async () => {
    stopBeforeQuit(() => new Promise(() => {}), createKeptLog());
    quit();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(app.quit).toHaveBeenCalledOnce();
  });
});
