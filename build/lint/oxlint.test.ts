import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLEAN_TREE } from "./fixtures/clean-tree.ts";
import { IMPORT_PLANTS } from "./fixtures/import-plants.ts";
import { plantTree, type PlantedTree } from "./fixtures/planted-tree.ts";
import { STYLE_PLANTS, STYLE_SOIL } from "./fixtures/style-plants.ts";

interface Finding {
  readonly code?: string;
  readonly message: string;
  readonly help?: string;
  readonly filename: string;
}

const PLANTS = [...STYLE_PLANTS, ...IMPORT_PLANTS];

async function lint(tree: PlantedTree): Promise<{ code: number; findings: Finding[] }> {
  const { code, out } = await tree.run(
    "oxlint/bin/oxlint",
    "-c",
    ".oxlint.config.ts",
    "-f",
    "json",
  );
  const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(out);
  return { code, findings: diagnostics };
}

describe("the house style", () => {
  let tree: PlantedTree;
  let found: { code: number; findings: Finding[] };

  beforeAll(async () => {
    const planted = Object.fromEntries(PLANTS.map(({ path, source }) => [path, source]));
    tree = await plantTree({ ...CLEAN_TREE, ...STYLE_SOIL, ...planted });
    found = await lint(tree);
  }, 60_000);

  afterAll(() => tree[Symbol.asyncDispose]());

  it.each(PLANTS)("finds $rule in $path", ({ path, rule, says }) => {
    const here = found.findings.filter(({ filename }) => filename === path);
    const hit = here.filter(({ code = "" }) => code === rule);
    expect(here.map(({ code = "" }) => code)).toContain(rule);
    if (says !== undefined)
      expect(hit.map(({ message, help }) => `${message} ${help}`).join("\n")).toMatch(says);
  });

  it("speaks about nothing but the plants", () => {
    const paths = new Set(PLANTS.map(({ path }) => path));
    expect(found.findings.filter(({ filename }) => !paths.has(filename))).toEqual([]);
  });

  it("ends with a failure", () => {
    expect(found.code).not.toBe(0);
  });
});

it("lets a tree pass that uses every right it has", async () => {
  await using tree = await plantTree({ ...CLEAN_TREE, ...STYLE_SOIL });
  expect(await lint(tree)).toEqual({ code: 0, findings: [] });
}, 60_000);
