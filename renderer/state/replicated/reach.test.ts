import { describe, expect, it } from "vitest";
import { aBuddy } from "../../testing/people.ts";
import { NOON } from "../../testing/test-state.ts";
import { isKnownClosed, reachOf } from "./reach.ts";

const ada = aBuddy({ name: "ada", displayName: "Ada", light: "available" }, NOON);
const anh = aBuddy({ name: "anh", displayName: "Ánh", light: "closed" }, NOON);

describe("reach", () => {
  it("is what the document says, while it is live", () => {
    expect(reachOf(ada, true)).toBe("available");
    expect(reachOf(anh, true)).toBe("closed");
  });

  it("is unknown without a connection, when it is stale, and of strangers", () => {
    expect(reachOf(ada, false)).toBe("unknown");
    expect(reachOf({ ...ada, isLive: false }, true)).toBe("unknown");
    expect(reachOf(undefined, true)).toBe("unknown");
  });

  it("is closed only where that is known: otherwise the attempt will tell", () => {
    expect(isKnownClosed(anh, true)).toBe(true);
    expect(isKnownClosed(anh, false)).toBe(false);
    expect(isKnownClosed({ ...anh, isLive: false }, true)).toBe(false);
    expect(isKnownClosed({ ...anh, document: null }, true)).toBe(false);
    expect(isKnownClosed(ada, true)).toBe(false);
  });
});
