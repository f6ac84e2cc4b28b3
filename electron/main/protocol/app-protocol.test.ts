import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPage } from "../../host/page/page.ts";
import { createFakeSession } from "../testing/session.fixture.ts";
import { registerAppScheme, servePage } from "./app-protocol.ts";
import { protocol } from "electron";

vi.mock("electron", () => import("../testing/electron.fixture.ts"));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "porchlight-protocol-"));
  await writeFile(join(root, "index.html"), "<!doctype html><head></head>page");
});
afterAll(() => rm(root, { recursive: true }));

function served() {
  const session = createFakeSession();
  servePage(session.asElectrons, createPage({ root }));
  return session;
}

describe("the app protocol", () => {
  it("has an origin of its own and can be fetched from, but is above no policy", () => {
    registerAppScheme();
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      {
        scheme: "app",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  it("serves the page under the policy", async () => {
    const reply = await served().request("app://porchlight/");
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain("page");
    expect(reply.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["GET", "app://evil/"],
    ["GET", "app://porchlight/..%2f..%2fetc/passwd"],
    ["GET", "app://porchlight/absent.js"],
    ["POST", "app://porchlight/"],
    ["HEAD", "app://porchlight/"],
  ])("has nothing for %s %s", async (method, url) => {
    expect((await served().request(url, method)).status).toBe(404);
  });

  it("serves no file", async () => {
    expect((await served().request("file:///etc/passwd")).status).toBe(403);
  });
});
