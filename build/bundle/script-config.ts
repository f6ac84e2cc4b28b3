import { dirname, posix } from "node:path";
import type { InlineConfig } from "vite";

/** A script that a page is given before its own: one file, loaded without modules. */
export interface ScriptEntry {
  readonly entry: string;
  /** Below dist/. */
  readonly out: string;
  /** What runs around it: `cjs` where `require` gives it Electron, `iife` where nothing does. */
  readonly format: "cjs" | "iife";
}

/** A sandboxed preload can load `electron` and hardly anything else; a plain tab can load nothing at all. */
export function scriptConfig(root: string, { entry, out, format }: ScriptEntry): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      target: "chrome150",
      outDir: dirname(out),
      minify: false,
      rolldownOptions: {
        input: entry,
        external: format === "cjs" ? ["electron", "electron/renderer"] : [],
        output: { format, entryFileNames: posix.basename(out), codeSplitting: false },
      },
    },
  };
}
