import { pino } from "pino";
import type { Log } from "../agent/ports.ts";
import { beginLogFile } from "./begin-log-file.ts";

/**
 * A log in a file that only this user may read.
 *
 * A log that can't be written must not keep the app from starting: then nothing is logged.
 */
export function createFileLog(file: string): Log {
  try {
    beginLogFile(file);
    const destination = pino.destination({ dest: file, mode: 0o600, sync: true });
    destination.on("error", () => {});
    return pino({ base: { pid: process.pid } }, destination);
  } catch {
    const nowhere = () => {};
    return { debug: nowhere, info: nowhere, warn: nowhere, error: nowhere };
  }
}
