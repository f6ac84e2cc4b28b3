import { describe, expect, it } from "vitest";
import type { DesktopState } from "../state/desktop-state.ts";
import { lampOf } from "./lamp-of.ts";

const state = (changes: Partial<DesktopState>): DesktopState => ({
  isSignedIn: true,
  connection: "online",
  choice: "available",
  isAway: false,
  note: "",
  theme: "system",
  names: new Map(),
  unread: new Map(),
  ...changes,
});

describe("lampOf", () => {
  it.each([
    ["available", "lit"],
    ["away", "away"],
    ["busy", "busy"],
    ["not-accepting", "closed"],
    ["invisible", "unavailable"],
  ] as const)("shows %s as %s", (choice, lamp) => {
    expect(lampOf(state({ choice }))).toBe(lamp);
  });

  it("follows a computer that went away by itself, which changes nothing chosen by hand", () => {
    expect(lampOf(state({ isAway: true }))).toBe("away");
    expect(lampOf(state({ isAway: true, choice: "busy" }))).toBe("busy");
    expect(lampOf(state({ isAway: true, connection: "waiting" }))).toBe("unknown");
  });

  it("shows no light that nobody sees", () => {
    expect(lampOf(state({ connection: "waiting" }))).toBe("unknown");
    expect(lampOf(state({ choice: null }))).toBe("unknown");
    expect(lampOf(state({ isSignedIn: false }))).toBe("unavailable");
  });
});
