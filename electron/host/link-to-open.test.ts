import { describe, expect, it } from "vitest";
import { linkToOpen } from "./link-to-open.ts";

describe("linkToOpen", () => {
  it.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    ["HTTP://EXAMPLE.org", "http://example.org/"],
    ["https://exämple.org/", "https://xn--exmple-cua.org/"],
    ["https:\\\\example.org\\a", "https://example.org/a"],
    ["  https://example.org/\n", "https://example.org/"],
    ["mailto:ada@example.org", "mailto:ada@example.org"],
  ])("writes %j anew", (raw, written) => {
    expect(linkToOpen(raw)).toBe(written);
  });

  it.each([
    "",
    "example.org",
    "//example.org",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<p>",
    "blob:https://example.org/1",
    "app://porchlight/",
    "smb://server/share",
    "ms-settings:privacy",
    "vbscript:x",
    "ftp://example.org/",
    "https://",
    `https://example.org/${"a".repeat(2_100)}`,
  ])("refuses %j", (raw) => {
    expect(linkToOpen(raw)).toBeNull();
  });

  it("hands a mail program words only, never a file of this computer", () => {
    const raw =
      "mailto:ada@example.org?subject=a%20b&ATTACH=/etc/passwd&body=c+d&attachment=x&x-y=1";
    expect(linkToOpen(raw)).toBe("mailto:ada@example.org?subject=a%20b&body=c%20d");
  });
});
