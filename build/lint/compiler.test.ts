import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLEAN_TREE } from "./fixtures/clean-tree.ts";
import { plantTree, type PlantedTree } from "./fixtures/planted-tree.ts";
import { ROOMS } from "./rooms.ts";

const importing = (from: string) => `import * as it from "${from}";\n\nexport const use = it;\n`;

const PLANTS = [
  ["electron/agent/a.ts", importing("../service/compose.ts"), "TS6307"],
  ["electron/service/a.ts", importing("../agent/archive/archive.ts"), "TS6307"],
  ["electron/database/a.ts", importing("../agent/archive/archive.ts"), "TS6307"],
  ["electron/host/a.ts", importing("../service/compose.ts"), "TS6307"],
  ["electron/main/a.ts", importing("../service/compose.ts"), "TS6307"],
  ["electron/browser-host/a.ts", importing("../service/compose.ts"), "TS6307"],
  ["electron/preload/a.ts", importing("../agent/archive/archive.ts"), "TS6307"],
  ["renderer/a.ts", importing("../electron/agent/archive/archive.ts"), "TS6307"],
  ["e2e/a.ts", importing("../electron/agent/archive/archive.ts"), "TS6307"],
  ["shared/model/node.ts", importing("node:fs"), "TS2591"],
  ["shared/model/process.ts", "export const it = process.env;\n", "TS2591"],
  ["shared/model/page.ts", "export const it = document.title;\n", "TS2584"],
  ["renderer/process.ts", "export const it = process.env;\n", "TS2591"],
  ["electron/agent/page.ts", "export const it = document.title;\n", "TS2584"],
  ["electron/agent/enum.ts", "export enum Kind {\n  A,\n}\n", "TS1294"],
  ["electron/agent/index-access.ts", "export const it: number = [1][0];\n", "TS2322"],
  ["electron/agent/optional.ts", "export const it: { a?: 1 } = { a: undefined };\n", "TS2375"],
] as const;

describe("the compiler", () => {
  let tree: PlantedTree;
  let out: string;

  beforeAll(async () => {
    const planted = Object.fromEntries(PLANTS.map(([path, source]) => [path, source]));
    tree = await plantTree({ ...CLEAN_TREE, ...planted });
    ({ out } = await tree.run("typescript/bin/tsc", "-b", "--pretty", "false"));
  }, 120_000);

  afterAll(() => tree[Symbol.asyncDispose]());

  it.each(PLANTS)("refuses %s", (path, _source, code) => {
    const here = out.split("\n").filter((line) => line.startsWith(`${path}(`));
    expect(here.join("\n")).toContain(code);
  });
});

it("compiles a tree that uses every right it has", async () => {
  await using tree = await plantTree({
    ...CLEAN_TREE,
    "renderer/bridge/bridge.d.ts": "interface Window {\n  porchlight: unknown;\n}\n",
  });
  expect(await tree.run("typescript/bin/tsc", "-b")).toEqual({ code: 0, out: "" });
}, 120_000);

it.each(ROOMS)(
  "refers in $folder to exactly the rooms of the layer table",
  async ({ folder, imports }) => {
    const name = folder.replace("electron/", "");
    const config = new URL(`../tsconfig/${name}.json`, import.meta.url);
    const { references }: { references: { path: string }[] } = JSON.parse(
      await readFile(config, "utf8"),
    );
    const rooms = imports.map((path) =>
      path.startsWith("shared") ? "shared" : path.replace("electron/", ""),
    );
    expect(references.map(({ path }) => path).toSorted()).toEqual(
      rooms.map((room) => `./${room}.json`).toSorted(),
    );
  },
);
