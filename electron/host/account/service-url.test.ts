import { describe, expect, it } from "vitest";
import { serviceUrlOf } from "./service-url.ts";

describe("serviceUrlOf", () => {
  it.each([
    ["chat.example.org", "https://chat.example.org"],
    [" https://Chat.Example.org/ ", "https://chat.example.org"],
    ["http://10.0.0.5:7473", "http://10.0.0.5:7473"],
    ["chat.example.org:8443/path?x=1", "https://chat.example.org:8443"],
    ["localhost:7473", "http://localhost:7473"],
    ["127.0.0.1:7473", "http://127.0.0.1:7473"],
    ["kitchen-pc:7473", "http://kitchen-pc:7473"],
  ])("reads %j as %s", (typed, expected) => {
    expect(serviceUrlOf(typed)).toBe(expected);
  });

  it.each([
    "",
    " ",
    "https://",
    "ftp://example.org",
    "file:///etc/passwd",
    "https://ada:pw@example.org",
    "a b",
  ])("refuses %j", (typed) => {
    expect(() => serviceUrlOf(typed)).toThrow(expect.objectContaining({ code: "service-unknown" }));
  });
});
