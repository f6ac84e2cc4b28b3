import { mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pino } from "pino";
import type { Log } from "../agent/ports.ts";

/** What one file grows to, at most over one run, before the next run begins a new one. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * A log in a file that only this user may read; the one of earlier runs is kept as `….old`.
 *
 * A log that can't be written must not keep the app from starting: then nothing is logged.
 */
export function createFileLog(file: string): Log {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) {
      renameSync(file, `${file}.old`);
    }
    const destination = pino.destination({ dest: file, mode: 0o600, sync: true });
    destination.on("error", () => {});
    return pino({ base: { pid: process.pid } }, destination);
  } catch {
    const nowhere = () => {};
    return { debug: nowhere, info: nowhere, warn: nowhere, error: nowhere };
  }
}
