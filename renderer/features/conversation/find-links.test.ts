import { describe, expect, it } from "vitest";
import { findLinks } from "./find-links.ts";

const links = (text: string) =>
  findLinks(text).flatMap((piece) => (piece.kind === "link" ? [piece] : []));
const written = (text: string) => links(text).map((link) => link.text);

describe("links in a message", () => {
  it.each([
    ["see https://a.example/x?y=1#z now", ["https://a.example/x?y=1#z"]],
    ["https://a.example.", ["https://a.example"]],
    ["(https://a.example/b_(c))", ["https://a.example/b_(c)"]],
    ["“https://a.example/q”, he said", ["https://a.example/q"]],
    ["HTTP://A.example/Path!", ["HTTP://A.example/Path"]],
    ["two: http://a.example and http://b.example", ["http://a.example", "http://b.example"]],
    ["mail ada@analytical.example, please", ["ada@analytical.example"]],
    ["mailto:ada@analytical.example?subject=hi", ["mailto:ada@analytical.example?subject=hi"]],
  ])("in %j are %j", (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<b>",
    "https://",
    "http:// space",
    "vbscript:x",
    "just words, 3.14 and ada@home",
    "<script src=x>",
    "",
  ])("are none in %j", (text) => {
    expect(written(text)).toEqual([]);
  });

  it("loses no letter of the text around them", () => {
    for (const text of [
      "a https://b.example, c ada@d.example!",
      "https://a.example",
      "no link at all",
      "🙂https://a.example🙂",
    ]) {
      expect(
        findLinks(text)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }
  });

  it("lead where a browser would go, written anew", () => {
    expect(links("HTTPS://A.Example:443/ä")[0]).toMatchObject({
      href: "https://a.example/%C3%A4",
      leadsTo: "a.example",
    });
  });

  it.each([
    ["https://bank.example@evil.example/", "evil.example"],
    ["https://user:pass@evil.example", "evil.example"],
    ["https://аpple.example/", "xn--pple-43d.example"],
  ])("say where %j really leads", (text, leadsTo) => {
    expect(links(text)[0]).toMatchObject({ leadsTo, isPlain: false });
  });

  it("need not say it where they say it themselves", () => {
    expect(links("https://a.example:8080/b")[0]).toMatchObject({ isPlain: true });
  });

  it.each([
    ["brackets", `${"(".repeat(20_000)}https://a.example/${")".repeat(20_000)}`, 1],
    ["dots", "a.".repeat(30_000), 0],
    ["ats", "a@".repeat(30_000), 0],
    ["slashes", "https://".repeat(8_000), 1],
  ])("are found in a text of nothing but %s without hanging", (_, text, count) => {
    expect(written(text)).toHaveLength(count);
  });
});
