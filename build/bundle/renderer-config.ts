import { globSync } from "node:fs";
import { join } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";

/** The page. Its policy allows files of its own origin and nothing inline, so nothing is inlined. */
export function rendererConfig(root: string): InlineConfig {
  return {
    root: join(root, "renderer"),
    configFile: false,
    logLevel: "warn",
    plugins: [
      react(),
      // React Aria brings its few words in thirty languages; in another one than ours they would stand alone.
      optimizeLocales.vite({ locales: languagesOf(root) }),
    ],
    build: {
      target: "chrome150",
      outDir: "renderer",
      assetsInlineLimit: 0,
      // Every Chromium we run in preloads modules itself.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  };
}

/** What our own sentences are written in: `renderer/i18n/messages-<language>.ts`. */
function languagesOf(root: string): string[] {
  const catalogues = globSync("messages-??.ts", { cwd: join(root, "renderer/i18n") });
  return catalogues.map((name) => name.slice("messages-".length, -".ts".length));
}
