import { describe, expect, it } from "vitest";
import { messageSize } from "./message-size.ts";

const LIMIT = 8_192;

describe("the size of a message", () => {
  it("is no matter while it is small", () => {
    expect(messageSize("hello", LIMIT)).toEqual({});
  });

  it.each([
    ["one byte a letter", "a", 1],
    ["two", "ä", 2],
    ["three", "あ", 3],
    ["four", "🙂", 4],
  ])("counts %s: the limit still goes, one more does not", (_, letter, bytes) => {
    const full = letter.repeat(Math.floor(LIMIT / bytes)) + "a".repeat(LIMIT % bytes);
    expect(messageSize(full, LIMIT).warning).toBeUndefined();
    expect(messageSize(`${full}a`, LIMIT).warning).toMatch(/8 KB/);
  });

  it("says how much is left before it runs out, and by how much it is over", () => {
    expect(messageSize("a".repeat(LIMIT - 20), LIMIT).hint).toBe("20 bytes left");
    expect(messageSize("a".repeat(LIMIT + 7), LIMIT).warning).toContain("7 bytes");
  });

  it("counts what is sent: not the space at the end", () => {
    expect(messageSize(`${"a".repeat(LIMIT)}\n\n  `, LIMIT).warning).toBeUndefined();
  });
});
