import { describe, expect, it } from "vitest";
import { isOwnUrl } from "./app-origin.ts";

describe("isOwnUrl", () => {
  it("knows the page", () => {
    expect(isOwnUrl("app://porchlight/")).toBe(true);
    expect(isOwnUrl("app://porchlight/index.html?a#b")).toBe(true);
  });

  it.each([
    "",
    "about:blank",
    "app://porchlight.evil/",
    "app://evil/",
    "app://porchlight:81/",
    "app://porchlight@evil/",
    "app:porchlight",
    "evil://porchlight/",
    "file:///porchlight/",
    "http://porchlight/",
    "http://evil.example/?next=app://porchlight/",
    "data:text/html,app://porchlight/",
  ])("does not take %j for it", (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});
