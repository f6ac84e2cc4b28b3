import { describe, expect, it } from "vitest";
import { createFakeSession } from "../testing/session.fixture.ts";
import { createKeptLog } from "../testing/kept-log.fixture.ts";
import { hardenSession } from "./harden-session.ts";

function hardened() {
  const session = createFakeSession();
  hardenSession(session.asElectrons, createKeptLog());
  return session;
}

describe("hardenSession", () => {
  it("grants our page to write to the clipboard, whether it asks or is checked", () => {
    const session = hardened();
    expect(session.requests("clipboard-sanitized-write", "app://porchlight/")).toBe(true);
    expect(session.checks("clipboard-sanitized-write", "app://porchlight/")).toBe(true);
    expect(session.checks("clipboard-sanitized-write", "app://porchlight")).toBe(true);
  });

  it.each([
    "clipboard-read",
    "notifications",
    "media",
    "geolocation",
    "openExternal",
    "fileSystem",
    "fullscreen",
    "unknown",
    "a-permission-of-next-year",
  ])("grants nobody %s", (permission) => {
    const session = hardened();
    expect(session.requests(permission, "app://porchlight/")).toBe(false);
    expect(session.checks(permission, "app://porchlight/")).toBe(false);
  });

  it.each(["https://evil.example/", "file:///", "app://porchlight.evil/", "null", ""])(
    "grants nothing to %j",
    (origin) => {
      const session = hardened();
      expect(session.requests("clipboard-sanitized-write", origin)).toBe(false);
      expect(session.checks("clipboard-sanitized-write", origin)).toBe(false);
    },
  );

  it("hands out neither devices nor screens", () => {
    const session = hardened();
    expect(session.asksForDevice()).toBe(false);
    expect(session.asksForScreen()).toBeNull();
  });

  it("lets nothing out to the network, nor at this computer's files", () => {
    const session = hardened();
    expect(session.isLetThrough("app://porchlight/assets/a.js")).toBe(true);
    expect(session.isLetThrough("devtools://devtools/bundled/x.html")).toBe(true);
    for (const url of ["https://example.org/", "ws://127.0.0.1:1/", "file:///etc/passwd", "x"]) {
      expect(session.isLetThrough(url)).toBe(false);
    }
  });
});
