import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig } from "vite";
import { findEntries } from "./entries.ts";
import { nodeConfig } from "./node-config.ts";
import { preloadConfig } from "./preload-config.ts";
import { rendererConfig } from "./renderer-config.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Builds everything that ships into an empty dist/. */
export async function bundle(root = ROOT): Promise<void> {
  const { node, preload, page } = findEntries(root);
  await rm(join(root, "dist"), { recursive: true, force: true });
  const configs: InlineConfig[] = [
    ...(node.length > 0 ? [nodeConfig(root, node)] : []),
    ...(preload === undefined ? [] : [preloadConfig(root, preload)]),
    ...(page === undefined ? [] : [rendererConfig(root)]),
  ];
  for (const config of configs) await build(config);
}
