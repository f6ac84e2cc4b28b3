import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";
import { findEntries } from "./entries.ts";
import { nodeConfig } from "./node-config.ts";
import { rendererConfig } from "./renderer-config.ts";
import { scriptConfig } from "./script-config.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const STAMP_NAME = ".built";

/** Its time is when the build began: what was written while it ran counts as newer. */
export const STAMP = `dist/${STAMP_NAME}`;

/**
 * Builds everything that ships into dist/.
 *
 * It is built aside and then put in place, so that a build that fails, or one of two at once, leaves no half of it.
 */
export async function bundle(root = ROOT): Promise<void> {
  const began = new Date();
  const aside = await mkdtemp(join(root, ".dist-"));
  try {
    // A folder inside, because the outer one is readable by its maker alone.
    const dist = join(aside, "dist");
    await mkdir(dist);
    for (const config of configs(root, dist)) await build(config);
    // It comes with the folder: afterwards another build may already be replacing that.
    await writeFile(join(dist, STAMP_NAME), "");
    await utimes(join(dist, STAMP_NAME), began, began);
    await replaceFolder(join(root, "dist"), dist);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function configs(root: string, outDir: string): InlineConfig[] {
  const { node, scripts } = findEntries(root);
  return [
    nodeConfig(root, node),
    ...scripts.map((script) => scriptConfig(root, script)),
    rendererConfig(root),
  ].map((config) => ({
    ...config,
    build: {
      ...config.build,
      outDir: join(outDir, config.build?.outDir ?? ""),
      emptyOutDir: false,
    },
  }));
}

/** Between the two steps another build may put its own in place: then that one goes too, and we try again. */
async function replaceFolder(folder: string, by: string, triesLeft = 5): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(by, folder);
  } catch (error) {
    if (triesLeft === 0 || !existsSync(folder)) throw error;
    await replaceFolder(folder, by, triesLeft - 1);
  }
}
