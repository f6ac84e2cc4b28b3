import { mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Makes room for a log of this run: its folder exists, and the file of earlier runs is put aside as
 * `….old` once it is long. Throws what the file system throws.
 */
export function beginLogFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) {
    renameSync(file, `${file}.old`);
  }
}
