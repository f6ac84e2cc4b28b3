import { describe, expect, it } from "vitest";
import { createEntrance } from "./entrance.ts";

describe("createEntrance", () => {
  it("exchanges a token once", () => {
    const entrance = createEntrance();
    const token = entrance.issueToken();
    const cookie = entrance.redeem(token);
    expect(entrance.admits(cookie ?? "")).toBe(true);
    expect(entrance.redeem(token)).toBeNull();
    expect(entrance.admits(cookie ?? "")).toBe(true);
  });

  it("admits nobody without a cookie, nor with a token in its place", () => {
    const entrance = createEntrance();
    expect(entrance.admits(undefined)).toBe(false);
    expect(entrance.admits("")).toBe(false);
    expect(entrance.admits(entrance.issueToken())).toBe(false);
  });

  it("gives every token and every cookie a value of its own", () => {
    const entrance = createEntrance();
    const tokens = [entrance.issueToken(), entrance.issueToken()];
    const cookies = tokens.map((token) => entrance.redeem(token));
    expect(new Set([...tokens, ...cookies]).size).toBe(4);
  });

  it("forgets the oldest of many unused tokens", () => {
    const entrance = createEntrance();
    const tokens = Array.from({ length: 5 }, () => entrance.issueToken());
    expect(entrance.redeem(tokens[0] ?? "")).toBeNull();
    expect(entrance.redeem(tokens[4] ?? "")).not.toBeNull();
  });

  it("knows nothing of the cookies of another process", () => {
    const other = createEntrance();
    const cookie = other.redeem(other.issueToken()) ?? "";
    expect(createEntrance().admits(cookie)).toBe(false);
  });
});
