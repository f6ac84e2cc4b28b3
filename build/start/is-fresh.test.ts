import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isFresh } from "./is-fresh.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "porchlight-fresh-"));
  await mkdir(join(root, "electron/agent"), { recursive: true });
  await mkdir(join(root, "dist"));
  await write("electron/agent/agent.ts", 100);
  await write("package-lock.json", 100);
  await write("dist/.built", 200);
  await settle("electron/agent", 100);
  await settle("electron", 100);
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, second: number): Promise<void> {
  await writeFile(join(root, path), "");
  await settle(path, second);
}

function settle(path: string, second: number): Promise<void> {
  return utimes(join(root, path), second, second);
}

it("takes what was built after the last change", () => {
  expect(isFresh(root)).toBe(true);
});

it("builds again after a change to a source", async () => {
  await write("electron/agent/agent.ts", 300);
  expect(isFresh(root)).toBe(false);
});

it("builds again after a source was removed", async () => {
  await settle("electron/agent", 300);
  expect(isFresh(root)).toBe(false);
});

it("builds again with other packages", async () => {
  await write("package-lock.json", 300);
  expect(isFresh(root)).toBe(false);
});

it("builds where nothing was built, or not to its end", async () => {
  await rm(join(root, "dist/.built"));
  expect(isFresh(root)).toBe(false);
});
