import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { STAMP } from "../bundle/bundle.ts";

const SOURCES = ["electron", "renderer", "shared", "build/bundle"];

/** Whether dist/ was built after the last change to anything it is made of. */
export function isFresh(root: string): boolean {
  const stamp = join(root, STAMP);
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const files = SOURCES.flatMap((folder) => listFiles(join(root, folder)));
  return [...files, join(root, "package-lock.json")].every((file) => changedMs(file) <= built);
}

/** Folders count too: removing or renaming a file changes nothing else. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return [folder, ...names.map((name) => join(folder, name))];
}

function changedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
}
