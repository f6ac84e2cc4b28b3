import { describe, expect, it } from "vitest";
import { newestOnScreen } from "./newest-on-screen.ts";

const log = { top: 100, bottom: 500 };

describe("what counts as on screen", () => {
  it("is the lowest message whose last line is in sight", () => {
    const messages = [
      { id: "above", top: 20, bottom: 90 },
      { id: "seen", top: 300, bottom: 340 },
      { id: "newest", top: 450, bottom: 498 },
      { id: "below", top: 502, bottom: 540 },
    ];
    expect(newestOnScreen(messages, log)).toBe("newest");
  });

  it("is not a message that is cut off", () => {
    expect(newestOnScreen([{ id: "cut", top: 450, bottom: 540 }], log)).toBeUndefined();
  });

  it("is a message taller than the log once its end was reached", () => {
    expect(newestOnScreen([{ id: "tall", top: -900, bottom: 499 }], log)).toBe("tall");
    expect(newestOnScreen([{ id: "tall", top: 120, bottom: 1_500 }], log)).toBeUndefined();
  });

  it("is nothing in an empty log", () => {
    expect(newestOnScreen([], log)).toBeUndefined();
  });
});
