import { existsSync, globSync } from "node:fs";
import { basename, sep } from "node:path";
import type { ScriptEntry } from "./script-config.ts";

/** What a process starts with. Threads are not listed: they are found by their name. */
const PROCESSES = [
  "electron/main/index.ts",
  "electron/browser-host/index.ts",
  "electron/service/child.ts",
  "electron/service/cli.ts",
];

const THREADS = "electron/**/*-worker.ts";
const SCRIPTS: readonly ScriptEntry[] = [
  { entry: "electron/preload/preload.ts", out: "preload/preload.cjs", format: "cjs" },
  {
    entry: "electron/browser-host/page/install-bridge.ts",
    out: "browser-host/bridge.js",
    format: "iife",
  },
];
const PAGE = "renderer/index.html";

export interface Entries {
  readonly node: readonly string[];
  readonly scripts: readonly ScriptEntry[];
}

/** All paths are relative to the root and use forward slashes. Throws when one is missing. */
export function findEntries(root: string): Entries {
  const missing = [...PROCESSES, ...SCRIPTS.map(({ entry }) => entry), PAGE].filter(
    (path) => !existsSync(`${root}/${path}`),
  );
  if (missing.length > 0) throw new Error(`Not there to be built: ${missing.join(", ")}.`);
  const threads = globSync(THREADS, { cwd: root, exclude: ["**/fixtures/**"] });
  return {
    node: [...PROCESSES, ...threads.map((path) => path.replaceAll(sep, "/"))],
    scripts: SCRIPTS,
  };
}

/**
 * The name that an entry's bundle has below dist/, without its ending: its room and its own name.
 * `electron/service/storage/database-worker.ts` becomes `service/database-worker`.
 */
export function bundleName(entry: string): string {
  const [, room = ""] = entry.split("/");
  return `${room}/${basename(entry, ".ts")}`;
}
