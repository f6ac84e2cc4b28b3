import type { InlineConfig } from "vite";

/** A sandboxed preload is one CommonJS file: it can load `electron` and hardly anything else. */
export function preloadConfig(root: string, entry: string): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "chrome150",
      outDir: "preload",
      minify: false,
      rolldownOptions: {
        external: ["electron", "electron/renderer"],
        input: { preload: entry },
        output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
      },
    },
  };
}
