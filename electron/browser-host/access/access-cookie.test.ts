import { describe, expect, it } from "vitest";
import { cookieHeader, readCookie } from "./access-cookie.ts";

describe("the access cookie", () => {
  it("is hidden from scripts and from other sites", () => {
    const header = cookieHeader(4100, "abc");
    expect(header).toBe("porchlight-4100=abc; Path=/; HttpOnly; SameSite=Strict");
  });

  it("is found among others, and each profile's apart", () => {
    const header = "x=1; porchlight-4101=other; porchlight-4100=mine";
    expect(readCookie(header, 4100)).toBe("mine");
    expect(readCookie(header, 4101)).toBe("other");
    expect(readCookie(header, 4102)).toBeUndefined();
    expect(readCookie("xporchlight-4100=mine", 4100)).toBeUndefined();
    expect(readCookie(undefined, 4100)).toBeUndefined();
  });
});
