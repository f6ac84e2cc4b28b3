import { describe, expect, it } from "vitest";
import { soundUse } from "./sound-use.ts";

const NOON = Date.parse("2026-01-01T12:00:00.000Z");
const away = { stage: 1, note: "back soon" } as const;
const lastInputOf = (lastInput: string | null) =>
  soundUse({ userInput: "idle", lastInput }, NOON).lastInput;

describe("a device's word for its use", () => {
  it("is taken where it can be true", () => {
    const lastInput = "2026-01-01T11:58:00.000Z";
    expect(soundUse({ userInput: "idle", lastInput, away }, NOON)).toEqual({
      userInput: "idle",
      lastInput,
      away,
    });
    expect(lastInputOf("2026-01-01T11:58:00.1234567Z")).toBe("2026-01-01T11:58:00.123Z");
    expect(lastInputOf("2026-01-01T12:00:00Z")).toBe("2026-01-01T12:00:00.000Z");
  });

  it("is not taken for a moment to come, nor for one of long ago, nor for none", () => {
    expect(lastInputOf("2026-01-01T12:00:00.001Z")).toBeNull();
    expect(lastInputOf("2999-01-01T12:00:00.000Z")).toBeNull();
    expect(lastInputOf("1970-01-01T00:00:00.000Z")).toBeNull();
    expect(lastInputOf("2026-01-01T99:00:00.000Z")).toBeNull();
    expect(lastInputOf(null)).toBeNull();
  });

  it("says nothing of a device in use but that it is", () => {
    const lastInput = "2026-01-01T11:58:00.000Z";
    expect(soundUse({ userInput: "active", lastInput, away }, NOON)).toEqual({
      userInput: "active",
      lastInput: null,
      away: null,
    });
  });
});
