import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";

/** The page. Its policy allows files of its own origin and nothing inline, so nothing is inlined. */
export function rendererConfig(root: string): InlineConfig {
  return {
    root: join(root, "renderer"),
    configFile: false,
    logLevel: "warn",
    plugins: [react()],
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
