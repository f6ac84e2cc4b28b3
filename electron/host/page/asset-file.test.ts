import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assetFile } from "./asset-file.ts";

const ROOT = join("/", "opt", "porchlight", "renderer");

describe("assetFile", () => {
  it("finds the start page and what the bundler made", () => {
    expect(assetFile(ROOT, "/")).toBe(join(ROOT, "index.html"));
    expect(assetFile(ROOT, "/index.html")).toBe(join(ROOT, "index.html"));
    expect(assetFile(ROOT, "/assets/index-B_3-x.js")).toBe(join(ROOT, "assets", "index-B_3-x.js"));
  });

  it.each([
    ["", "nothing"],
    ["index.html", "a name without its slash"],
    ["//etc/passwd", "a second root"],
    ["/../secret", "the folder above"],
    ["/assets/../../secret", "a climb from within"],
    ["/..%2f..%2fsecret", "an encoded climb"],
    ["/%2e%2e/secret", "encoded dots"],
    ["/..\\..\\secret", "a climb as Windows writes it"],
    ["/C:/secret", "a drive"],
    ["/.env", "a hidden file"],
    ["/assets/.git/config", "a hidden folder"],
    ["/index.html\0.png", "a name cut by a zero byte"],
    ["/index.html::$DATA", "a stream of a Windows file"],
    ["/assets/", "a folder"],
    ["/a b.js", "a name the bundler never makes"],
    ["/index.html\n", "a line break"],
  ])("knows no %j (%s)", (pathname) => {
    expect(assetFile(ROOT, pathname)).toBeNull();
  });

  it("stays inside a root that ends in a separator", () => {
    expect(assetFile("/", "/index.html")).toBe(join("/", "index.html"));
  });
});
