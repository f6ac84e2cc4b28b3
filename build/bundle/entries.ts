import { existsSync, globSync } from "node:fs";
import { basename, sep } from "node:path";

/** What a process starts with. Threads are not listed: they are found by their name. */
const PROCESSES = [
  "electron/main/index.ts",
  "electron/browser-host/index.ts",
  "electron/service/child.ts",
  "electron/service/cli.ts",
];

const THREADS = "electron/**/*-worker.ts";
const PRELOAD = "electron/preload/preload.ts";
const PAGE = "renderer/index.html";

export interface Entries {
  readonly node: readonly string[];
  readonly preload: string | undefined;
  readonly page: string | undefined;
}

/** Set to false while rooms are still being built: what is missing is then said and left out. */
const EVERY_ENTRY_MUST_EXIST = false;

/** All paths are relative to the root and use forward slashes. */
export function findEntries(root: string): Entries {
  const missing = [...PROCESSES, PRELOAD, PAGE].filter((path) => !existsSync(`${root}/${path}`));
  if (missing.length > 0) {
    const sentence = `Not there to be built: ${missing.join(", ")}.`;
    if (EVERY_ENTRY_MUST_EXIST) throw new Error(sentence);
    console.warn(sentence);
  }
  const present = (path: string) => !missing.includes(path);
  const threads = globSync(THREADS, { cwd: root, exclude: ["**/fixtures/**"] });
  return {
    node: [...PROCESSES.filter(present), ...threads.map((path) => path.replaceAll(sep, "/"))],
    preload: present(PRELOAD) ? PRELOAD : undefined,
    page: present(PAGE) ? PAGE : undefined,
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
