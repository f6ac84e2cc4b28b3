import type { InlineConfig } from "vite";
import { bundleName } from "./entries.ts";
import { startedFiles } from "./started-files.ts";

/** Part of the runtime, or compiled code that cannot be put into a bundle. */
const LEFT_OUTSIDE = ["electron", "@node-rs/argon2", "bufferutil", "utf-8-validate"];

/** Everything that runs on Node: the processes and their threads, with their libraries inside. */
export function nodeConfig(root: string, entries: readonly string[]): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [startedFiles(root, entries)],
    ssr: { noExternal: true, external: LEFT_OUTSIDE },
    build: {
      ssr: true,
      target: "node24",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [bundleName(entry), entry])),
        output: {
          format: "es",
          entryFileNames: "[name].mjs",
          chunkFileNames: "chunks/[name]-[hash].mjs",
        },
      },
    },
  };
}
