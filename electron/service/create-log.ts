import pino from "pino";
import type { Log } from "./ports.ts";

/** One JSON text per line on the standard output. */
export function createLog(): Log {
  const destination = pino.destination({ fd: 1, sync: true });
  // Whoever read the log is gone; the service itself has not failed by that.
  destination.on("error", () => {});
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
