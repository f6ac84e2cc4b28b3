import { describe, expect, it } from "vitest";
import { describeBug } from "./describe-bug.ts";

describe("describeBug", () => {
  it("says where a bug is, and nothing of what it was about", () => {
    const described = describeBug(new TypeError("hello Bob\nhow are you"));
    expect(described).toMatch(/^TypeError\n {4}at .*describe-bug\.test\.ts/);
    expect(described).not.toMatch(/Bob|how are you/);
  });

  it("says of what is no error only what it is", () => {
    expect(describeBug("hello Bob")).toBe("string");
  });
});
