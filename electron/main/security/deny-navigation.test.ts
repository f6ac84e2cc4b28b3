import { app } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { createFakeContents } from "../testing/contents.fixture.ts";
import { denyNavigation } from "./deny-navigation.ts";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

const opened: string[] = [];
const log = createKeptLog();

beforeEach(() => {
  app.removeAllListeners();
  opened.length = 0;
  denyNavigation({ openLink: (url) => void opened.push(url), log });
});

function createdContents() {
  const contents = createFakeContents();
  app.emit("web-contents-created", {}, contents);
  return contents;
}

describe("denyNavigation", () => {
  it.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "prevents %s, wherever it leads",
    (name) => {
      for (const url of ["https://evil.example/", "app://porchlight/", "file:///etc/passwd"]) {
        const preventDefault = vi.fn();
        createdContents().emit(name, { url, preventDefault }, url);
        expect(preventDefault).toHaveBeenCalledOnce();
      }
    },
  );

  it("opens no window, and hands its address to those who check links", () => {
    const contents = createdContents();
    expect(contents.openWindow("https://example.org/")).toEqual({ action: "deny" });
    expect(contents.openWindow("file:///etc/passwd")).toEqual({ action: "deny" });
    expect(opened).toEqual(["https://example.org/", "file:///etc/passwd"]);
  });

  it("logs that it denied, not where to", () => {
    createdContents().emit("will-navigate", { preventDefault() {} }, "https://secret.example/");
    expect(log.lines.join()).toContain("navigation");
    expect(log.lines.join()).not.toContain("secret");
  });
});
