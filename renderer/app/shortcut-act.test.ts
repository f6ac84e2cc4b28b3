import { describe, expect, it } from "vitest";
import { shortcutAct } from "./shortcut-act.ts";

const key = (part: Partial<Parameters<typeof shortcutAct>[0]>) => ({
  key: "",
  code: "",
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...part,
});

describe("shortcutAct", () => {
  it.each([
    [{ key: "Y", code: "KeyY", ctrlKey: true, shiftKey: true }, { kind: "status" }],
    [{ key: "n", code: "KeyN", metaKey: true }, { kind: "new-message" }],
    [{ key: ",", code: "Comma", ctrlKey: true }, { kind: "settings" }],
    [
      { key: "ArrowUp", altKey: true },
      { kind: "conversation", step: -1 },
    ],
    [
      { key: "F6", shiftKey: true },
      { kind: "region", step: -1 },
    ],
    [{ key: "Escape" }, { kind: "back" }],
  ])("reads %j", (part, act) => {
    expect(shortcutAct(key(part))).toEqual(act);
  });

  it("finds a chord by where its letter lies where the layout types another script", () => {
    expect(shortcutAct(key({ key: "т", code: "KeyN", ctrlKey: true }))).toEqual({
      kind: "new-message",
    });
  });

  it("follows the letter, not the place, where the layout moves Latin letters about", () => {
    expect(shortcutAct(key({ key: "b", code: "KeyN", ctrlKey: true }))).toBeUndefined();
    expect(shortcutAct(key({ key: "n", code: "KeyL", ctrlKey: true }))).toEqual({
      kind: "new-message",
    });
  });

  it.each([
    { key: "n", code: "KeyN" },
    { key: "ArrowUp" },
    { key: "ArrowUp", altKey: true, ctrlKey: true },
    { key: "n", code: "KeyN", ctrlKey: true, altKey: true },
  ])("leaves %j alone", (part) => {
    expect(shortcutAct(key(part))).toBeUndefined();
  });
});
