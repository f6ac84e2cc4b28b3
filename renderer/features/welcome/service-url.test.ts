import { describe, expect, it } from "vitest";
import { serviceUrl } from "./service-url.ts";

describe("the address of a service", () => {
  it.each([
    ["chat.example.org", "https://chat.example.org"],
    [" Chat.Example.org/ ", "https://chat.example.org"],
    ["chat.example.org:8443", "https://chat.example.org:8443"],
    ["http://chat.example.org/porch/", "http://chat.example.org/porch"],
    ["localhost:4870", "http://localhost:4870"],
    ["127.0.0.1:4870", "http://127.0.0.1:4870"],
    ["[::1]:4870", "http://[::1]:4870"],
    ["https://localhost:4870", "https://localhost:4870"],
  ])("reads %j as %s", (typed, url) => {
    expect(serviceUrl(typed)).toBe(url);
  });

  it.each([
    "",
    "   ",
    "two words",
    "ftp://chat.example.org",
    "javascript:alert(1)",
    "https://",
    "https://a:b@chat.example.org",
    "ada@chat.example.org",
  ])("refuses %j", (typed) => {
    expect(serviceUrl(typed)).toBeNull();
  });
});
