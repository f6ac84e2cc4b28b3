import { afterEach, expect, it, vi } from "vitest";
import { app, dialog } from "../testing/electron.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { setUpCrashHandling } from "./crash-handling.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const before = process.rawListeners("uncaughtException");
afterEach(() => {
  for (const listener of process.rawListeners("uncaughtException")) {
    // Sound: they are what `rawListeners` has just listed.
    if (!before.includes(listener)) process.off("uncaughtException", listener as never);
  }
});

it("logs where a bug was, not what it quotes, says so and ends", () => {
  const log = createKeptLog();
  setUpCrashHandling(log);
  const added = process.rawListeners("uncaughtException").find((one) => !before.includes(one));
  added?.(new TypeError("cannot parse: my dear Ada"), "uncaughtException");
  expect(log.lines.join()).toContain("TypeError");
  expect(log.lines.join()).toContain("crash-handling.test");
  expect(log.lines.join()).not.toContain("Ada");
  expect(dialog.showErrorBox).toHaveBeenCalledOnce();
  expect(app.exit).toHaveBeenCalledWith(1);
});
