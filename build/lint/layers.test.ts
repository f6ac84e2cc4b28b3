import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLEAN_TREE } from "./fixtures/clean-tree.ts";
import { LAYER_PLANTS, LAYER_SOIL } from "./fixtures/layer-plants.ts";
import { plantTree, type PlantedTree } from "./fixtures/planted-tree.ts";
import { layerRules } from "./layer-rules.ts";

const CHECK = "build/lint/layers.ts";

describe("the layer table", () => {
  let tree: PlantedTree;
  let found: { code: number; out: string };

  beforeAll(async () => {
    const planted = Object.fromEntries(LAYER_PLANTS.map(({ path, source }) => [path, source]));
    tree = await plantTree({ ...CLEAN_TREE, ...LAYER_SOIL, ...planted });
    found = await tree.run(CHECK);
  }, 60_000);

  afterAll(() => tree[Symbol.asyncDispose]());

  it.each(LAYER_PLANTS)("finds $rule in $path", ({ path, rule }) => {
    const entries = found.out.split("\n").map((line, at, all) => `${line} ${all[at + 1] ?? ""}`);
    const here = entries.filter((entry) => entry.startsWith(`${path} →`));
    expect(here.join("\n")).toContain(`${rule}:`);
  });

  it("has a plant for every rule", () => {
    const planted = new Set(LAYER_PLANTS.map(({ rule }) => rule));
    expect(layerRules().filter(({ name = "" }) => !planted.has(name))).toEqual([]);
  });

  it("ends with a failure", () => {
    expect(found.code).toBe(1);
  });
});

it("lets a tree pass that uses every right it has, and reads all of it", async () => {
  await using tree = await plantTree(CLEAN_TREE);
  const { code, out } = await tree.run(CHECK);
  expect(out).toMatch(/^\d\d+ files, 0 against the layer table\.\n$/);
  expect(code).toBe(0);
}, 60_000);

it("fails where a room holds nothing that could be read", async () => {
  await using tree = await plantTree({ ...CLEAN_TREE, "e2e/bench/floor.ts": "not ( a program" });
  const { code } = await tree.run(CHECK);
  expect(code).toBe(1);
}, 60_000);
