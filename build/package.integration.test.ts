import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUSES, LINUX_PROGRAM } from "./fuses.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const tool = (path: string) => join(ROOT, "node_modules", path);

/** By these letters the fuses are found in a program; Electron's own, and the same since they exist. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** What the packager needs of an Electron: some file names, and the place in the program where the fuses are. */
const STAND_IN: Readonly<Record<string, string>> = {
  electron: `#!/bin/false\n${SENTINEL}\u0001\u0009${"1".repeat(9)}`,
  version: "45.4.1",
  LICENSE: "",
  "LICENSES.chromium.html": "",
  "locales/en-US.pak": "",
  "resources/nothing": "",
};

const BUILT: Readonly<Record<string, string>> = {
  "dist/.built": "",
  "dist/main/index.mjs": "// An empty one would be taken for corrupted.\n",
  "dist/main/index.mjs.map": "",
  "dist/service/child.mjs": "",
  "dist/preload/preload.cjs": "",
  "dist/renderer/index.html": "",
  "dist/browser-host/index.mjs": "",
  "electron/main/index.ts": "",
};

describe.skipIf(process.platform !== "linux")("the package", () => {
  let folder: string;
  let shipped: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-package-"));
    await write("electron-stand-in", STAND_IN);
    await write(".", BUILT);
    for (const path of ["build", "package.json", "LICENSE"]) {
      await cp(join(ROOT, path), join(folder, path), { recursive: true });
    }
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const where = ["--linux", "dir", "--publish", "never", "--config", "build/electron-builder.ts"];
    const electronDist = `-c.electronDist=${join(folder, "electron-stand-in")}`;
    await run(process.execPath, [tool("electron-builder/cli.js"), ...where, electronDist], {
      cwd: folder,
    });
    const asar = join(unpacked(), "resources/app.asar");
    const { stdout } = await run(process.execPath, [tool(".bin/asar"), "list", asar]);
    shipped = stdout.split("\n");
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function write(below: string, files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, below, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { encoding: "latin1", mode: 0o755 });
    }
  }

  function unpacked(): string {
    return join(
      folder,
      "release",
      process.arch === "x64" ? "linux-unpacked" : `linux-${process.arch}-unpacked`,
    );
  }

  it("holds the bundles and nothing of the sources", () => {
    expect(shipped).toEqual(
      expect.arrayContaining([
        "/package.json",
        "/dist/main/index.mjs",
        "/dist/service/child.mjs",
        "/dist/preload/preload.cjs",
        "/dist/renderer/index.html",
      ]),
    );
    const unwanted = /\.ts$|\.map$|^\/(electron|shared|renderer|e2e|build)\/|browser-host|\.built/;
    expect(
      shipped.filter((path) => !path.startsWith("/node_modules/") && unwanted.test(path)),
    ).toEqual([]);
  });

  it("holds one package, the compiled one, and no second Node", () => {
    const packages = new Set(shipped.map((path) => /^\/node_modules\/([^/]+)/.exec(path)?.[1]));
    packages.delete(undefined);
    expect([...packages]).toEqual(["@node-rs"]);
  });

  it("has every fuse as it was decided", async () => {
    const wire = await getCurrentFuseWire(join(unpacked(), LINUX_PROGRAM));
    const fuses = Object.values(FuseV1Options).filter((value) => typeof value === "number");
    for (const fuse of fuses) {
      expect(wire[fuse], FuseV1Options[fuse]).toBe(
        FUSES[fuse] ? FuseState.ENABLE : FuseState.DISABLE,
      );
    }
  });
});
