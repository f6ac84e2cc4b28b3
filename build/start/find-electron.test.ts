import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findElectron, type Surroundings } from "./find-electron.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "porchlight-electron-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function find(changes: Partial<Surroundings> = {}) {
  return findElectron({
    packageFolder: join(folder, "package"),
    env: { DISPLAY: ":0" },
    platform: "linux",
    userId: 1000,
    install: () => Promise.resolve(),
    ...changes,
  });
}

async function put(path: string, text = ""): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

it("finds the runtime that the installer has put into the package", async () => {
  await put("package/path.txt", "electron");
  const program = await put("package/dist/electron");
  expect(await find()).toEqual({ program });
});

it("finds a runtime that came some other way", async () => {
  const program = await put("elsewhere/electron");
  const env = { DISPLAY: ":0", ELECTRON_OVERRIDE_DIST_PATH: join(folder, "elsewhere") };
  expect(await find({ env })).toEqual({ program });
});

it("knows where the program lies on macOS and Windows", async () => {
  const mac = await put("elsewhere/Electron.app/Contents/MacOS/Electron");
  const windows = await put("elsewhere/electron.exe");
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, "elsewhere") };
  expect(await find({ env, platform: "darwin" })).toEqual({ program: mac });
  expect(await find({ env, platform: "win32" })).toEqual({ program: windows });
});

it("installs the runtime where there is none", async () => {
  const install = async () => {
    await put("package/dist/electron");
    await put("package/path.txt", "electron");
  };
  expect(await find({ install })).toEqual({ program: join(folder, "package/dist/electron") });
});

it("does not take an interrupted download for an Electron", async () => {
  await put("package/dist/electron");
  expect(await find()).toEqual({ reason: expect.stringContaining("could not be downloaded") });
});

it("says so where there is no screen, and downloads nothing", async () => {
  const install = () => Promise.reject(new Error("was asked to install"));
  expect(await find({ env: {}, install })).toEqual({
    reason: expect.stringContaining("no screen"),
  });
});

it("says so to the root user, for whom Electron would end at once", async () => {
  expect(await find({ userId: 0 })).toEqual({ reason: expect.stringContaining("root user") });
});
