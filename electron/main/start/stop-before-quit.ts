import { app } from "electron";
import type { Log } from "../../agent/ports.ts";

/** Nobody waits longer for an app to close; what is acknowledged is on the disk in any case. */
const MAX_WAIT_MS = 8_000;

/**
 * Holds back the end until `stop` is done: others then see the light go out at once, not 30 s later.
 * Answers whether the end has begun.
 */
export function stopBeforeQuit(stop: () => Promise<void>, log: Log): () => boolean {
  let state: "running" | "stopping" | "stopped" = "running";
  app.on("will-quit", (event) => {
    if (state === "stopped") return;
    event.preventDefault();
    if (state === "stopping") return;
    state = "stopping";
    void inTime(stop, log).then(() => {
      state = "stopped";
      app.quit();
    });
  });
  return () => state !== "running";
}

async function inTime(stop: () => Promise<void>, log: Log): Promise<void> {
  const { promise: waited, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, MAX_WAIT_MS);
  try {
    await Promise.race([stop(), waited]);
  } catch (error) {
    log.error({ error: String(error) }, "could not stop in good order");
  }
  clearTimeout(timer);
}
