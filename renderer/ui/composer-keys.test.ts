import { describe, expect, it } from "vitest";
import { composerAct, type ComposerKey } from "./composer-keys.ts";

const press = (key: string, more: Partial<ComposerKey> = {}): ComposerKey => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  ...more,
});

describe("composer keys", () => {
  it("sends with Enter and starts a line with Shift and Enter", () => {
    expect(composerAct(press("Enter"), "enter", false)).toBe("send");
    expect(composerAct(press("Enter", { shiftKey: true }), "enter", false)).toBeUndefined();
  });

  it("starts a line with Enter when the person swapped them", () => {
    expect(composerAct(press("Enter"), "mod-enter", false)).toBeUndefined();
    expect(composerAct(press("Enter", { ctrlKey: true }), "mod-enter", false)).toBe("send");
    expect(composerAct(press("Enter", { metaKey: true }), "mod-enter", false)).toBe("send");
  });

  it("leaves Enter to an input method that is choosing letters", () => {
    expect(composerAct(press("Enter", { isComposing: true }), "enter", false)).toBeUndefined();
  });

  it("edits the last message with Up in the empty text only", () => {
    expect(composerAct(press("ArrowUp"), "enter", true)).toBe("edit-last");
    expect(composerAct(press("ArrowUp"), "enter", false)).toBeUndefined();
    expect(composerAct(press("ArrowUp", { shiftKey: true }), "enter", true)).toBeUndefined();
  });

  it("answers the previous one with Mod and Up, whatever is written", () => {
    expect(composerAct(press("ArrowUp", { ctrlKey: true }), "enter", false)).toBe(
      "answer-previous",
    );
  });

  it("leaves with Escape, and leaves other keys alone", () => {
    expect(composerAct(press("Escape"), "enter", false)).toBe("leave");
    expect(composerAct(press("a"), "enter", false)).toBeUndefined();
    expect(composerAct(press("Enter", { altKey: true }), "enter", false)).toBeUndefined();
  });
});
