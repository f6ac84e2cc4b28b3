import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPage } from "./page.ts";

let folder: string;
let root: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-page-"));
  root = join(folder, "renderer");
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(folder, "secret.js"), "secret");
  await writeFile(join(root, "index.html"), "<!doctype html><head><title>x</title></head>");
  await writeFile(join(root, "assets", "main-1a2b.js"), "go()");
  await writeFile(join(root, "assets", "notes.exe"), "no");
});
afterAll(() => rm(folder, { recursive: true }));

const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

describe("createPage", () => {
  it("serves the start page under a policy that begins with nothing", async () => {
    const { status, headers } = await createPage({ root }).answer("/");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe/);
    expect(headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  });

  it("puts the host's script before everything of the page's own", async () => {
    const firstScript = { pathname: "/first.js", file: join(folder, "secret.js") };
    const page = createPage({ root, firstScript });
    const html = textOf((await page.answer("/")).body);
    expect(textOf((await page.answer("/first.js")).body)).toBe("secret");
    expect(html.indexOf(`<script src="/first.js">`)).toBeGreaterThan(0);
    expect(html.indexOf("/first.js")).toBeLessThan(html.indexOf("<title>"));
  });

  it("serves an asset with its type", async () => {
    const { status, headers, body } = await createPage({ root }).answer("/assets/main-1a2b.js");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(textOf(body)).toBe("go()");
  });

  it.each(["/absent.js", "/assets", "/../secret.js", "/assets/notes.exe", "/%2e%2e/secret.js"])(
    "has nothing at %s, and says so under the same policy",
    async (pathname) => {
      const { status, headers, body } = await createPage({ root }).answer(pathname);
      expect(status).toBe(404);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(textOf(body)).toBe("not found");
    },
  );
});
